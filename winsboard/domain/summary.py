"""What can be read off a board."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from winsboard.domain import steadiness
from winsboard.domain.board import Board
from winsboard.domain.days import days_between, months_between
from winsboard.domain.documents import Document, Entry, Habit, Mark, MarkState, month_of
from winsboard.domain.edits import Change

LOOKS_BACK = timedelta(days=365)
"""How far a steadiness score looks back; what is older weighs less than a thousandth."""


def is_win(document: Document | None) -> bool:
    """Whether a document is one of the wins that are kept: written as one, or done or some."""
    if isinstance(document, Entry):
        return document.kind == "win"
    return isinstance(document, Mark) and document.state != "rest"


def wins_on(board: Board, day: date) -> int:
    """How many wins a day holds."""
    written = sum(is_win(entry) for entry in board.entries(day))
    return written + sum(is_win(mark) and mark.day == day for mark in board.marks(month_of(day)))


def wins_gained(changes: Iterable[Change]) -> int:
    """By how many wins a set of changes makes the board richer; negative where some go."""
    return sum(is_win(c.after) - is_win(c.before) for c in changes)


def states_of(board: Board, habit: Habit, first: date, last: date) -> dict[date, MarkState]:
    """What was recorded for a habit on the days of a span."""
    return {
        mark.day: mark.state
        for month in months_between(first, last)
        for mark in board.marks(month)
        if mark.habit == habit.id and first <= mark.day <= last
    }


def recorded_days(board: Board, first: date, last: date) -> frozenset[date]:
    """The days of a span on which anything was recorded."""
    found: set[date] = set()
    for month in months_between(first, last):
        found.update(mark.day for mark in board.marks(month))
        found.update(entry.day for entry in board.month_entries(month))
    return frozenset(found)


def year_before(today: date) -> tuple[str, ...]:
    """The pages a steadiness score is read from."""
    return months_between(today - LOOKS_BACK, today)


def steadiness_of(board: Board, habit: Habit, today: date) -> float:
    """The steadiness score of a habit today; the pages of `year_before` have to be there."""
    first = max(_began(board, habit, today), today - LOOKS_BACK)
    states = states_of(board, habit, first, today)
    recorded = recorded_days(board, first, today)
    return steadiness.score(habit.rhythm, states, first, today, recorded)


def days_done(board: Board, habit: Habit, first: date, last: date, today: date) -> tuple[int, int]:
    """On how many days of a span a habit was done or some, and how many days the span has for it.

    Rest days, days before the habit began, and today while it is open are left out of the span.
    """
    states = states_of(board, habit, first, last)
    began = min([habit.began_on, *states])
    days = [
        day
        for day in days_between(first, last)
        if day >= began and states.get(day) != "rest" and (day in states or day != today)
    ]
    return sum(day in states for day in days), len(days)


def _began(board: Board, habit: Habit, today: date) -> date:
    """A past day may have been marked before the habit was added; then that is its beginning."""
    marked = [
        mark.day
        for month in year_before(today)
        for mark in board.marks(month)
        if mark.habit == habit.id
    ]
    return min([habit.began_on, *marked])


def counted_value(mark: Mark | None) -> float:
    """The number of a mark, zero where there is none."""
    return mark.value or 0.0 if mark else 0.0
