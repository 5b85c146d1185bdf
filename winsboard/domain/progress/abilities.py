"""What a person can do now: what they did for the first time, and what they did with less help.

It is made of tags of wins and ticks. What once was possible stays in the list; nothing is counted
and nothing is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from winsboard.domain.journal.query import FIRST_TAG, Query, TagFilter
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.model.wins import LESS_HELP_TAG, own_words
from winsboard.domain.progress.tagged import ticks_by_tag
from winsboard.domain.text.calendar import FIRST_DAY, LAST_DAY
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple

TAGS: Final = frozenset({FIRST_TAG, LESS_HELP_TAG})
TAGGED: Final = Query(tags=(TagFilter(TAGS),))
"""The query for the entries that the list is made of."""


class Ability(NamedTuple):
    """Something that a person did for the first time, or with less help."""

    area: str
    """Id of its area, or empty."""
    text: str
    """The words of the win, or the name of the habit."""
    first_time: date | None = None
    """The earliest day with the tag for a first time."""
    less_help: date | None = None
    """The latest day with the tag for less help."""
    entry: Entry | None = None
    """The newest of its wins, if one was written."""
    habit: Habit | None = None
    """The habit that was ticked, if it was one."""

    @property
    def day(self) -> date:
        """The latest of its days."""
        return max(day for day in (self.first_time, self.less_help) if day)


class _Deed(NamedTuple):
    """One win or tick, with those of its tags that make it an ability."""

    day: date
    tags: frozenset[str]
    ability: Ability


def abilities(
    board: Board, months: Iterable[MonthDays], entries: Iterable[Entry]
) -> tuple[tuple[str, tuple[Ability, ...]], ...]:
    """What a person can do now: pairs of an area's id and its abilities, the latest first.

    The same words, written or ticked several times, are one ability.
    """
    deeds = sorted([*_written(entries), *_ticked(board, months)], key=lambda deed: deed.day)
    found: dict[str, Ability] = {}
    for deed in deeds:
        name = fold_name(deed.ability.text)
        found[name] = _joined(found.get(name, deed.ability), deed)
    by_area: dict[str, list[Ability]] = {}
    for ability in sorted(found.values(), key=lambda a: a.day, reverse=True):
        by_area.setdefault(ability.area, []).append(ability)
    ordered = sorted(by_area.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple((area, tuple(each)) for area, each in ordered)


def all_of(areas: Iterable[tuple[str, Sequence[Ability]]]) -> tuple[Ability, ...]:
    """All abilities, in the order of the list."""
    return tuple(ability for _, each in areas for ability in each)


def _written(entries: Iterable[Entry]) -> Iterator[_Deed]:
    for entry in sorted(entries, key=lambda e: (e.day, e.at, e.id)):
        text, tags = own_words(entry).strip().partition("\n")[0], TAGS.intersection(entry.tags)
        if text and tags:
            ability = Ability(entry.area, one_line(text), entry=entry)
            yield _Deed(entry.day, tags, ability)


def _ticked(board: Board, months: Iterable[MonthDays]) -> Iterator[_Deed]:
    for tag, ticks in ticks_by_tag(board, months, FIRST_DAY, LAST_DAY).items():
        if tag in TAGS:
            for tick in ticks:
                ability = Ability(tick.habit.area, tick.habit.label, habit=tick.habit)
                yield _Deed(tick.day, frozenset({tag}), ability)


def _joined(before: Ability, deed: _Deed) -> Ability:
    """The ability after one more deed, which is not older than those before it."""
    new = deed.ability
    first, alone = FIRST_TAG in deed.tags, LESS_HELP_TAG in deed.tags
    return Ability(
        area=before.area or new.area,
        text=new.text,
        first_time=before.first_time or (deed.day if first else None),
        less_help=deed.day if alone else before.less_help,
        entry=new.entry or before.entry,
        habit=new.habit or before.habit,
    )
