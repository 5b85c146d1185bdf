"""Days, weeks and months as a person lives them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(9998, 12, 31)
"""The days there are on a board: those that are read, counted, shown, found and can be typed."""
FIRST_MONTH: Final = f"{FIRST_DAY:%Y-%m}"
LAST_MONTH: Final = f"{LAST_DAY:%Y-%m}"
ONE_DAY = timedelta(days=1)
LOOKS_BACK = timedelta(days=365)
"""How far a steadiness score and other questions about the past look back; what is older weighs
less than a thousandth in a score."""


def is_on_boards(month: str) -> bool:
    """Whether the days of a month are among those there are on a board."""
    return FIRST_MONTH <= month <= LAST_MONTH


def day_of(now: datetime, boundary: int) -> date:
    """The day a moment belongs to, when days turn `boundary` minutes after midnight.

    It goes by the clock on the wall, so a night with a changed hour neither makes nor swallows a
    day (domain.md 3.7).
    """
    return (now.replace(tzinfo=None) - timedelta(minutes=boundary)).date()


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def week_of(day: date, week_start: int) -> tuple[date, date]:
    """First and last day of the week around a day; `week_start` 0 is Monday."""
    first = day - timedelta(days=(day.weekday() - week_start) % 7)
    return first, first + timedelta(days=6)


def month_bounds(day: date) -> tuple[date, date]:
    """First and last day of the month around a day."""
    first = day.replace(day=1)
    return first, next_month(first) - ONE_DAY


def next_month(day: date) -> date:
    """The first day of the month after the one around a day."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months_between(first: date, last: date) -> tuple[str, ...]:
    """The months from the one of the first day to the one of the last, as `YYYY-MM`."""
    months = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        months.append(f"{year:04d}-{month:02d}")
        year, month = year + month // 12, month % 12 + 1
    return tuple(months)


def weekdays_from(week_start: int) -> tuple[int, ...]:
    """The numbers of the weekdays in the order of a week; Monday is 0."""
    return tuple((week_start + n) % 7 for n in range(7))


def weeks_between(first: date, last: date, week_start: int) -> tuple[tuple[date | None, ...], ...]:
    """The weeks of a span, seven places each; none where a place lies outside of it."""
    begin, _ = week_of(first, week_start)
    weeks = ((week_of(last, week_start)[1] - begin).days + 1) // 7
    days = [begin + timedelta(days=n) for n in range(weeks * 7)]
    kept = [day if first <= day <= last else None for day in days]
    return tuple(tuple(kept[n : n + 7]) for n in range(0, len(kept), 7))
