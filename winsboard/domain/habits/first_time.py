"""Offering the tag "first time" for the first tick of a habit such as a therapy session."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.domain.text.calendar import FIRST_DAY

OFFERED_IN: Final = frozenset({"therapy"})
"""The areas where the first time is a step of its own: a session, a group, an appointment."""
_FURTHEST: Final = timedelta(days=365)


def may_be_first(board: Board, habit: Habit) -> bool:
    """Whether the tick that is about to be made may be the first of its kind.

    False unless the habit is in one of these areas and no mark of it is in memory.
    """
    if habit.area not in OFFERED_IN:
        return False
    return not any(mark.habit == habit.id for month in board.pages for mark in board.marks(month))


def first_day_needed(habit: Habit, day: date) -> date:
    """The first day whose page has to be in memory before `may_be_first` is asked."""
    earliest = day - min(_FURTHEST, day - FIRST_DAY)
    return min(max(habit.began_on, earliest), day)
