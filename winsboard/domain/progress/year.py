"""A year as a picture of its days: how many wins, or what was recorded for one habit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, MarkState
from winsboard.domain.model.month_days import MonthDays, recorded_in, states_of, wins_of
from winsboard.domain.text.calendar import weekdays_from, weeks_between
from winsboard.named_tuple import NamedTuple

LEVELS: Final = 4
"""Shades above nothing."""
SCALES: Final = (
    (1, 2, 3, 4),
    (1, 2, 4, 6),
    (1, 3, 6, 9),
    (1, 4, 8, 12),
    (1, 6, 12, 18),
    (1, 10, 20, 30),
)
"""How many wins each shade begins with. Fixed steps, so that one more win changes one day."""
_STATE_LEVELS: Final = {"done": LEVELS, "some": 2}


class YearCell(NamedTuple):
    """One day of a year."""

    day: date
    level: int
    """0 where there is nothing, up to 4."""
    wins: int
    """Of the day; for a habit 1 where it was done or some."""
    state: MarkState | None
    """What was recorded for the habit; none in a picture of wins."""
    recorded: bool
    resting: bool
    """Of a rest span, or a day of rest of the habit; a day with a win is shown as that."""
    ahead: bool
    """Whether the day has not come, and nothing was written for it where it has."""


class YearView(NamedTuple):
    """The picture of a year."""

    year: int
    habit: Habit | None
    """None for wins."""
    scale: tuple[int, ...]
    """How many wins each level begins with; empty for a habit."""
    weekdays: tuple[int, ...]
    """The numbers of the rows; Monday is 0."""
    weeks: tuple[tuple[YearCell | None, ...], ...]
    """The columns, 53 or 54 of seven places; none for a place outside of the year."""
    wins: int
    win_days: int
    rest_days: int
    """Days shown as rest."""

    def cell(self, day: date) -> YearCell | None:
        """The cell of a day; none for a day of another year."""
        return next((c for week in self.weeks for c in week if c and c.day == day), None)

    @property
    def month_columns(self) -> tuple[int, ...]:
        """For each of the twelve months, the column in which its first day stands."""
        firsts = {
            c.day.month: n
            for n, week in enumerate(self.weeks)
            for c in week
            if c and c.day.day == 1
        }
        return tuple(firsts[month] for month in range(1, 13))


def scale_for(counts: Iterable[int]) -> tuple[int, ...]:
    """The scale for days with so many wins: three quarters of them fit below its last shade.

    Several years beside each other take the scale of all their days.
    """
    known = sorted(count for count in counts if count > 0)
    usual = known[len(known) * 3 // 4] if known else 1
    return next((scale for scale in SCALES if scale[-1] >= usual), SCALES[-1])


def level_of(wins: int, scale: tuple[int, ...]) -> int:
    """The shade of a day with so many wins, 0 for none."""
    return bisect_right(scale, wins)


def year_of_wins(
    board: Board,
    months: Sequence[MonthDays],
    year: int,
    today: date,
    scale: tuple[int, ...] | None = None,
) -> YearView:
    """The wins of a year, whose months are given; `scale` where several years share one."""
    wins = wins_of(months)
    steps = scale or scale_for(wins.values())
    record = _Record(board, months, "", year, today)

    def cell(day: date) -> YearCell:
        count = wins.get(day, 0)
        return record.cell(day, level_of(count, steps), count, None)

    return record.view(cells=list(map(cell, record.days)), scale=steps, habit=None)


def year_of_habit(
    board: Board, months: Sequence[MonthDays], habit: Habit, year: int, today: date
) -> YearView:
    """What was recorded for a habit in a year, whose months are given."""
    states = states_of(months, habit.id)
    record = _Record(board, months, habit.id, year, today)

    def cell(day: date) -> YearCell:
        state = states.get(day)
        level = _STATE_LEVELS.get(state or "", 0)
        return record.cell(day, level, int(level > 0), state)

    return record.view(cells=list(map(cell, record.days)), scale=(), habit=habit)


class _Record:
    """What is known of the days of a year beside their wins."""

    def __init__(
        self, board: Board, months: Sequence[MonthDays], habit: str, year: int, today: date
    ) -> None:
        first, last = date(year, 1, 1), date(year, 12, 31)
        self._year = year
        self._today = today
        self._week_start = board.settings.week_start
        self._resting = rests.days_of(board.rests, habit, first, last)
        self._recorded = recorded_in(months)
        self._weeks = weeks_between(first, last, self._week_start)
        self.days = [day for week in self._weeks for day in week if day]

    def cell(self, day: date, level: int, wins: int, state: MarkState | None) -> YearCell:
        return YearCell(
            day=day,
            level=level,
            wins=wins,
            state=state,
            recorded=day in self._recorded,
            resting=not level and (day in self._resting or state == "rest"),
            ahead=day > self._today and day not in self._recorded,
        )

    def view(
        self, cells: Sequence[YearCell], scale: tuple[int, ...], habit: Habit | None
    ) -> YearView:
        by_day = {c.day: c for c in cells}
        return YearView(
            year=self._year,
            habit=habit,
            scale=scale,
            weekdays=weekdays_from(self._week_start),
            weeks=tuple(tuple(by_day[d] if d else None for d in week) for week in self._weeks),
            wins=sum(c.wins for c in cells),
            win_days=sum(c.wins > 0 for c in cells),
            rest_days=sum(c.resting and not c.ahead for c in cells),
        )
