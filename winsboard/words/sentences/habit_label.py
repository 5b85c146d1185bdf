"""The name of a habit as the board shows it."""

from __future__ import annotations

from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.domain.wellbeing.moods import tiny_on
from winsboard.words import say


def label_on(board: Board, habit: Habit, day: date) -> str:
    """The name of a habit, followed by its easiest version while energy is low.

    The name stays in front, so that the board looks as it does on other days.
    """
    tiny = tiny_on(board, habit, day)
    return say("spoken.small", label=habit.label, tiny=tiny) if tiny else habit.label
