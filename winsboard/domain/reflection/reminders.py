"""When to show the reminder of the look back."""

from __future__ import annotations

from datetime import date, datetime

from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.model.board import Board

A_DAY = 24 * 60
"""Minutes of a day."""


def is_due(board: Board, now: datetime, today: date) -> bool:
    """Whether to show the reminder: its time has passed and today's look back is not saved yet.

    A time between midnight and the day boundary is at the end of the day.
    """
    settings = board.settings
    if settings.reminder is None or reflection_of(board, today) is not None:
        return False
    boundary = settings.day_boundary
    passed = (now.hour * 60 + now.minute - boundary) % A_DAY
    return passed >= (settings.reminder - boundary) % A_DAY
