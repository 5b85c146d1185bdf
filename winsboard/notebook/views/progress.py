"""The progress views, each reading only the months it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from winsboard.domain.habits.growth import HabitView, first_day_needed, first_weeks, habit_view
from winsboard.domain.journal.query import Query
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, month_of
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.progress.abilities import TAGGED, Ability, abilities
from winsboard.domain.progress.album import AlbumPage, album_page
from winsboard.domain.progress.month import MonthView, month_view
from winsboard.domain.progress.moods import HabitMoods, MoodDay, compare_habits, mood_band
from winsboard.domain.progress.patterns import Patterns, patterns
from winsboard.domain.progress.year import YearView, scale_for, year_of_habit, year_of_wins
from winsboard.domain.text.calendar import (
    FIRST_DAY,
    ONE_DAY,
    is_supported_month,
    month_bounds,
    months_between,
)
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.reading.reader import Reader

MAX_MONTHS_AHEAD: Final = timedelta(days=2)
"""The largest difference between two time zones, rounded up."""


class Superseded(Exception):
    """The view that was being read is no longer needed."""


class MoodView(NamedTuple):
    """The moods in a range of days, and habits on those days; both empty if mood is off."""

    band: tuple[MoodDay, ...]
    habits: tuple[HabitMoods, ...]


class Progress:
    """The progress views of one state of a board. Safe from any thread.

    Each raises StoreError if the months cannot be listed. A month that cannot be read counts as
    empty and is reported by the reader.
    """

    def __init__(
        self,
        reader: Reader,
        board: Board,
        today: date,
        is_superseded: Callable[[], bool] = lambda: False,
    ) -> None:
        """`is_superseded` is called before each month; if it returns True, Superseded is raised."""
        self._reader = reader
        self._is_outrun = is_superseded
        self._board = board
        self._today = today

    def month(self, around: date) -> MonthView:
        """The calendar of the month that contains a day."""
        (days,) = self._days(*month_bounds(around))
        first, _ = month_bounds(around)
        return month_view(self._board, days, around, self._today, self._began_by(first))

    def years(self, years: Sequence[int], habit: Habit | None = None) -> tuple[YearView, ...]:
        """Pictures of some years, of wins or of one habit; those of wins share a scale."""
        months = {year: self._days(*_whole_year(year)) for year in years}
        began = self.first_day()
        if habit is not None:
            return tuple(
                year_of_habit(self._board, months[year], habit, year, self._today, began)
                for year in years
            )
        each = (wins for found in months.values() for days in found for wins in days.wins.values())
        scale = scale_for(each)
        return tuple(
            year_of_wins(self._board, months[year], year, self._today, scale, began)
            for year in years
        )

    def first_day(self) -> date:
        """The first day with records; today if there are none."""
        for month in sorted(filter(is_supported_month, self._reader.months())):
            day = date.fromisoformat(f"{month}-01")
            if recorded := [d for days in self._days(day, day) for d in days.recorded]:
                return min([*recorded, self._today])
        return self._today

    def _began_by(self, day: date) -> date:
        """The first day with records, or some earlier day if there are any before `day`.

        The board is not looked through if the month before has records.
        """
        before = max(day, FIRST_DAY + ONE_DAY) - ONE_DAY
        earlier = (d for days in self._days(before, before) for d in days.recorded if d < day)
        return next(earlier, None) or self.first_day()

    def since_first(self, first: date, last: date) -> date:
        """The first day to name in a range: not before the first record, unless all of it is."""
        return max(first, min(self.first_day(), last))

    def last_day(self) -> date:
        """The last day with records, or today if that is later.

        After travelling west, the last records may be of a day that has not begun here. Records
        further ahead come from a wrong clock and are ignored.
        """
        latest = min(self._today, date.max - MAX_MONTHS_AHEAD) + MAX_MONTHS_AHEAD
        near = {month_of(self._today), month_of(latest)}
        months = near.intersection(self._reader.months())
        firsts = (date.fromisoformat(f"{month}-01") for month in months)
        recorded = (day for first in firsts for d in self._days(first, first) for day in d.recorded)
        return max([self._today, *(day for day in recorded if day <= latest)])

    def habits(self) -> tuple[HabitView, ...]:
        """The growth of the habits in use."""
        return tuple(self._habit_views(self._board.habits))

    def habit(self, habit: Habit) -> HabitView:
        """The growth of one habit."""
        return next(self._habit_views([habit]))

    def _habit_views(self, habits: Sequence[Habit]) -> Iterator[HabitView]:
        years = self._days(first_day_needed(self._today), self._today)
        for habit in habits:
            beginning = self._days(*first_weeks(habit)) if habit.began_on != date.min else ()
            yield habit_view(self._board, years, beginning, habit, self._today)

    def patterns(self, first: date, last: date) -> Patterns:
        """What the wins in a range of days have in common."""
        days = self._days(first, last)
        return patterns(self._board, days, self._entries(first, last), first, last)

    def mood(self, first: date, last: date) -> MoodView:
        """The moods in a range of days, and habits next to them."""
        if not self._board.settings.mood:
            return MoodView((), ())
        band = mood_band(self._board, self._entries(first, last), first, last)
        days = self._days(first, last)
        return MoodView(band, compare_habits(self._board, days, band))

    def album_page(self, month: date) -> AlbumPage:
        """The album page of the month that contains a day."""
        first, last = month_bounds(month)
        (days,) = self._days(first, last)
        return album_page(self._board, month, days, self._entries(first, last))

    def abilities(self) -> tuple[tuple[str, tuple[Ability, ...]], ...]:
        """What the person can do now, by area, from all years."""
        query = TAGGED._replace(last=self._today)
        entries = (found.entry for read in self._reader.read(query) for found in read.found)
        months = self._days(self.first_day(), self._today)
        return abilities(self._board, months, entries)

    def _entries(self, first: date, last: date) -> Iterator[Entry]:
        for read in self._reader.read(Query(first=first, last=last)):
            self._check_superseded()
            yield from (found.entry for found in read.found)

    def _days(self, first: date, last: date) -> tuple[MonthDays, ...]:
        """The days of each month in a range of days."""
        months: list[MonthDays] = []
        for month in months_between(first, last):
            self._check_superseded()
            day = date.fromisoformat(f"{month}-01")
            months += self._reader.days(day, day)
        return tuple(months)

    def _check_superseded(self) -> None:
        if self._is_outrun():
            raise Superseded


def _whole_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
