"""Arithmetic with days, weeks and months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(9998, 12, 31)
"""The range of days that a board supports, both ends included."""
FIRST_MONTH: Final = f"{FIRST_DAY:%Y-%m}"
LAST_MONTH: Final = f"{LAST_DAY:%Y-%m}"
ONE_DAY = timedelta(days=1)
LOOKS_BACK = timedelta(days=365)
"""How far steadiness scores and other statistics look back. Older days would weigh less than a
thousandth in a score."""


def is_supported_month(month: str) -> bool:
    """Whether a month, as `YYYY-MM`, is in the supported range."""
    return FIRST_MONTH <= month <= LAST_MONTH


def day_of(now: datetime, boundary: int) -> date:
    """The day that a time belongs to if days begin `boundary` minutes after midnight.

    It uses local wall-clock time, so that a daylight saving change neither adds nor skips a day.
    """
    return (now.replace(tzinfo=None) - timedelta(minutes=boundary)).date()


def days_between(first: date, last: date) -> Iterator[date]:
    """All days of a range, both ends included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def week_of(day: date, week_start: int) -> tuple[date, date]:
    """First and last day of the week that contains a day. `week_start` is its first weekday."""
    first = day - timedelta(days=(day.weekday() - week_start) % 7)
    return first, first + timedelta(days=6)


def month_bounds(day: date) -> tuple[date, date]:
    """First and last day of the month that contains a day."""
    first = day.replace(day=1)
    return first, next_month(first) - ONE_DAY


def next_month(day: date) -> date:
    """The first day of the next month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months_between(first: date, last: date) -> tuple[str, ...]:
    """The months that a range of days touches, as `YYYY-MM`."""
    months = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        months.append(f"{year:04d}-{month:02d}")
        year, month = year + month // 12, month % 12 + 1
    return tuple(months)


def weekdays_from(week_start: int) -> tuple[int, ...]:
    """The seven weekdays in the order of a week; Monday is 0."""
    return tuple((week_start + n) % 7 for n in range(7))


def weeks_between(first: date, last: date, week_start: int) -> tuple[tuple[date | None, ...], ...]:
    """The weeks of a range as rows of seven days. Days outside the range are None."""
    begin, _ = week_of(first, week_start)
    weeks = ((week_of(last, week_start)[1] - begin).days + 1) // 7
    days = [begin + timedelta(days=n) for n in range(weeks * 7)]
    kept = [day if first <= day <= last else None for day in days]
    return tuple(tuple(kept[n : n + 7]) for n in range(0, len(kept), 7))
