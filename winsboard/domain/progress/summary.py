"""Counting wins and done days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Document, Entry, Habit, Mark, month_of
from winsboard.domain.model.edits import Change
from winsboard.domain.text.calendar import days_between


def is_win(document: Document | None) -> bool:
    """Whether a document counts as a win: an entry of kind `win`, or a mark other than `rest`."""
    if isinstance(document, Entry):
        return document.kind == "win"
    return isinstance(document, Mark) and document.state != "rest"


def wins_on(board: Board, day: date) -> int:
    """The number of wins on a day."""
    written = sum(is_win(entry) for entry in board.entries(day))
    return written + sum(is_win(mark) and mark.day == day for mark in board.marks(month_of(day)))


def wins_gained(changes: Iterable[Change]) -> int:
    """The number of wins that changes add; negative if they remove some."""
    return sum(is_win(c.after) - is_win(c.before) for c in changes)


def last_win(changes: Iterable[Change]) -> Entry | Mark | None:
    """The last win among changes that write, tick or change one; None if there is none."""
    wins = [c.after for c in changes if isinstance(c.after, (Entry, Mark)) and is_win(c.after)]
    return wins[-1] if wins else None


def days_done(board: Board, habit: Habit, first: date, last: date, today: date) -> tuple[int, int]:
    """The days of a range on which a habit was done, and the days that count, as a pair.

    Rest days, days before the habit began, and today while it is open do not count.
    """
    resting = rests.days_of(board.rests, habit.id, first, last)
    found = ((day, board.mark(habit.id, day)) for day in days_between(first, last))
    states = {day: mark.state for day, mark in found if mark is not None}
    began = min([habit.began_on, *states])
    days = [
        day
        for day in days_between(first, last)
        if day >= began
        and states.get(day) != "rest"
        and (day in states or (day != today and day not in resting))
    ]
    return sum(day in states for day in days), len(days)


def counted_value(mark: Mark | None) -> float:
    """The counted number of a mark; 0 if there is none."""
    return mark.value or 0.0 if mark else 0.0
