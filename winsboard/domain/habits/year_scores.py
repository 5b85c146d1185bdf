"""Steadiness scores over the last year, cached until its pages change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

from winsboard.domain.habits import rests, steadiness
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, Mark, MarkState, Rest
from winsboard.domain.model.page import NO_PAGE, Page, days_with, look_up, states_of
from winsboard.domain.text.calendar import LOOKS_BACK, months_between
from winsboard.named_tuple import NamedTuple

_KEPT: Final = 2
"""How many scores of each habit are kept."""


def year_before(today: date) -> tuple[str, ...]:
    """The pages that a steadiness score is computed from."""
    return months_between(today - LOOKS_BACK, today)


def score_of(
    board: Board,
    habit: Habit,
    marked: Mapping[date, MarkState],
    recorded: Collection[date],
    day: date,
) -> float:
    """The score of a habit on a day, ignoring later records.

    `marked` are the marks of the habit, `recorded` the days with any record. Both must cover the
    year before `day`.
    """
    earliest = day - LOOKS_BACK
    states = {each: state for each, state in marked.items() if earliest <= each <= day}
    first = max(min([habit.began_on, *states]), earliest)
    resting = rests.days_of(board.rests, habit.id, first, day)
    record = steadiness.RecordedDays(recorded, resting)
    return steadiness.score(habit.rhythm, states, first, day, record)


class _Known(NamedTuple):
    """What a score was computed from."""

    habit: Habit
    today: date
    rests: tuple[Rest, ...]
    recorded: frozenset[date]
    marked: Mapping[date, MarkState]


class YearScores:
    """Steadiness scores of changing boards; a score is computed again if its records changed."""

    def __init__(self) -> None:
        self._scores: dict[str, list[tuple[_Known, float]]] = {}
        """The last scores of each habit; the board before and after a tick are both asked for."""

    def steadiness(self, board: Board, habit: Habit, today: date) -> float:
        """The score of a habit today. The pages of `year_before` must be loaded."""
        pages = [board.pages.get(name, NO_PAGE) for name in year_before(today)]
        marked = marked_days(pages, habit.id)
        recorded = frozenset().union(*map(recorded_days, pages))
        wanted = _Known(habit, today, board.rests, recorded, marked)
        known = self._scores.setdefault(habit.id, [])
        for of, score in known:
            if of == wanted:
                return score
        score = score_of(board, habit, marked, recorded, today)
        known[:] = [(wanted, score), *known[: _KEPT - 1]]
        return score


def recorded_days(page: Page) -> Collection[date]:
    """The days of a page with any entry or mark."""
    return look_up(page, "recorded", (Entry, Mark), lambda: _recorded_days(page))


def _recorded_days(page: Page) -> frozenset[date]:
    return frozenset(days_with(page, Mark, days_with(page, Entry, ())))


def marked_days(pages: Iterable[Page], habit: str) -> dict[date, MarkState]:
    """The marks of one habit on several pages."""
    marked: dict[date, MarkState] = {}
    for page in pages:
        marked.update(states_of(page, habit))
    return marked
