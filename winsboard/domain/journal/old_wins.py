"""Old wins: which are offered, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from zlib import crc32

from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.documents import Entry, month_of
from winsboard.domain.text.calendar import week_of

OLD: Final = timedelta(days=7)
"""A win is an old one after so many days."""


def is_offered(entry: Entry, today: date, *, hard: bool = False) -> bool:
    """Whether an entry can be looked back at: an old win.

    A hard-day card never is unless that is asked for, nor is a win tagged so, unless the person
    starred it.
    """
    if entry.day > today - OLD:
        return False
    if entry.kind == "hard_day":
        return hard
    return entry.kind == "win" and (hard or entry.starred or HARD_TAG not in entry.tags)


def rank(entry: Entry, today: date) -> tuple[object, ...]:
    """What puts old wins in order: the starred ones first, of those the ones of this day of a year.

    Those of this day stand with the newest first, the others in an order that is another one each
    day and the same all day.
    """
    here = is_this_day(entry.day, today)
    turn = -entry.day.toordinal() if here else shuffled(today, entry.id)
    return not entry.starred, not here, turn, entry.id


def is_this_day(day: date, today: date) -> bool:
    """Whether a day is the same day of another year; the 29th of February comes on the 28th too."""
    if (today.month, today.day) == (2, 28) and (day.month, day.day) == (2, 29):
        return not _has_leap_day(today.year)
    return (day.month, day.day) == (today.month, today.day)


def shuffled(today: date, name: str) -> int:
    """A number that puts names into another order each day."""
    return crc32(f"{today.isoformat()} {name}".encode())


def months_in_turn(months: frozenset[str], today: date) -> tuple[str, ...]:
    """The months with old days, in an order that is another one each day."""
    last = month_of(today - OLD)
    old = (month for month in months if month <= last)
    return tuple(sorted(old, key=lambda month: shuffled(today, month)))


def weekly_day(today: date, week_start: int) -> date:
    """The day whose first old win is the line of this week, so that it stays for the week."""
    return week_of(today, week_start)[0]


def _has_leap_day(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
