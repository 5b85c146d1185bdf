"""The days that a page covers."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.text.calendar import (
    FIRST_DAY,
    ONE_DAY,
    is_supported_month,
    month_bounds,
)
from winsboard.domain.text.numbers import with_plain_digits
from winsboard.named_tuple import NamedTuple

_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")


class Span(NamedTuple):
    """A range of days, both ends included."""

    first: date
    last: date

    @property
    def is_month(self) -> bool:
        """Whether it is a whole month."""
        return (self.first, self.last) == month_bounds(self.first)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def last_month(today: date) -> Span:
    """The last full month."""
    return Span(*month_bounds(max(today.replace(day=1), FIRST_DAY + ONE_DAY) - ONE_DAY))


def this_month(today: date) -> Span:
    """The month of today, with the days to come."""
    return Span(*month_bounds(today))


def month_named(typed: str, today: date) -> Span:
    """The month that is typed: `this`, `last` or `2026-10`.

    Raises Refusal if it is no month, and for a month to come.
    """
    wanted = with_plain_digits(typed.strip().casefold())
    if wanted in ("this", "last"):
        return this_month(today) if wanted == "this" else last_month(today)
    found = _MONTH.fullmatch(wanted)
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= month <= 12 or not is_supported_month(f"{year:04d}-{month:02d}"):
        raise Refusal("summary.month", typed=typed.strip()[:40])
    first = date(year, month, 1)
    if first > today:
        raise Refusal("summary.future", typed=typed.strip())
    return Span(*month_bounds(first))


def since(day: date | None, today: date) -> Span:
    """The days since the last session, its own day included. Raises Refusal if there was none."""
    if day is None:
        raise Refusal("summary.no_session")
    return Span(min(day, today), today)
