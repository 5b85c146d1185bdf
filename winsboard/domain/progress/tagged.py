"""Wins by their tags: written ones, those of look backs, and ticks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from winsboard.domain.journal.query import FIRST_TAG
from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.model.wins import own_words, wins_in
from winsboard.named_tuple import NamedTuple

TAGS: Final[Mapping[str, str]] = {
    "firsts": FIRST_TAG,
    "hard": HARD_TAG,
    "showed_up": "showed_up",
    "tried_new": "tried_new",
    "kept_going": "kept_going",
    "noticed": "noticed",
    "rested": "rested",
    "said_no": "said_no",
    "asked": "asked",
    "on_my_own": "on_my_own",
}
"""The tags that are counted, by the name of the count, in the order they are shown."""
EXAMPLES: Final = 3
"""The number of examples shown with a count."""


class Tick(NamedTuple):
    """A habit that was ticked on a day."""

    day: date
    habit: Habit


class Count(NamedTuple):
    """The number of wins, and the newest of them as examples."""

    wins: int
    words: tuple[Entry, ...]
    ticks: tuple[Tick, ...] = ()


def ticks_by_tag(
    board: Board, months: Iterable[MonthDays], first: date, last: date
) -> Mapping[str, tuple[Tick, ...]]:
    """The ticks of a range of days by their tags, newest first, without deleted habits."""
    habits = {habit.id: habit for habit in board.all_habits}
    found: dict[str, list[Tick]] = {}
    for month in months:
        for tag, marked in month.tags.items():
            found.setdefault(tag, []).extend(
                Tick(day, habits[id]) for day, id in marked if first <= day <= last and id in habits
            )
    return {
        tag: tuple(sorted(ticks, key=lambda tick: tick.day, reverse=True))
        for tag, ticks in found.items()
    }


def count_of(wins: Sequence[Entry], ticks: Sequence[Tick] = ()) -> Count:
    """A count of entries and ticks, which are newest first."""
    words = tuple(entry for entry in wins if own_words(entry))[:EXAMPLES]
    return Count(sum(map(wins_in, wins)) + len(ticks), words, tuple(ticks[: EXAMPLES - len(words)]))


def count_tagged(tag: str, wins: Sequence[Entry], ticks: Mapping[str, Sequence[Tick]]) -> Count:
    """The wins with a tag."""
    return count_of([entry for entry in wins if tag in entry.tags], ticks.get(tag, ()))


def card_days(entries: Iterable[Entry]) -> frozenset[date]:
    """The days with a hard-day card: all wins of such a day were won on a hard day."""
    return frozenset(entry.day for entry in entries if entry.kind == "hard_day")
