"""Steadiness scores over the last year, cached until its pages change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from winsboard.domain.habits import rests, steadiness
from winsboard.domain.model.board import NO_PAGE, Board, Page
from winsboard.domain.model.documents import Habit, MarkState
from winsboard.domain.model.month_days import MonthDays, recorded_in, states_of, summarize_documents
from winsboard.domain.text.calendar import LOOKS_BACK, months_between


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


class YearScores:
    """Steadiness scores of changing boards; only pages that changed are read again."""

    def __init__(self) -> None:
        self._months: dict[str, tuple[Page, MonthDays]] = {}
        self._scores: dict[str, float] = {}
        self._scored: tuple[Board, date] | None = None

    def steadiness(self, board: Board, habit: Habit, today: date) -> float:
        """The score of a habit today. The pages of `year_before` must be loaded."""
        if self._scored is None or self._scored[0] is not board or self._scored[1] != today:
            self._scored, self._scores = (board, today), {}
        if habit.id not in self._scores:
            self._scores[habit.id] = self._score(board, habit, today)
        return self._scores[habit.id]

    def _score(self, board: Board, habit: Habit, today: date) -> float:
        months = [self._month(board, name) for name in year_before(today)]
        return score_of(board, habit, states_of(months, habit.id), recorded_in(months), today)

    def _month(self, board: Board, name: str) -> MonthDays:
        page = board.pages.get(name, NO_PAGE)
        known = self._months.get(name)
        if known is None or known[0] is not page:
            known = self._months[name] = page, summarize_documents(page.values())
        return known[1]
