"""Patterns in wins: counts by area, weekday, time of day and tag, with examples.

Counts describe and do not grade: nothing is compared with a target or with other people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.model.wins import is_win, is_win_state, wins_in
from winsboard.domain.progress.tagged import (
    TAGS,
    Count,
    Tick,
    card_days,
    count_of,
    count_tagged,
    ticks_by_tag,
)
from winsboard.domain.text.calendar import day_of
from winsboard.named_tuple import NamedTuple

PartOfDay: TypeAlias = Literal["morning", "afternoon", "evening", "night"]
PARTS_OF_DAY: Final[tuple[PartOfDay, ...]] = get_args(PartOfDay)


class Patterns(NamedTuple):
    """The patterns in the wins of a range of days."""

    wins: int
    """All wins."""
    written: int
    """Those of entries; the others are ticks."""
    by_area: tuple[tuple[str, Count], ...]
    """Pairs of an area's id and its wins, most wins first; the id is empty for no area."""
    by_weekday: tuple[int, ...]
    """Monday first."""
    by_part: tuple[tuple[PartOfDay, int], ...]
    """Wins of entries per part of the day, if their time is known. Marks have no time."""
    firsts: Count
    hard: Count
    """Wins tagged as made on a hard day, and all wins of days with a hard-day card."""
    showed_up: Count
    tried_new: Count
    kept_going: Count
    noticed: Count
    rested: Count
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
    wins = [entry for entry in written if is_win(entry)]
    ticks = ticks_by_tag(board, months, first, last)
    by_day = {d: n for month in months for d, n in month.wins.items() if first <= d <= last}
    weekdays = Counter[int]()
    for day, count in by_day.items():
        weekdays[day.weekday()] += count
    return Patterns(
        wins=sum(by_day.values()),
        written=sum(map(wins_in, wins)),
        by_area=_by_area(board, months, wins, first, last),
        by_weekday=tuple(weekdays[n] for n in range(7)),
        by_part=_by_part(wins, board.settings.day_boundary),
        **{name: count_tagged(tag, wins, ticks) for name, tag in TAGS.items() if tag != HARD_TAG},
        hard=_hard(by_day, wins, ticks.get(HARD_TAG, ()), card_days(written)),
    )


def _hard(
    by_day: Mapping[date, int],
    wins: Sequence[Entry],
    ticks: Sequence[Tick],
    cards: Collection[date],
) -> Count:
    """All wins of the days with a card, and those that are tagged on other days."""
    tagged = [entry for entry in wins if HARD_TAG in entry.tags and entry.day not in cards]
    more = [tick for tick in ticks if tick.day not in cards]
    found = count_of([e for e in wins if e.day in cards or HARD_TAG in e.tags], ticks)
    of_cards = sum(count for day, count in by_day.items() if day in cards)
    return found._replace(wins=of_cards + sum(map(wins_in, tagged)) + len(more))


def _by_area(
    board: Board, months: Sequence[MonthDays], wins: Sequence[Entry], first: date, last: date
) -> tuple[tuple[str, Count], ...]:
    counts = Counter[str]()
    for entry in wins:
        counts[entry.area] += wins_in(entry)
    for habit in board.all_habits:
        days = (month.states.get(habit.id, {}).items() for month in months)
        ticked = sum(
            first <= day <= last and is_win_state(state) for each in days for day, state in each
        )
        if ticked:
            counts[habit.area] += ticked
    return tuple(
        (area, count_of([e for e in wins if e.area == area])._replace(wins=count))
        for area, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _by_part(wins: Sequence[Entry], boundary: int) -> tuple[tuple[PartOfDay, int], ...]:
    """Count wins by part of the day.

    A win that was entered on a later day has no known time, nor one that another board gave.
    """
    counts = Counter[PartOfDay]()
    for entry in wins:
        if not entry.given and day_of(entry.at, boundary) == entry.day:
            counts[part_of_day(entry.at.hour * 60 + entry.at.minute)] += wins_in(entry)
    return tuple((part, counts[part]) for part in PARTS_OF_DAY)
