"""The year view: a heat map of wins, or of the marks of one habit."""

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
"""The number of shades, not counting zero."""
SCALES: Final = (
    (1, 2, 3, 4),
    (1, 2, 4, 6),
    (1, 3, 6, 9),
    (1, 4, 8, 12),
    (1, 6, 12, 18),
    (1, 10, 20, 30),
)
"""Scales to choose from: the fewest wins for each shade. Steps are fixed, so that a new win changes
the shade of one day only."""
_STATE_LEVELS: Final = {"done": LEVELS, "some": 2}


class YearCell(NamedTuple):
    """One day of the year."""

    day: date
    level: int
    """The shade, 0 for none to 4."""
    wins: int
    """The wins of the day; in a view of a habit, 1 if it was marked `done` or `some`."""
    state: MarkState | None
    """The mark of the habit. None in a view of wins."""
    recorded: bool
    resting: bool
    """Whether it is a rest day without a win."""
    ahead: bool
    """Whether the day is in the future and has no records, as in `DayCell`."""
    before: bool = False
    """Whether the day is before the first record of the board. It is left blank."""


class YearView(NamedTuple):
    """The heat map of a year."""

    year: int
    habit: Habit | None
    """The habit it shows. None for wins."""
    scale: tuple[int, ...]
    """The fewest wins for each shade; empty for a habit."""
    weekdays: tuple[int, ...]
    """The weekdays of the rows; Monday is 0."""
    weeks: tuple[tuple[YearCell | None, ...], ...]
    """53 or 54 columns of seven days; None for a day outside the year."""
    wins: int
    win_days: int
    rest_days: int
    """The number of days with `resting`, not counting future ones."""

    def cell(self, day: date) -> YearCell | None:
        """The cell of a day. None for a day of another year."""
        return next((c for week in self.weeks for c in week if c and c.day == day), None)

    @property
    def month_columns(self) -> tuple[int, ...]:
        """The column with the first day of each of the twelve months."""
        firsts = {
            c.day.month: n
            for n, week in enumerate(self.weeks)
            for c in week
            if c and c.day.day == 1
        }
        return tuple(firsts[month] for month in range(1, 13))


def scale_for(counts: Iterable[int]) -> tuple[int, ...]:
    """Choose the scale for days with these numbers of wins.

    It is the finest one whose last shade begins at or above the third quartile. Years shown next to
    each other share the scale of all their days.
    """
    known = sorted(count for count in counts if count > 0)
    usual = known[len(known) * 3 // 4] if known else 1
    return next((scale for scale in SCALES if scale[-1] >= usual), SCALES[-1])


def level_of(wins: int, scale: tuple[int, ...]) -> int:
    """The shade of a day with this number of wins; 0 for none."""
    return bisect_right(scale, wins)


def year_of_wins(
    board: Board,
    months: Sequence[MonthDays],
    year: int,
    today: date,
    scale: tuple[int, ...] | None = None,
    began: date = date.min,
) -> YearView:
    """Build the heat map of wins from the months of a year.

    `scale` is for years that share one, `began` the day of the first record of the board.
    """
    wins = wins_of(months)
    steps = scale or scale_for(wins.values())
    record = _YearBuilder(board, months, "", year, today, began)

    def cell(day: date) -> YearCell:
        count = wins.get(day, 0)
        return record.cell(day, level_of(count, steps), count, None)

    return record.view(cells=list(map(cell, record.days)), scale=steps, habit=None)


def year_of_habit(
    board: Board,
    months: Sequence[MonthDays],
    habit: Habit,
    year: int,
    today: date,
    began: date = date.min,
) -> YearView:
    """Build the heat map of a habit from the months of a year."""
    states = states_of(months, habit.id)
    record = _YearBuilder(board, months, habit.id, year, today, began)

    def cell(day: date) -> YearCell:
        state = states.get(day)
        level = _STATE_LEVELS.get(state or "", 0)
        return record.cell(day, level, int(level > 0), state)

    return record.view(cells=list(map(cell, record.days)), scale=(), habit=habit)


class _YearBuilder:
    """What both kinds of heat maps have in common: rests, records and the layout of the year."""

    def __init__(
        self,
        board: Board,
        months: Sequence[MonthDays],
        habit: str,
        year: int,
        today: date,
        began: date,
    ) -> None:
        first, last = date(year, 1, 1), date(year, 12, 31)
        self._year = year
        self._today = today
        self._began = began
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
            before=day < self._began and day not in self._recorded and day not in self._resting,
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
