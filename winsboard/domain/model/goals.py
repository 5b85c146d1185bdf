"""The document types of goals, measures, rewards and the vision board."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, TypeAlias, get_args

from winsboard.named_tuple import NamedTuple

GoalKind: TypeAlias = Literal["goal", "homework", "ladder"]
"""A goal with steps, homework from a therapist with parts, or a ladder with rungs."""

GoalState: TypeAlias = Literal["open", "reached", "away"]
"""`away` is a goal that was put aside. It can be opened again."""

Discipline: TypeAlias = Literal["", "self", "PT", "OT", "SLP"]
"""Who works on it with the person: physical, occupational or speech therapy, or nobody."""

GoalEventKind: TypeAlias = Literal[
    "began", "changed", "smaller", "level", "step", "reached", "away", "again"
]
"""What happened to a goal on a day."""

Better: TypeAlias = Literal["up", "down", "neither"]
"""Which direction of a number is better."""

MeasureKind: TypeAlias = Literal["count", "time", "distance", "number", "help"]
"""What a measure measures. A `help` measure has the values 0 (full help) to 4 (on my own)."""

RewardFor: TypeAlias = Literal["habit", "step", "goal", "part", "wins"]
"""What a reward is for: days of a habit, a step, a goal, a part of homework, or some wins."""

CardKind: TypeAlias = Literal["hope", "person", "place", "word", "proof"]
"""What a card of the vision board shows; `proof` is something the person has already done."""

GOAL_KINDS: Final[tuple[GoalKind, ...]] = get_args(GoalKind)
GOAL_STATES: Final[tuple[GoalState, ...]] = get_args(GoalState)
DISCIPLINES: Final[tuple[Discipline, ...]] = get_args(Discipline)
GOAL_EVENTS: Final[tuple[GoalEventKind, ...]] = get_args(GoalEventKind)
BETTER: Final[tuple[Better, ...]] = get_args(Better)
MEASURE_KINDS: Final[tuple[MeasureKind, ...]] = get_args(MeasureKind)
REWARDS_FOR: Final[tuple[RewardFor, ...]] = get_args(RewardFor)
CARD_KINDS: Final[tuple[CardKind, ...]] = get_args(CardKind)

LOWEST: Final = -2
"""The lowest level of a goal. It is never shown as a number with a minus."""
HIGHEST: Final = 2
AIM: Final = 0
"""The level that a person aims for."""
ON_THE_WAY: Final = -1
"""The level at which most goals start."""
HELP_VALUES: Final = 5
"""How many values a help level has: 0, full help, to 4, on my own."""


class Goal(NamedTuple):
    """Something a person wants to reach, in small steps."""

    id: str
    title: str
    kind: GoalKind = "goal"
    why: str = ""
    smallest: str = ""
    """The smallest version of it that counts."""
    sure: int | None = None
    """How sure the person is that they can do it, 0-10."""
    when: str = ""
    """The first half of "when ..., I will ..."."""
    then: str = ""
    """The second half of "when ..., I will ..."."""
    obstacle: str = ""
    """What tends to get in the way."""
    ally: str = ""
    """Id of the person who helps with it."""
    session: str = ""
    """The session that homework is for, as typed. Nothing is ever late."""
    form: str = ""
    """Id of a form of progress, or empty."""
    discipline: Discipline = ""
    template: str = ""
    """Id of the shipped template that it was made from, or empty."""
    measure: str = ""
    """Id of the measure that shows its progress, or empty."""
    levels: tuple[str, ...] = ()
    """None or five texts, lowest first."""
    cuts: tuple[float, ...] = ()
    """None or the four numbers between the levels, in the order of the levels: the first value of
    each level but the lowest."""
    start_level: int = ON_THE_WAY
    level: int = ON_THE_WAY
    """From -2 to 2; 0 is what the person aims for."""
    weight: float = 1.0
    """How much it counts in the score. It stays 1 unless a therapist sets it."""
    review_on: date | None = None
    state: GoalState = "open"
    reached_on: date | None = None
    """The first day on which it was reached; an earlier one wins when two machines are merged."""
    pause_from: date | None = None
    """The day of a milestone that the person has not looked at yet; None if there is none."""
    position: float = 0.0


class Step(NamedTuple):
    """A small step of a goal: a part of homework, or a rung of a ladder."""

    id: str
    goal: str
    title: str
    position: float = 0.0
    done_on: date | None = None
    """The first day on which it was done; an earlier one wins when two machines are merged."""
    habit: str = ""
    """Id of the habit whose ticks are evidence for it, or empty."""


class GoalEvent(NamedTuple):
    """One event in the story of a goal. It stays when the history of edits is thinned."""

    id: str
    goal: str
    day: date
    what: GoalEventKind
    before: str = ""
    """The old text, or the old level as a number."""
    after: str = ""
    """The new text, the new level as a number, or the title of a step."""
    because: str = ""
    """The reason in the person's words."""
    by: str = ""
    """Who decided it; empty for the person."""
    at: datetime | None = None
    """When it was written down. It orders the story of a day."""


class SetUpRecord(NamedTuple):
    """The first and the best reading of one set-up of a measure, and the range of its readings."""

    set_up: str = ""
    """The set-up as typed; empty if none was given."""
    first_on: date | None = None
    first: float | None = None
    best_on: date | None = None
    best: float | None = None
    """The highest value, or the lowest one if lower is better."""
    other_on: date | None = None
    other: float | None = None
    """The value at the other end of the range."""


class Measure(NamedTuple):
    """Something that is counted or measured again and again."""

    id: str
    name: str
    ask: str = ""
    """The question that is asked for a number."""
    unit: str = ""
    better: Better = "up"
    decimals: int = 0
    out_of: float | None = None
    """The total that a reading is out of, such as 20 pictures; None if there is none."""
    low: float | None = None
    """The lowest value that is likely. A value beyond it is asked about once and saved."""
    high: float | None = None
    wobble: float = 0.0
    """A difference that does not mean anything. Only more than this is called the most so far."""
    set_ups: tuple[str, ...] = ()
    """The set-ups that were named for it, such as "with my stick". Those of its readings are in the
    records."""
    kind: MeasureKind = "number"
    discipline: Discipline = ""
    template: str = ""
    """Id of the shipped template that it was made from, or empty."""
    records: tuple[SetUpRecord, ...] = ()
    """The first and the best reading of each set-up, so that old months need not be read."""
    former_habits: tuple[str, ...] = ()
    """Ids of habits that were deleted, whose numbers stay."""
    chart_hidden: bool = False
    put_away_on: date | None = None
    position: float = 0.0


class Reading(NamedTuple):
    """One measured value. A day can have several."""

    id: str
    measure: str
    day: date
    at: datetime
    value: float
    out_of: float | None = None
    hinted: float | None = None
    """How many of `value` came after a hint."""
    set_up: str = ""
    help: int | None = None
    """How much help there was: 0, full help, to 4, on my own."""
    by: str = ""
    """Who measured, as typed; empty for the person."""
    with_person: bool = False
    """Whether the person measured together with `by`."""
    note: str = ""


class Pin(NamedTuple):
    """An entry, a tick or a reading that is evidence for a goal or a step."""

    id: str
    """Follows from what it connects, so that the same pin on two machines is one document."""
    day: date
    """The day of what is pinned."""
    goal: str
    of: str
    """Id of the entry, mark or reading."""
    step: str = ""


class Reward(NamedTuple):
    """Something nice that a person promised themselves."""

    id: str
    title: str
    why: str = ""
    """Why the person likes it."""
    idea: str = ""
    """Id of the shipped idea that it was made from, or empty."""
    for_kind: RewardFor = "wins"
    for_id: str = ""
    """Id of the habit, step or goal it is for; empty for a number of wins, and when that was
    deleted: it is then ready whenever the person likes."""
    for_label: str = ""
    """The name of what it was for, when that was deleted."""
    needed: int = 1
    """How many days of the habit, or how many wins."""
    since: date = date.min
    """The first day that counts."""
    ready_on: date | None = None
    """The day on which it became ready. It never goes back; an earlier one wins in a merge."""
    enjoyed_on: date | None = None
    put_away_on: date | None = None
    position: float = 0.0


class VisionCard(NamedTuple):
    """A card of the vision board."""

    id: str
    text: str
    kind: CardKind = "hope"
    colour: int = 0
    """The number of a colour of the theme, 0-7; 0 is the plain one."""
    picture: str = ""
    """The name of a file in the folder of pictures, or empty."""
    caption: str = ""
    """What the picture shows, in words."""
    obstacle: str = ""
    when: str = ""
    then: str = ""
    goal: str = ""
    """Id of the goal that was made from it, or empty."""
    entry: str = ""
    """Id of the win that it shows, or empty."""
    position: float = 0.0


GoalDocument: TypeAlias = Goal | Step | Measure | Reward | VisionCard
"""The documents of the library page that belong to goals."""


def pin_id(goal: str, step: str, of: str) -> str:
    """The id of a pin: a number that follows from what it connects.

    Ids are decimal digits because TinyDB parses document ids as integers. The ids of a step and a
    tick behind each other would be longer than an id may be.
    """
    # Loaded here because hardly any command pins something.
    from hashlib import blake2b

    connected = f"{goal} {step} {of}".encode()
    return str(int.from_bytes(blake2b(connected, digest_size=8).digest(), "big"))
