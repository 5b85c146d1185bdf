"""Old wins to look back at: which ones are offered, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from zlib import crc32

from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.documents import TICK, Entry, month_of
from winsboard.domain.model.wins import is_win, own_words
from winsboard.domain.text.calendar import week_of

MIN_AGE: Final = timedelta(days=7)
"""The age from which on a win is offered as an old one."""


def is_offered(entry: Entry, today: date, *, hard: bool = False) -> bool:
    """Whether an entry is offered as an old win.

    Hard-day cards and wins tagged as a hard day are only offered with `hard`; a starred win is
    always offered. A trigger, a harsh thought or something that was tried is a win too, but what
    it brings back may be hard, so it is offered only if it was starred or helped. A tick is offered
    if it was starred.
    """
    if entry.day > today - MIN_AGE:
        return False
    if entry.kind == "hard_day":
        return hard
    if entry.kind == TICK:
        return entry.starred
    if not is_win(entry):
        return False
    return entry.starred or ((hard or HARD_TAG not in entry.tags) and does_good(entry))


def does_good(entry: Entry) -> bool:
    """Whether a win is good to read again: own words, a fairer thought, something that helped."""
    if entry.kind == "thought":
        return any(part.step == "choose" and part.answer.strip() for part in entry.parts)
    return bool(own_words(entry)) or entry.helped == "helped"


def sort_key(entry: Entry, today: date) -> tuple[object, ...]:
    """Sort key for old wins: starred ones first, then those of the same day in earlier years.

    Wins of the same day of the year are sorted newest first, the others in a random order that
    changes daily.
    """
    here = is_same_day_of_year(entry.day, today)
    turn = -entry.day.toordinal() if here else random_sort_key(today, entry.id)
    return not entry.starred, not here, turn, entry.id


def is_same_day_of_year(day: date, today: date) -> bool:
    """Whether two days are the same day of the year; 29 February counts as 28 if there is no 29."""
    if (today.month, today.day) == (2, 28) and (day.month, day.day) == (2, 29):
        return not _has_leap_day(today.year)
    return (day.month, day.day) == (today.month, today.day)


def random_sort_key(today: date, name: str) -> int:
    """A sort key that orders names at random, in a different order each day."""
    return crc32(f"{today.isoformat()} {name}".encode())


def months_in_random_order(months: frozenset[str], today: date) -> tuple[str, ...]:
    """The months that can hold old wins, in a random order that changes daily."""
    last = month_of(today - MIN_AGE)
    old = (month for month in months if month <= last)
    return tuple(sorted(old, key=lambda month: random_sort_key(today, month)))


def weekly_day(today: date, week_start: int) -> date:
    """The day whose first old win is shown this week: the first day of the week."""
    return week_of(today, week_start)[0]


def _has_leap_day(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
