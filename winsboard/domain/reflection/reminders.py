"""When to remind of the look back."""

from __future__ import annotations

from datetime import date, datetime

from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.model.board import Board

A_DAY = 24 * 60
"""Minutes."""


def is_due(board: Board, now: datetime, today: date) -> bool:
    """Whether the line is shown: the hour has come and tonight's look back is not written yet.

    An hour after midnight and before the day turns belongs to the end of the day.
    """
    settings = board.settings
    if settings.reminder is None or reflection_of(board, today) is not None:
        return False
    boundary = settings.day_boundary
    passed = (now.hour * 60 + now.minute - boundary) % A_DAY
    return passed >= (settings.reminder - boundary) % A_DAY
