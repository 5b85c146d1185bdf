"""What wins have in common: counts with the person's own words beside them.

They describe and do not grade; what is not counted is not compared (domain.md 1 A 5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.journal.query import FIRST_TAG, is_hard
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.text.calendar import day_of
from winsboard.named_tuple import NamedTuple

PartOfDay: TypeAlias = Literal["morning", "afternoon", "evening", "night"]
PARTS_OF_DAY: Final[tuple[PartOfDay, ...]] = get_args(PartOfDay)
ASKED: Final = "asked"
SAID_NO: Final = "said_no"
ON_MY_OWN: Final = "on_my_own"
WORDS: Final = 3
"""Entries beside a count."""


class Count(NamedTuple):
    """So many wins, and the newest of them in the person's words."""

    wins: int
    words: tuple[Entry, ...]


class Patterns(NamedTuple):
    """The wins of a span of days."""

    wins: int
    """Written and ticked."""
    written: int
    by_area: tuple[tuple[str, Count], ...]
    """By the id of the area, the most wins first; an empty one for wins without."""
    by_weekday: tuple[int, ...]
    """Monday first."""
    by_part: tuple[tuple[PartOfDay, int], ...]
    """Of the written ones, where it is known when they were: a tick has no time."""
    firsts: Count
    hard: Count
    """On days that were said to be hard, by a card or a tag."""
    said_no: Count
    asked: Count
    on_my_own: Count


def part_of_day(at_minute: int) -> PartOfDay:
    """The part of the day of a time in minutes after midnight."""
    hour = at_minute // 60
    if 4 <= hour < 12:
        return "morning"
    if 12 <= hour < 17:
        return "afternoon"
    return "evening" if 17 <= hour < 22 else "night"


def patterns(
    board: Board, months: Sequence[MonthDays], entries: Iterable[Entry], first: date, last: date
) -> Patterns:
    """The patterns of a span; the days of its months and its entries are given.

    Entries of other days are left out, and so are ticks of habits that are no longer there where
    areas are counted.
    """
    written = sorted(
        (e for e in entries if first <= e.day <= last), key=lambda e: (e.day, e.at), reverse=True
    )
    wins = [entry for entry in written if entry.kind == "win"]
    hard_days = {entry.day for entry in written if is_hard(entry)}
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
        firsts=_tagged(wins, FIRST_TAG),
        hard=Count(
            sum(count for day, count in by_day.items() if day in hard_days),
            tuple(entry for entry in wins if entry.day in hard_days)[:WORDS],
        ),
        said_no=_tagged(wins, SAID_NO),
        asked=_tagged(wins, ASKED),
        on_my_own=_tagged(wins, ON_MY_OWN),
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
    """What was written down later, for another day, has no time of that day."""
    counts = Counter(
        part_of_day(entry.at.hour * 60 + entry.at.minute)
        for entry in wins
        if day_of(entry.at, boundary) == entry.day
    )
    return tuple((part, counts[part]) for part in PARTS_OF_DAY)
