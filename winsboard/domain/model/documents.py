"""The document types of a board.

They are named tuples, not dataclasses: just as immutable and typed, and ten times faster to
define, which counts because every `winsboard win` imports them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.model.goals import Goal as Goal
from winsboard.domain.model.goals import GoalEvent as GoalEvent
from winsboard.domain.model.goals import Measure as Measure
from winsboard.domain.model.goals import Pin as Pin
from winsboard.domain.model.goals import Reading as Reading
from winsboard.domain.model.goals import Reward as Reward
from winsboard.domain.model.goals import Step as Step
from winsboard.domain.model.goals import VisionCard as VisionCard
from winsboard.domain.model.library import Affirmation as Affirmation
from winsboard.domain.model.library import Area as Area
from winsboard.domain.model.library import Flow as Flow
from winsboard.domain.model.library import FlowStep as FlowStep
from winsboard.domain.model.library import LibraryDocument as LibraryDocument
from winsboard.domain.model.library import Person as Person
from winsboard.domain.model.library import Prompt as Prompt
from winsboard.domain.model.library import Rest as Rest
from winsboard.domain.model.library import Ritual as Ritual
from winsboard.domain.model.library import Routine as Routine
from winsboard.domain.model.library import Skill as Skill
from winsboard.domain.model.settings import Settings as Settings
from winsboard.domain.model.sharing import Gathering as Gathering
from winsboard.domain.model.sharing import Share as Share
from winsboard.domain.model.sharing import Suggestion as Suggestion
from winsboard.named_tuple import NamedTuple

MarkState: TypeAlias = Literal["done", "some", "rest"]
"""What was recorded for a habit on a day. A day without a mark is open."""

HabitKind: TypeAlias = Literal["tick", "count"]

RhythmKind: TypeAlias = Literal["weekly", "weekdays", "every"]

EntryKind: TypeAlias = Literal[
    "win",
    "note",
    "reflection",
    "mood",
    "trigger",
    "thought",
    "hard_day",
    "calm",
    "ritual",
    "letter",
    "rehearsal",
    "noticed",
    "proud",
    "said",
    "invited",
    "tick",
]
"""`calm` is a coping card or breathing exercise that was tried, `ritual` one that was done.

`letter` is a letter to oneself that comes back on a chosen day, `rehearsal` what the person wants
to say to somebody. `noticed` is an effort that another person saw, `proud` what somebody is proud
of, `said` a phrase that was said aloud, and `invited` an invitation, whatever the answer was.
`tick` is a mark with a note or other details, shown among the entries; it is never saved as one.
"""

Helped: TypeAlias = Literal["", "helped", "little", "not_today"]
"""How the person rated something they tried; empty if not rated."""

HelpLevel: TypeAlias = Literal["", "alone", "prompt", "help"]
"""How much help the person had with something: none, only a prompt, or help; empty if not said."""

MARK_STATES: Final[tuple[MarkState, ...]] = get_args(MarkState)
TICK: Final[EntryKind] = "tick"
ENTRY_KINDS: Final[tuple[EntryKind, ...]] = tuple(k for k in get_args(EntryKind) if k != TICK)
"""The kinds of entries that are saved."""
HELPED: Final[tuple[Helped, ...]] = get_args(Helped)
HELP_LEVELS: Final[tuple[HelpLevel, ...]] = get_args(HelpLevel)


class Rhythm(NamedTuple):
    """How often a person wants to do a habit."""

    kind: RhythmKind = "weekly"
    times: int = 5
    """`weekly`: days per week, 1-7. `every`: length of the cycle in days, 1-365."""
    weekdays: tuple[int, ...] = ()
    """`weekdays` only: the fixed weekdays, Monday is 0."""


class Habit(NamedTuple):
    """Something a person wants to do regularly."""

    id: str
    label: str
    area: str = ""
    """Id of a shipped area or of one of the person's own, or empty."""
    tiny: str = ""
    """The smallest version of the habit. Doing it counts as done."""
    rhythm: Rhythm = Rhythm()
    kind: HabitKind = "tick"
    unit: str = ""
    aim: float | None = None
    """How many of the unit count as done. None: any number does."""
    cue: str = ""
    """What the habit follows, as in "after breakfast"."""
    position: float = 0.0
    began_on: date = date.min
    archived_on: date | None = None
    routine: str = ""
    """Id of the routine it is a part of, or empty."""
    reached: int = 0
    """The highest steadiness word that was told, counted from 0; it never goes down."""
    remind: tuple[int, ...] = ()
    """Minutes after midnight from which the board reminds of it with a line."""
    remind_hidden_on: date | None = None
    """The last day on which that line was hidden."""
    measure: str = ""
    """Id of the measure whose readings its numbers are, or empty."""


class Mark(NamedTuple):
    """The record of one habit on one day."""

    id: str
    habit: str
    day: date
    state: MarkState
    value: float | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    """The person's own words about this tick."""
    help: HelpLevel = ""
    mastery: int | None = None
    """How well it went, 0-3."""
    pleasure: int | None = None
    """How much the person enjoyed it, 0-3."""
    starred: bool = False
    """Whether the person wants to see it again."""
    set_up: str = ""
    """The set-up of its number, if that is a reading of a measure."""
    help_level: int | None = None
    """How much help there was with that reading: 0, full help, to 4, on my own."""
    by: str = ""
    """Who measured it, as typed; empty for the person."""
    with_person: bool = False
    """Whether the person measured it together with `by`."""


class Part(NamedTuple):
    """One answer in an entry that asks questions, such as a reflection or a thought."""

    prompt: str
    """The question as it was shown."""
    answer: str
    step: str = ""
    """Id of the step that asked the question, such as `tomorrow`."""


class Entry(NamedTuple):
    """Something a person wrote down."""

    id: str
    day: date
    """The day it belongs to, with the day boundary applied; may differ from the date of `at`."""
    at: datetime
    """When it was written, with the UTC offset of that place."""
    kind: EntryKind
    text: str = ""
    parts: tuple[Part, ...] = ()
    area: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    about: str = ""
    """Id of what it refers to, by kind: the flow of a look back, the category of a trigger, the
    thinking trap of a thought, the card or breathing pattern that was tried, the ritual that was
    done, the answer to a hard day, the phrase that was said, the answer to an invitation (`yes`,
    `no` or nothing), the look back whose line for tomorrow a win completes, or the weekly question
    that a note answers."""
    helped: Helped = ""
    mood: int | None = None
    """1-5."""
    energy: int | None = None
    """1-5."""
    feelings: tuple[str, ...] = ()
    starred: bool = False
    """Whether the person wants to see it again."""
    led_to: tuple[str, ...] = ()
    """Ids of the entries that this one led to."""
    was: tuple[str, ...] = ()
    """The ids it had before it was moved to another month, oldest first."""
    form: str = ""
    """Id of a form of progress, such as `insight` for "something clicked"; empty for none."""
    opens_on: date | None = None
    """The day on which a letter comes back."""
    opened_on: date | None = None
    """The day on which a letter was last opened. None if it never was."""
    talk: bool = False
    """Whether the person would like to talk about it."""
    talk_with: str = ""
    """Id of the Person to talk about it with; empty for anybody."""
    noticed_by: str = ""
    """Id of the Person who noticed it, or their name."""
    whose: tuple[str, ...] = ()
    """Ids of the people it belongs to, such as the members who did it together."""
    given: str = ""
    """The random id under which another board shared it; empty if it was written here."""


DatedDocument: TypeAlias = Mark | Entry | Reading | GoalEvent | Pin | Share
"""The documents whose page is the month of their `day`."""

Document: TypeAlias = Habit | Settings | Rest | DatedDocument | LibraryDocument

LIBRARY: Final = "library"
"""Name of the page that holds documents without a date."""


def page_of(document: Document) -> str:
    """The name of the page that a document belongs to: `library`, or a month such as `2026-11`."""
    if isinstance(document, DatedDocument):
        return month_of(document.day)
    return LIBRARY


def month_of(day: date) -> str:
    """The month of a day as `YYYY-MM`."""
    return f"{day.year:04d}-{day.month:02d}"


def is_told(mark: Mark) -> bool:
    """Whether a mark has a note, tags or a star, and is therefore listed among the entries."""
    return bool(mark.note or mark.tags or mark.starred)


def mark_id(habit: str, day: date) -> str:
    """The id of the mark of a habit on a day.

    It is derived from both, so that the same cell ticked on two machines is one document. Ids are
    decimal digits because TinyDB parses document ids as integers.
    """
    return f"{day.year:04d}{day.month:02d}{day.day:02d}{habit}"
