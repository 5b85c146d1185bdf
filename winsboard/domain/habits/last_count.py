"""The number that was last recorded for a counted habit."""

from __future__ import annotations

from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Mark, month_of


def last_counted(board: Board, habit: str, before: date) -> Mark | None:
    """The newest mark with a number before a day, among the pages in memory. None without one."""
    months = sorted((name for name in board.pages if name <= month_of(before)), reverse=True)
    for month in months:
        counted = [
            mark
            for mark in board.marks(month)
            if mark.habit == habit and mark.value and mark.state != "rest" and mark.day < before
        ]
        if counted:
            return max(counted, key=lambda mark: mark.day)
    return None
