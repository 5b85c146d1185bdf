"""Moods over time, and good moods on days with and without a habit.

It shows counts only: no averages, no trends, no interpolation, and no claim of a cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import sqrt
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.month_days import MonthDays, states_of
from winsboard.domain.text.calendar import days_between
from winsboard.named_tuple import NamedTuple

MIN_DAYS: Final = 10
"""The fewest days with a mood, both with and without a habit, that a comparison needs."""
FAIRLY_GOOD: Final = 4
"""The lowest mood that counts as good."""
NOTABLE: Final = 0.2
"""The smallest difference of the two shares that counts as "more often"."""
CLEAR: Final = 2.6
"""How many standard errors the difference must be at least. Chance alone gives that about once in
two hundred looks, and a board looks at each of its habits."""


class MoodDay(NamedTuple):
    """The moods of a day in the order they were recorded; empty if there is none."""

    day: date
    moods: tuple[int, ...]


class HabitMoods(NamedTuple):
    """Good moods on days with a habit compared with days without it."""

    habit: Habit
    days_with: int
    good_with: int
    """The days with the habit whose last mood was good."""
    days_without: int
    good_without: int

    @property
    def more_often(self) -> bool:
        """Whether good moods are clearly more frequent on days with the habit."""
        days = self.days_with + self.days_without
        share = (self.good_with + self.good_without) / days
        difference = self.good_with / self.days_with - self.good_without / self.days_without
        spread = sqrt(share * (1 - share) * (1 / self.days_with + 1 / self.days_without))
        return difference >= NOTABLE and difference >= CLEAR * spread


def mood_band(
    board: Board, entries: Iterable[Entry], first: date, last: date
) -> tuple[MoodDay, ...]:
    """All days of a range with their moods; empty if mood is off."""
    if not board.settings.mood:
        return ()
    moods: dict[date, list[int]] = {}
    for entry in sorted(entries, key=lambda e: (e.at, e.id)):
        if entry.mood is not None:
            moods.setdefault(entry.day, []).append(entry.mood)
    return tuple(MoodDay(day, tuple(moods.get(day, ()))) for day in days_between(first, last))


def compare_habits(
    board: Board, months: Sequence[MonthDays], band: Iterable[MoodDay]
) -> tuple[HabitMoods, ...]:
    """Compare good moods with and without each habit that has enough days of both.

    `months` must cover the days of `band`. Days before a habit began and its rest days are ignored.
    """
    noted = {day: moods[-1] for day, moods in band if moods}
    found = (_compare_habit(board, months, noted, habit) for habit in board.habits)
    return tuple(b for b in found if min(b.days_with, b.days_without) >= MIN_DAYS)


def _compare_habit(
    board: Board, months: Sequence[MonthDays], noted: Mapping[date, int], habit: Habit
) -> HabitMoods:
    states = states_of(months, habit.id)
    resting = rests.days_of(board.rests, habit.id, min(noted), max(noted)) if noted else frozenset()
    done = [day for day in noted if states.get(day) in ("done", "some")]
    began = min([habit.began_on, *states])
    open_days = [d for d in noted if d >= began and d not in states and d not in resting]
    return HabitMoods(
        habit=habit,
        days_with=len(done),
        good_with=_good(noted, done),
        days_without=len(open_days),
        good_without=_good(noted, open_days),
    )


def _good(noted: Mapping[date, int], days: Iterable[date]) -> int:
    return sum(noted[day] >= FAIRLY_GOOD for day in days)
