"""The album: all wins since the first one, with a page for each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.model.wins import Counts, is_win, is_win_state, total
from winsboard.named_tuple import NamedTuple


class Album(NamedTuple):
    """The totals of the album."""

    wins: int
    since: date | None
    """The first day of the month of the first win. None if there is no win."""
    pages: tuple[tuple[date, int], ...]
    """Pairs of a month's first day and its number of wins, oldest first, without empty months."""
    others: int
    """All other entries: notes, mood check-ins, hard-day cards and the like."""


class AlbumPage(NamedTuple):
    """The wins of a month."""

    month: date
    """Its first day."""
    wins: int
    written: tuple[Entry, ...]
    """The entries with a win, oldest first."""
    ticked: tuple[tuple[Habit, int], ...]
    """Pairs of a habit and the number of days it was marked `done` or `some`."""
    others: int
    """The other entries of the month."""


def album(counts_by_month: Mapping[str, Counts]) -> Album:
    """Build the album from the counts of each month, keyed by `YYYY-MM`."""
    pages = tuple(
        (date.fromisoformat(f"{month}-01"), counts.wins)
        for month, counts in sorted(counts_by_month.items())
        if counts.wins > 0
    )
    whole = total(counts_by_month.values())
    return Album(whole.wins, pages[0][0] if pages else None, pages, whole.others)


def album_page(board: Board, month: date, days: MonthDays, entries: Iterable[Entry]) -> AlbumPage:
    """Build the page of a month from its summary and its entries."""
    found = list(entries)
    ticked = Counter(
        {
            habit: sum(is_win_state(state) for state in states.values())
            for habit, states in days.states.items()
        }
    )
    return AlbumPage(
        month=month.replace(day=1),
        wins=sum(days.wins.values()),
        written=tuple(sorted(filter(is_win, found), key=lambda e: (e.day, e.at, e.id))),
        ticked=tuple((h, ticked[h.id]) for h in board.all_habits if ticked[h.id]),
        others=sum(not is_win(entry) for entry in found),
    )
