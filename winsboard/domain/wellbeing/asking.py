"""Asking for help, which is a win."""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.journal import entries
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import month_of
from winsboard.domain.model.edits import Edit

ASKED: Final = "asked"
"""Id of the tag for a win of asking for help."""


def is_saved(board: Board, day: date) -> bool:
    """Whether asking for help was saved on a day. Its page must be loaded."""
    if any(ASKED in entry.tags for entry in board.entries(day)):
        return True
    return any(ASKED in mark.tags for mark in board.marks(month_of(day)) if mark.day == day)


def save(text: str, context: EditContext) -> Edit:
    """Save that somebody was asked for help, as a win of today."""
    return entries.write("win", text, context.today, context, tags=[ASKED])
