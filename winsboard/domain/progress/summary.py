"""Counting wins. What a win is, is defined in `domain/model/wins.py`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Mark
from winsboard.domain.model.edits import Change
from winsboard.domain.model.wins import is_win as is_win
from winsboard.domain.model.wins import wins_in as wins_in


def wins_on(board: Board, day: date) -> int:
    """The number of wins on a day."""
    written = sum(map(wins_in, board.entries(day)))
    return written + sum(map(wins_in, board.marks_of_day(day)))


def net_wins(changes: Iterable[Change]) -> int:
    """The number of wins that changes add; negative if they remove some."""
    return sum(wins_in(c.after) - wins_in(c.before) for c in changes)


def last_win(changes: Iterable[Change]) -> Entry | Mark | None:
    """The last win among changes that write, tick or change one; None if there is none."""
    wins = [c.after for c in changes if isinstance(c.after, (Entry, Mark)) and is_win(c.after)]
    return wins[-1] if wins else None


def counted_value(mark: Mark | None) -> float:
    """The counted number of a mark; 0 if there is none."""
    return mark.value or 0.0 if mark else 0.0
