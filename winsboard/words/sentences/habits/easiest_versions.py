"""The tiny steps that are offered on a hard day: easiest versions, one tick each."""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.habits import welcome
from winsboard.domain.habits.welcome import SmallWin
from winsboard.domain.model.board import Board

MOST: Final = 6
FEW: Final = 3
"""Ideas for a board without habits."""


def tiny_steps(board: Board, today: date) -> tuple[SmallWin, ...]:
    """The easiest versions of the person's own habits that are open today.

    Those done most often in the last four months come first. Without any habit they are a few
    shipped ideas, which are saved as written wins. The last four months must be loaded.
    """
    if board.habits:
        own = welcome.open_habits(board, today)[:MOST]
        return tuple(SmallWin(habit.tiny or habit.label, habit.id) for habit in own)
    from winsboard.words.catalog.habits import first_habits

    ideas = first_habits(board.settings.board_for or "mh")[:FEW]
    return tuple(SmallWin(habit.tiny or habit.label, "") for habit in ideas)
