"""The names of habits as the board shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.domain.progress.summary import is_win
from winsboard.domain.wellbeing.moods import may_show_easiest_versions, tiny_on
from winsboard.words import format_phrase
from winsboard.words.text.dates import number_words


def label_on(board: Board, habit: Habit, day: date) -> str:
    """The name of a habit, followed by its easiest version while energy is low.

    The name stays in front, so that the board looks as it does on other days.
    """
    return _label(habit, tiny_on(board, habit, day))


def longest_label(board: Board, habit: Habit) -> str:
    """The longest name that a habit can have on the board, on a day of low energy or another."""
    return _label(habit, habit.tiny if may_show_easiest_versions(board) else "")


def _label(habit: Habit, tiny: str) -> str:
    return format_phrase("spoken.small", label=habit.label, tiny=tiny) if tiny else habit.label


def ticked_words(board: Board, day: date) -> Iterator[str]:
    """The habits that were ticked on a day, in the order of the board, with their numbers."""
    for habit in board.habits:
        mark = board.mark(habit.id, day)
        if mark is not None and is_win(mark):
            number = f" {number_words(mark.value)}" if mark.value is not None else ""
            yield f"{habit.label}{number}"
