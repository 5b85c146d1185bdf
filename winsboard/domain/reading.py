"""Reading the days people type."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from winsboard.domain.errors import Refusal

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EARLIEST: Final = date(1900, 1, 1)
HALF_A_YEAR: Final = timedelta(days=183)

LONGEST: Final = 40
"""Characters; no day takes more to write."""


def read_past_day(typed: str, today: date) -> date:
    """The day a person means, if it has come.

    Raises Refusal as `read_day`, for a day that has not come, and for endless words.
    """
    if len(typed) > LONGEST:
        raise Refusal("day.unknown", typed=typed[:LONGEST] + "…")
    day = read_day(typed, today)
    if day > today:
        raise Refusal("day.future", day=day.isoformat())
    return day


def read_time(typed: str) -> time:
    """The time of `18:05`, `18` or `6:05 pm`; raises Refusal for what is no time."""
    words = typed.strip().casefold()
    half = next((name for name in ("am", "pm") if words.endswith(name)), "")
    hour, _, minute = words.removesuffix(half).strip().partition(":")
    try:
        number = int(hour)
        if half:
            if not 1 <= number <= 12:
                raise ValueError(words)
            number = number % 12 + (12 if half == "pm" else 0)
        return time(number, int(minute or 0))
    except ValueError:
        raise Refusal("time.unknown", time=typed.strip()[:LONGEST]) from None


def read_day(typed: str, today: date) -> date:
    """The day a person means by `today`, `yesterday`, `last tuesday`, `2024-05-01`, `3 march`.

    A weekday is the latest before today; a day without a year is the latest that is not to come.
    `tomorrow`, `+5` and `next friday` are days to come.
    Raises Refusal for what no day can be read in, for a year of two digits, for a date that is not
    of the weekday beside it, and for days before 1900.
    """
    words = typed.strip().casefold()
    day = _to_come(words, today) or _near(words, today) or _iso(words) or _parsed(words, today)
    if day is None or not _weekdays(words) <= {day.weekday()}:
        raise Refusal("day.unknown", typed=typed.strip())
    if day < EARLIEST:
        raise Refusal("day.early", typed=typed.strip(), year=EARLIEST.year)
    return day


def read_day_ahead(typed: str, today: date) -> date:
    """A day that is as likely to come as past: as `read_day` reads it.

    But a day without a year is the nearest one, before or after today. Raises Refusal like
    `read_day`.
    """
    words = typed.strip().casefold()
    day = read_day(typed, today)
    says_year = re.search(r"\d{4}", words) or _to_come(words, today) or _near(words, today)
    if says_year or today - day <= HALF_A_YEAR or (day.month, day.day) == (2, 29):
        return day
    return day.replace(year=day.year + 1)


def _to_come(words: str, today: date) -> date | None:
    if words == "tomorrow":
        return today + timedelta(days=1)
    if re.fullmatch(r"\+\d{1,4}", words):
        return today + timedelta(days=int(words[1:]))
    if words.startswith("next ") and len(named := _weekdays(words[5:])) == 1:
        return today + timedelta(days=(named.pop() - today.weekday() - 1) % 7 + 1)
    return None


def _near(words: str, today: date) -> date | None:
    if words in ("today", "yesterday"):
        return today - timedelta(days=words == "yesterday")
    name = words.removeprefix("last ").strip()
    found = _weekdays(name) if name.isalpha() else set()
    if not found:
        return None
    return today - timedelta(days=(today.weekday() - found.pop() - 1) % 7 + 1)


def _weekdays(words: str) -> set[int]:
    """The weekdays that are named, by three letters or more."""
    names = [name for name in re.findall("[a-z]+", words) if len(name) >= 3]
    return {n for n, day in enumerate(WEEKDAYS) for name in names if day.startswith(name)}


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _parsed(words: str, today: date) -> date | None:
    """As dateutil reads it, which costs more to load than all else on a quick add.

    Raises Refusal for `3/4`, which is a day of March to some and of April to others.
    """
    orders = (False,) if words[:4].isdecimal() else (False, True)
    readings = [_read(words, today, day_first=order) for order in orders]
    days = sorted({day for day in readings if day is not None})
    if len(days) > 1:
        raise Refusal("day.two_ways", typed=words, one=days[0], other=days[1])
    return days[0] if days else None


def _read(words: str, today: date, *, day_first: bool) -> date | None:
    """The day in one order of its numbers; the latest not to come where no year is said.

    What is not said is filled in by dateutil, so it differs between two readings on a different
    background; without a day of the month there is no day.
    """
    from dateutil import parser

    other = date(today.year - 1, 2 if today.month == 1 else 1, 2 if today.day == 1 else 1)
    try:
        day, elsewhere = (
            parser.parse(
                words.rstrip("."),
                default=datetime.combine(background, time.min),
                dayfirst=day_first,
                ignoretz=True,
            ).date()
            for background in (today, other)
        )
    except (ValueError, OverflowError):
        return None
    if day.year == elsewhere.year and str(day.year) not in words:
        # `24-05-01` says a year, and nobody knows which of its numbers it is.
        return None
    if day.day != elsewhere.day or (day > today and day.month != elsewhere.month):
        return None
    if day > today and elsewhere.year != day.year:
        return day.replace(year=day.year - 1, day=min(day.day, 28 if day.month == 2 else day.day))
    return day
