"""The last year of a board, read once and kept as long as its pages are the same."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from winsboard.domain import rests, steadiness
from winsboard.domain.board import NO_PAGE, Board, Page
from winsboard.domain.days import LOOKS_BACK, months_between
from winsboard.domain.documents import Entry, Habit, Mark, MarkState


def year_before(today: date) -> tuple[str, ...]:
    """The pages a steadiness score is read from."""
    return months_between(today - LOOKS_BACK, today)


class _Month(NamedTuple):
    """What one page says about steadiness."""

    page: Page
    states: dict[str, dict[date, MarkState]]
    recorded: frozenset[date]


class Year:
    """Steadiness scores for one board after another; only pages that changed are read anew."""

    def __init__(self) -> None:
        self._months: dict[str, _Month] = {}

    def steadiness(self, board: Board, habit: Habit, today: date) -> float:
        """The score of a habit today; the pages of `year_before` have to be there."""
        months = [self._month(board, name) for name in year_before(today)]
        earliest = today - LOOKS_BACK
        states = {
            day: state
            for month in months
            for day, state in month.states.get(habit.id, {}).items()
            if earliest <= day <= today
        }
        first = max(min([habit.began_on, *states]), earliest)
        recorded = frozenset().union(*(month.recorded for month in months))
        resting = rests.days_of(board.rests, habit.id, first, today)
        record = steadiness.Record(recorded, resting)
        return steadiness.score(habit.rhythm, states, first, today, record)

    def _month(self, board: Board, name: str) -> _Month:
        page = board.pages.get(name, NO_PAGE)
        known = self._months.get(name)
        if known is None or known.page is not page:
            known = self._months[name] = _read(page)
        return known


def _read(page: Page) -> _Month:
    states: dict[str, dict[date, MarkState]] = {}
    recorded: set[date] = set()
    for document in page.values():
        if isinstance(document, Mark):
            states.setdefault(document.habit, {})[document.day] = document.state
            recorded.add(document.day)
        elif isinstance(document, Entry):
            recorded.add(document.day)
    return _Month(page, states, frozenset(recorded))
