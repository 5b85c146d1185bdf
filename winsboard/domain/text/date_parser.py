"""Parsing typed dates and times. An ambiguous one is refused, not guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from functools import partial
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.text.calendar import FIRST_DAY, LAST_DAY, ONE_DAY, month_bounds, next_month
from winsboard.domain.text.date_forms import (
    WEEKDAYS,
    PartialDate,
    interpretations,
    parse_relative_date,
)
from winsboard.domain.text.numbers import with_plain_digits

MAX_LENGTH: Final = 40
"""Characters of a typed date."""
_LEAP_GAP: Final = 8
"""The most years from one 29 February to the next."""
_HYPHENS: Final = str.maketrans("\u2010\u2011", "--")
_TIME: Final = r"(\d{1,2})(?::(\d{1,2}))? ?(am|pm)?"
_SHORT_YEARS: Final = (
    (r"(.*[^0-9'])'?([0-9]{2})", r"\g<1>20\2"),
    (r"'?([0-9]{2})([^0-9].*)", r"20\1\2"),
)
"""Where a two-digit year can be, and how to write it with four digits."""


def parse_past_day(typed: str, today: date) -> date:
    """Parse a day that must not be in the future.

    Raises Refusal like `parse_day`, and for a day in the future.
    """
    day = parse_day(typed, today)
    if day > today:
        raise Refusal("day.future", typed=typed.strip())
    return day


def parse_day(typed: str, today: date) -> date:
    """Parse a day such as `today`, `5 days ago`, `last tuesday`, `2024-05-01` or `24.12.`.

    A weekday is the latest one before today. A date without a year is the latest that is not in
    the future; a day without a month is of the current month. `tomorrow`, `+5` and `next friday`
    are in the future.

    Raises Refusal if the input is not a date, is ambiguous, has a two-digit year, names the wrong
    weekday, or is outside the supported range.
    """
    return _parse(typed, today, _latest)


def parse_any_day(typed: str, today: date) -> date:
    """Parse a day that may be past or future, like `parse_day`.

    The differences: a weekday is the next one after today, and a date without a year is the one
    nearest to today. Raises Refusal like `parse_day`.
    """
    return _parse(typed, today, _nearest, ahead=True)


def parse_later_day(typed: str, today: date) -> date:
    """Parse a day for something to come, like `parse_any_day`.

    The difference: a date without a year, or a day without a month, is the first one after today.
    Raises Refusal like `parse_day`.
    """
    return _parse(typed, today, partial(_from, today + ONE_DAY), ahead=True)


def read_last_day(typed: str, first: date, today: date) -> date:
    """Parse the last day of a span that begins on `first`.

    A weekday, or a date without a year or a month, is the first one that is not before `first`. All
    else is like `parse_any_day`.
    """
    words = _normalized(typed.strip()[:MAX_LENGTH]).removesuffix(".")
    if _is_weekday(words):
        return parse_relative_date(words, first - ONE_DAY, ahead=True) or first
    return _parse(typed, today, partial(_from, first), ahead=True)


def parse_time(typed: str) -> time:
    """Parse a time such as `18:05`, `18` or `6:05 pm`. Raises Refusal if it is not a time."""
    found = re.fullmatch(_TIME, _normalized(typed))
    try:
        if not found:
            raise ValueError
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
        if half and not 1 <= hour <= 12:
            raise ValueError
        return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)
    except ValueError:
        raise Refusal("time.unknown", time=typed.strip()[:MAX_LENGTH]) from None


_Choice = Callable[[PartialDate, date], Iterator[date]]


def _parse(typed: str, today: date, chosen: _Choice, *, ahead: bool = False) -> date:
    written = typed.strip()
    if len(written) > MAX_LENGTH:
        raise Refusal("day.unknown", typed=written[:MAX_LENGTH] + "…")
    words = _normalized(written).removesuffix(".")
    day = parse_relative_date(words, today, ahead=ahead)
    if day is None:
        found, weekday = interpretations(words)
        days = sorted({day for one in found for day in chosen(one, today)})
        days = [day for day in days if weekday in (None, day.weekday())]
        if len(days) > 1:
            raise Refusal("day.two_ways", typed=written, one=days[0], other=days[1])
        day = days[0] if days else None
    if day is None and _has_two_digit_year(words):
        raise Refusal("day.short_year", typed=written, today=today)
    if day is None:
        raise Refusal("day.unknown", typed=written)
    if day < FIRST_DAY:
        raise Refusal("day.early", typed=written, year=FIRST_DAY.year)
    if day > LAST_DAY:
        raise Refusal("day.late", typed=written, year=LAST_DAY.year)
    return day


def _has_two_digit_year(words: str) -> bool:
    """Whether the input would be a date if its two-digit year had four digits."""
    for form, full in _SHORT_YEARS:
        if found := re.fullmatch(form, words):
            said, _ = interpretations(found.expand(full))
            if any(_date(one.year or 0, one.month or 0, one.day) for one in said):
                return True
    return False


def _normalized(typed: str) -> str:
    """The input in lower case, with ASCII digits and single spaces."""
    return " ".join(with_plain_digits(typed).translate(_HYPHENS).casefold().split())


def _latest(written: PartialDate, today: date) -> Iterator[date]:
    """The latest match that is not in the future.

    A day without a month also gives last month's if this month's is in the future: ambiguous.
    """
    if written.month is None:
        this = _date(today.year, today.month, written.day)
        if this is not None:
            yield this
            before = month_bounds(today)[0] - ONE_DAY
            if this > today and (other := _date(before.year, before.month, written.day)):
                yield other
        return
    days = [day for day in _days(written, today) if day <= today or written.year]
    yield from days[-1:]


def _nearest(written: PartialDate, today: date) -> Iterator[date]:
    """The match nearest to today.

    A day without a month also gives next month's if this month's is over: ambiguous.
    """
    if written.month is None:
        this = _date(today.year, today.month, written.day)
        if this is not None:
            yield this
            after = next_month(today)
            if this < today and (other := _date(after.year, after.month, written.day)):
                yield other
        return
    days = sorted(_days(written, today), key=lambda day: (abs(day - today), day < today))
    yield from days[:1]


def _from(first: date, written: PartialDate, _today: date) -> Iterator[date]:
    """The first match that is not before `first`; with a year, the match of that year."""
    if written.month is None:
        this = _date(first.year, first.month, written.day)
        after = next_month(first)
        later = _date(after.year, after.month, written.day)
        yield from [day for day in (this, later) if day is not None and day >= first][:1]
        return
    days = [day for day in _days(written, first) if day >= first or written.year]
    yield from days[:1]


def _is_weekday(words: str) -> bool:
    """Whether the input is a weekday without `last` or `next` before it."""
    bare = words.removeprefix("on ")
    return len(bare) >= 3 and any(name.startswith(bare) for name in WEEKDAYS)


def _days(written: PartialDate, today: date) -> list[date]:
    """The date in its year, or in each of the years around today if it has none."""
    years = [written.year] if written.year is not None else _years_around(today)
    found = (_date(year, written.month or 0, written.day) for year in years)
    return [day for day in found if day is not None]


def _years_around(today: date) -> range:
    return range(today.year - _LEAP_GAP, today.year + _LEAP_GAP + 1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
