"""Patterns in wins: counts by area, weekday, time of day and tag, with examples.

Counts describe and do not grade: nothing is compared with a target or with other people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.journal.query import FIRST_TAG, is_hard
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import TICK, Entry
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.text.calendar import day_of
from winsboard.named_tuple import NamedTuple

PartOfDay: TypeAlias = Literal["morning", "afternoon", "evening", "night"]
PARTS_OF_DAY: Final[tuple[PartOfDay, ...]] = get_args(PartOfDay)
ASKED: Final = "asked"
SAID_NO: Final = "said_no"
ON_MY_OWN: Final = "on_my_own"
WORDS: Final = 3
"""The number of examples shown with a count."""


class Count(NamedTuple):
    """The number of wins, and the newest of them as examples."""

    wins: int
    words: tuple[Entry, ...]


class Patterns(NamedTuple):
    """The patterns in the wins of a range of days."""

    wins: int
    """Written wins and habit marks."""
    written: int
    by_area: tuple[tuple[str, Count], ...]
    """Pairs of an area's id and its wins, most wins first; the id is empty for no area."""
    by_weekday: tuple[int, ...]
    """Monday first."""
    by_part: tuple[tuple[PartOfDay, int], ...]
    """Written wins per part of the day, if their time is known. Marks have no time."""
    firsts: Count
    hard: Count
    """Wins on days with a hard-day card or an entry tagged as a hard day."""
    said_no: Count
    asked: Count
    on_my_own: Count


def part_of_day(at_minute: int) -> PartOfDay:
    """The part of the day of a time, given in minutes after midnight."""
    hour = at_minute // 60
    if 4 <= hour < 12:
        return "morning"
    if 12 <= hour < 17:
        return "afternoon"
    return "evening" if 17 <= hour < 22 else "night"


def patterns(
    board: Board, months: Sequence[MonthDays], entries: Iterable[Entry], first: date, last: date
) -> Patterns:
    """Compute the patterns of a range of days from the months and entries it touches.

    Entries of other days are ignored. Marks of deleted habits are left out of `by_area`.
    """
    written = sorted(
        (e for e in entries if first <= e.day <= last), key=lambda e: (e.day, e.at), reverse=True
    )
    wins = [entry for entry in written if entry.kind == "win"]
    hard_days = {entry.day for entry in written if is_hard(entry)}
    tagged = [entry for entry in written if entry.kind in ("win", TICK)]
    by_day = {d: n for month in months for d, n in month.wins.items() if first <= d <= last}
    weekdays = Counter[int]()
    for day, count in by_day.items():
        weekdays[day.weekday()] += count
    return Patterns(
        wins=sum(by_day.values()),
        written=len(wins),
        by_area=_by_area(board, months, wins, first, last),
        by_weekday=tuple(weekdays[n] for n in range(7)),
        by_part=_by_part(wins, board.settings.day_boundary),
        firsts=_tagged(tagged, FIRST_TAG),
        hard=Count(
            sum(count for day, count in by_day.items() if day in hard_days),
            tuple(entry for entry in tagged if entry.day in hard_days)[:WORDS],
        ),
        said_no=_tagged(tagged, SAID_NO),
        asked=_tagged(tagged, ASKED),
        on_my_own=_tagged(tagged, ON_MY_OWN),
    )


def _tagged(wins: Sequence[Entry], tag: str) -> Count:
    found = tuple(entry for entry in wins if tag in entry.tags)
    return Count(len(found), found[:WORDS])


def _by_area(
    board: Board, months: Sequence[MonthDays], wins: Sequence[Entry], first: date, last: date
) -> tuple[tuple[str, Count], ...]:
    counts = Counter(entry.area for entry in wins)
    for habit in board.all_habits:
        days = (month.states.get(habit.id, {}).items() for month in months)
        ticked = sum(
            first <= day <= last and state != "rest" for each in days for day, state in each
        )
        if ticked:
            counts[habit.area] += ticked
    return tuple(
        (area, Count(count, tuple(e for e in wins if e.area == area)[:WORDS]))
        for area, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _by_part(wins: Sequence[Entry], boundary: int) -> tuple[tuple[PartOfDay, int], ...]:
    """Count wins by part of the day. A win that was entered on a later day has no known time."""
    counts = Counter(
        part_of_day(entry.at.hour * 60 + entry.at.minute)
        for entry in wins
        if day_of(entry.at, boundary) == entry.day
    )
    return tuple((part, counts[part]) for part in PARTS_OF_DAY)
