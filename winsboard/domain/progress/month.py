"""The month view: a calendar with the wins and habit marks of each day."""

from __future__ import annotations

from datetime import date

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, Mark, MarkState, month_of
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.model.wins import is_win
from winsboard.domain.text.calendar import month_bounds, weekdays_from, weeks_between
from winsboard.named_tuple import NamedTuple


class DayCell(NamedTuple):
    """One day of the calendar."""

    day: date
    wins: int
    states: tuple[MarkState | None, ...]
    """The mark of each habit of the view, or None."""
    recorded: bool
    resting: bool
    """Whether the whole board rests."""
    ahead: bool
    """Whether the day is in the future and has no records. Records can be ahead of the local date
    after a change of time zone."""
    before: bool = False
    """Whether the day is before the first record of the board. It is left blank."""


class MonthView(NamedTuple):
    """The calendar of a month."""

    first: date
    habits: tuple[Habit, ...]
    """Active habits, and archived ones with marks in this month."""
    weekdays: tuple[int, ...]
    """The weekdays of the columns; Monday is 0."""
    weeks: tuple[tuple[DayCell | None, ...], ...]
    """Rows of seven days; None for a day of another month."""
    wins: int
    win_days: int
    """Days with a win."""

    def cell(self, day: date) -> DayCell | None:
        """The cell of a day. None for a day of another month."""
        return next((c for week in self.weeks for c in week if c and c.day == day), None)


class DayWins(NamedTuple):
    """The wins of one day."""

    written: tuple[Entry, ...]
    ticked: tuple[tuple[Habit, Mark], ...]


def month_view(
    board: Board, days: MonthDays, around: date, today: date, began: date = date.min
) -> MonthView:
    """Build the calendar of the month that contains `around`; `days` is its summary.

    `began` is the day of the first record of the board.
    """
    first, last = month_bounds(around)
    habits = _habits(board, days, last)
    resting = rests.days_of(board.rests, "", first, last)
    recorded = days.recorded

    def cell(day: date) -> DayCell:
        return DayCell(
            day=day,
            wins=days.wins.get(day, 0),
            states=tuple(days.states.get(h.id, {}).get(day) for h in habits),
            recorded=day in recorded,
            resting=day in resting,
            ahead=day > today and day not in recorded,
            before=day < began and day not in recorded and day not in resting,
        )

    week_start = board.settings.week_start
    weeks = weeks_between(first, last, week_start)
    return MonthView(
        first=first,
        habits=habits,
        weekdays=weekdays_from(week_start),
        weeks=tuple(tuple(cell(day) if day else None for day in week) for week in weeks),
        wins=sum(days.wins.values()),
        win_days=sum(wins > 0 for wins in days.wins.values()),
    )


def _habits(board: Board, days: MonthDays, last: date) -> tuple[Habit, ...]:
    marked = [h for h in board.all_habits if h.archived_on is not None and h.id in days.states]
    begun = [h for h in board.habits if h.began_on <= last or h.id in days.states]
    return (*begun, *marked)


def day_wins(board: Board, day: date) -> DayWins:
    """The wins of a day, without marks of deleted habits. Its page must be loaded."""
    marks = {mark.habit: mark for mark in board.marks(month_of(day)) if mark.day == day}
    ticked = ((h, marks[h.id]) for h in board.all_habits if h.id in marks)
    return DayWins(
        written=tuple(entry for entry in board.entries(day) if is_win(entry)),
        ticked=tuple((habit, mark) for habit, mark in ticked if is_win(mark)),
    )
