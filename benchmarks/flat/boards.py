"""Boards that differ in one thing: the years, the habits, the entries of a day, a long text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.boards import MadeUp, make
from winsboard.clock import SystemClock
from winsboard.demo.routine import stamp_of
from winsboard.domain.model.documents import Document, Entry, Habit, Mark, Settings, mark_id
from winsboard.domain.text.calendar import day_of
from winsboard.store.store import Store

DAYS: Final = 60
"""Days of the boards that are written here."""
FIRST_HABIT: Final = "Habit 1 of"
LAST_ENTRY: Final = "The newest"


class Axis(NamedTuple):
    """One thing that grows, and a board for each of its sizes."""

    name: str
    unit: str
    boards: Mapping[float, Callable[[Path], MadeUp]]


def _demo(years: int, home: Path) -> MadeUp:
    return make(f"{years} years", home, years)


def _month(home: Path) -> MadeUp:
    return make("1 month", home, 1, months=1)


def written(home: Path, *, habits: int = 10, entries: int = 5, length: int = 100) -> MadeUp:
    """A board of two months with so many habits and entries a day; one entry has this length."""
    clock = SystemClock()
    now = clock.now()
    today = day_of(now, Settings().day_boundary)
    stamp = stamp_of(today - timedelta(days=DAYS), now)
    days = [today - timedelta(days=n) for n in reversed(range(DAYS))]

    def documents() -> Iterator[Document]:
        yield Settings(started_on=days[0])
        made = [
            Habit(str(stamp + n), f"{FIRST_HABIT} {n}", position=float(n), began_on=days[0])
            for n in range(habits)
        ]
        yield from made
        yield from _marks(made, days)
        for number in range(DAYS * entries):
            day = days[number // entries]
            text = f"Watered the plants, and number {number} was the one by the window."
            yield Entry(str(stamp + 10_000 + number), day, now, "win", text)
        long = ("It was a long day. " * (length // 19 + 1))[:length]
        yield Entry(str(stamp + 200_000), today, now, "win", long)
        yield Entry(str(stamp + 200_001), today, now, "win", LAST_ENTRY)

    home.mkdir(parents=True)
    Store(home / "data", home / "state", clock).import_documents(documents())
    return MadeUp("", home, (FIRST_HABIT, LAST_ENTRY))


def _marks(habits: Sequence[Habit], days: Sequence[date]) -> Iterator[Mark]:
    for day in days[:-1]:
        for habit in habits:
            yield Mark(mark_id(habit.id, day), habit.id, day, "done")


YEARS: Final = Axis(
    "years",
    "years",
    {
        1 / 12: _month,
        10: partial(_demo, 10),
        30: partial(_demo, 30),
        60: partial(_demo, 60),
    },
)
HABITS: Final = Axis(
    "habits",
    "habits",
    {n: partial(written, habits=n) for n in (10, 50, 200)},
)
ENTRIES: Final = Axis(
    "entries a day", "entries a day", {n: partial(written, entries=n) for n in (5, 15, 50)}
)
LENGTHS: Final = Axis(
    "length of an entry",
    "characters",
    {n: partial(written, length=n) for n in (100, 10_000, 1_000_000)},
)
AXES: Final = (YEARS, HABITS, ENTRIES, LENGTHS)
