"""What the lower border of the habits pane says. Imports no Textual."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.tui.components.text import GLYPHS
from winsboard.tui.habits.grid_window import GridWindow
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase

FIRST_WEEK: Final = timedelta(days=7)
"""How long the legend of the marks is shown without asking."""
BORDER: Final = 6
"""Cells of the lower border that its text cannot use."""


def tells_marks(board: Board, today: date) -> bool:
    """Return whether to show what the marks mean: as the settings say, else in the first week."""
    if board.settings.legend:
        return board.settings.legend == "on"
    began = board.settings.started_on
    return bool(board.habits) and began is not None and today - began < FIRST_WEEK


def lower_border(board: Board, today: date, window: GridWindow, width: int) -> str:
    """Return the legend of the marks, and how many habits are hidden, for a width of the pane."""
    hidden = _hidden(window)
    if not tells_marks(board, today):
        return hidden
    legend = format_phrase("today.legend", **GLYPHS)
    both = f"{legend} · {hidden}" if hidden else legend
    fits = cell_len(both) + BORDER <= width
    return both if fits else legend if board.settings.legend else hidden


def _hidden(window: GridWindow) -> str:
    """Return how many habits are above and below the visible ones."""
    above, below = window.hidden()
    said = [format_phrase("today.above", rows=above)] if above else []
    return " · ".join([*said, format_phrase("today.more", rows=below)] if below else said)
