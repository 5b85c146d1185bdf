"""Counting wins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Document, Entry, Mark, month_of
from winsboard.domain.model.edits import Change


def is_win(document: Document | None) -> bool:
    """Whether a document counts as a win: an entry of kind `win`, or a mark other than `rest`."""
    if isinstance(document, Entry):
        return document.kind == "win"
    return isinstance(document, Mark) and document.state != "rest"


def wins_on(board: Board, day: date) -> int:
    """The number of wins on a day."""
    written = sum(is_win(entry) for entry in board.entries(day))
    return written + sum(is_win(mark) and mark.day == day for mark in board.marks(month_of(day)))


def net_wins(changes: Iterable[Change]) -> int:
    """The number of wins that changes add; negative if they remove some."""
    return sum(is_win(c.after) - is_win(c.before) for c in changes)


def last_win(changes: Iterable[Change]) -> Entry | Mark | None:
    """The last win among changes that write, tick or change one; None if there is none."""
    wins = [c.after for c in changes if isinstance(c.after, (Entry, Mark)) and is_win(c.after)]
    return wins[-1] if wins else None


def counted_value(mark: Mark | None) -> float:
    """The counted number of a mark; 0 if there is none."""
    return mark.value or 0.0 if mark else 0.0
