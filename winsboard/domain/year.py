"""The last year of a board, read once and kept as long as its pages are the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from winsboard.domain import steadiness
from winsboard.domain.board import NO_PAGE, Board, Page
from winsboard.domain.days import months_between
from winsboard.domain.documents import Entry, Habit, Mark, MarkState

LOOKS_BACK = timedelta(days=365)
"""How far a steadiness score looks back; what is older weighs less than a thousandth."""


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
        self._scores: dict[str, float] = {}
        self._scored: tuple[Board, date] | None = None

    def steadiness(self, board: Board, habit: Habit, today: date) -> float:
        """The score of a habit today; the pages of `year_before` have to be there."""
        if self._scored is None or self._scored[0] is not board or self._scored[1] != today:
            self._scored, self._scores = (board, today), {}
        if habit.id not in self._scores:
            self._scores[habit.id] = self._score(board, habit, today)
        return self._scores[habit.id]

    def _score(self, board: Board, habit: Habit, today: date) -> float:
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
        return steadiness.score(habit.rhythm, states, first, today, recorded)

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
