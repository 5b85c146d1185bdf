"""Lays out the habit grid for a board and a size. Imports no Textual."""

from __future__ import annotations

from datetime import date

from winsboard.domain.habits import routines
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.tui.components.text import group_label, rows_of
from winsboard.tui.habits.grid_window import CELL, COUNT_CELL, HEAD, GridWindow
from winsboard.tui.terminal.cells import cell_len
from winsboard.words.sentences.habits.habit_label import label_on, longest_label


def laid_out(
    window: GridWindow, board: Board, today: date, top: tuple[str, ...], size: tuple[int, int]
) -> GridWindow:
    """Return the window with the rows and widths for a board and a size; it is not scrolled.

    `top` are the ids of the routines whose habits come first. A column is wider if a habit is
    counted, whatever the numbers are.
    """
    width, height = size

    def label(habit: Habit) -> str:
        return label_on(board, habit, today)

    def group(habit: Habit) -> str:
        return group_label(board, habit)

    habits = board.habits
    groups = [cell_len(group(habit)) for habit in habits]
    return window._replace(
        rows=rows_of(routines.numbered(board, top), height - HEAD, label, group),
        width=width,
        height=height,
        cell=COUNT_CELL if any(habit.kind == "count" for habit in habits) else CELL,
        name=max([*groups, *(cell_len(habit.label) for habit in habits)], default=0),
        long_name=max((cell_len(longest_label(board, h)) for h in habits), default=0),
    )


def nearest_row(window: GridWindow, row: int) -> int:
    """Return the row of the habit that is nearest to a row."""
    return min(window.habit_rows(), key=lambda n: abs(n - row), default=0)


def showing(window: GridWindow, row: int, day: date, today: date) -> GridWindow:
    """Return the window scrolled to show a cell, if there is a habit."""
    return window.moved_to_show(row, day, today) if window.habit_rows() else window
