"""The documents a board is made of.

They are named tuples, not dataclasses: immutable and typed alike, and ten times quicker to
define, which every `winsboard win` pays for.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

MarkState: TypeAlias = Literal["done", "some", "rest"]
"""What a person recorded for a habit on a day; no mark at all means open."""

HabitKind: TypeAlias = Literal["tick", "count"]

RhythmKind: TypeAlias = Literal["weekly", "weekdays", "every"]

EntryKind: TypeAlias = Literal["win", "note", "reflection"]

MARK_STATES: Final[tuple[MarkState, ...]] = get_args(MarkState)
ENTRY_KINDS: Final[tuple[EntryKind, ...]] = get_args(EntryKind)


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
    """One answer of a reflection."""

    prompt: str
    """The question as it was read."""
    answer: str


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


class Settings(NamedTuple):
    """What a person chose for their board."""

    id: str = "1"
    started_on: date | None = None
    """The day of the first questions; none until they were answered."""
    board_for: str = ""
    day_boundary: int = 240
    """Minutes after midnight at which the day turns, 0-360."""
    week_start: int = 0
    """0 Monday, 5 Saturday, 6 Sunday."""
    clock_hours: int = 24
    """12 or 24."""
    look_back_minutes: int = 5
    theme: str = "winsboard-dark"
    celebrate: bool = True
    history_days: int = 90
    """Days for which what was done is kept, to be read and taken back; 1-3650."""


Document: TypeAlias = Habit | Mark | Entry | Settings

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
