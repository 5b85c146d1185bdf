"""Days with an entry, and longer gaps between them, as plain facts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from winsboard.domain.summary.spans import Span
from winsboard.domain.text.calendar import days_between
from winsboard.named_tuple import NamedTuple

GAP: Final = 3
"""From so many days without an entry on, they are named."""


class DayCount(NamedTuple):
    """How many days of a span have an entry."""

    recorded: int
    days: int
    gaps: tuple[Span, ...]


def count_days(recorded: Collection[date], span: Span, today: date) -> DayCount:
    """Count the days of a span. Days to come are none of them."""
    last = min(span.last, today)
    there = sorted(day for day in recorded if span.first <= day <= last)
    gaps = tuple(gap for gap in _gaps(there, span.first, last) if _days_of(gap) >= GAP)
    return DayCount(len(there), max(_days_of(Span(span.first, last)), 0), gaps)


def _gaps(recorded: Collection[date], first: date, last: date) -> Iterator[Span]:
    blank: list[date] = []
    for day in days_between(first, last):
        if day not in recorded:
            blank.append(day)
        elif blank:
            yield Span(blank[0], blank[-1])
            blank = []
    if blank:
        yield Span(blank[0], blank[-1])


def _days_of(span: Span) -> int:
    return (span.last - span.first).days + 1
