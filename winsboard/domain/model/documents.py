"""The documents a board is made of.

They are named tuples, not dataclasses: immutable and typed alike, and ten times quicker to
define, which every `winsboard win` pays for.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.model.library import Affirmation as Affirmation
from winsboard.domain.model.library import Flow as Flow
from winsboard.domain.model.library import FlowStep as FlowStep
from winsboard.domain.model.library import Own as Own
from winsboard.domain.model.library import Person as Person
from winsboard.domain.model.library import Prompt as Prompt
from winsboard.domain.model.library import Rest as Rest
from winsboard.domain.model.library import Ritual as Ritual
from winsboard.domain.model.library import Skill as Skill
from winsboard.domain.model.settings import Settings as Settings
from winsboard.named_tuple import NamedTuple

MarkState: TypeAlias = Literal["done", "some", "rest"]
"""What a person recorded for a habit on a day; no mark at all means open."""

HabitKind: TypeAlias = Literal["tick", "count"]

RhythmKind: TypeAlias = Literal["weekly", "weekdays", "every"]

EntryKind: TypeAlias = Literal[
    "win", "note", "reflection", "mood", "trigger", "thought", "hard_day", "calm", "ritual"
]
"""`calm` is a coping card or a breath that was tried, `ritual` one that was done."""

Helped: TypeAlias = Literal["", "helped", "little", "not_today"]
"""What a person says of something that was tried; empty where nothing was said."""

MARK_STATES: Final[tuple[MarkState, ...]] = get_args(MarkState)
ENTRY_KINDS: Final[tuple[EntryKind, ...]] = get_args(EntryKind)
HELPED: Final[tuple[Helped, ...]] = get_args(Helped)


class Rhythm(NamedTuple):
    """How often a person would like to do a habit."""

    kind: RhythmKind = "weekly"
    times: int = 5
    """Days a week (weekly, 1-7), or the length of the cycle in days (every, 1-365)."""
    weekdays: tuple[int, ...] = ()
    """Fixed weekdays, Monday is 0; only for `weekdays`."""


class Habit(NamedTuple):
    """Something a person wants to do again and again."""

    id: str
    label: str
    area: str = ""
    """Id of an area of the shipped words, or empty."""
    tiny: str = ""
    """The smallest form of it; it counts in full."""
    rhythm: Rhythm = Rhythm()
    kind: HabitKind = "tick"
    unit: str = ""
    aim: float | None = None
    """How many of the unit make it done; none means any number does."""
    cue: str = ""
    """After this, I do it."""
    position: float = 0.0
    began_on: date = date.min
    archived_on: date | None = None


class Mark(NamedTuple):
    """What was recorded for one habit on one day."""

    id: str
    habit: str
    day: date
    state: MarkState
    value: float | None = None


class Part(NamedTuple):
    """One answer of a reflection or a thought."""

    prompt: str
    """The question as it was read."""
    answer: str
    step: str = ""
    """Id of the step that asked it, such as `tomorrow`."""


class Entry(NamedTuple):
    """Something a person wrote down."""

    id: str
    day: date
    """The day it belongs to, after the day boundary; not always the date in `at`."""
    at: datetime
    """When it was written, with the offset of that place."""
    kind: EntryKind
    text: str = ""
    parts: tuple[Part, ...] = ()
    area: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    about: str = ""
    """Id of what it is about: the flow of a look back, the category of a trigger, the trap of a
    thought, the card or pattern that was tried, the ritual that was done, what a hard day was
    answered with, the look back whose line for the next day a win carries out, the question of the
    week a note answers."""
    helped: Helped = ""
    mood: int | None = None
    """1-5."""
    energy: int | None = None
    """1-5."""
    feelings: tuple[str, ...] = ()
    starred: bool = False
    """Whether the person wants to come across it again."""
    led_to: tuple[str, ...] = ()
    """Ids of the entries that this one led to."""
    was: tuple[str, ...] = ()
    """The ids it had before it was moved to another month, the first one first."""


Document: TypeAlias = Habit | Mark | Entry | Settings | Rest | Own

LIBRARY: Final = "library"
"""Name of the page that holds what has no date."""


def page_of(document: Document) -> str:
    """Name of the page a document lives on: `library`, or a month such as `2026-11`."""
    if isinstance(document, Mark | Entry):
        return month_of(document.day)
    return LIBRARY


def month_of(day: date) -> str:
    """The month of a day as `YYYY-MM`."""
    return f"{day.year:04d}-{day.month:02d}"


def mark_id(habit: str, day: date) -> str:
    """The id of the mark of a habit on a day.

    It follows from the two, so that the same cell ticked on two machines is one document. Ids are
    decimal digits because stock TinyDB reads its document ids as whole numbers.
    """
    return f"{day.year:04d}{day.month:02d}{day.day:02d}{habit}"
