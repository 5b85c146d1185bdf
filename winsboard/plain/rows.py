"""Lines for habits and entries, shared by all plain-text views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, Part
from winsboard.words import say
from winsboard.words.catalog.habits import area_label
from winsboard.words.sentences.entries import entry_details, entry_words
from winsboard.words.text.dates import day_words, time_words
from winsboard.words.text.glyphs import GLYPHS

OPEN: Final = " "
WIDEST_NAME: Final = 32
"""The widest name column, in cells. A longer name pushes the rest of its line to the right."""

Numbered = tuple[int, Habit]


def by_area(board: Board) -> Iterator[tuple[str, list[Numbered]]]:
    """The active habits with their numbers, grouped by the label of their area."""
    numbered = enumerate(board.habits, start=1)
    for area, group in groupby(numbered, key=lambda pair: pair[1].area):
        yield area_label(area), list(group)


def glyph(board: Board, habit: Habit, day: date) -> str:
    """The character for a mark; an open day of a rest counts as rest."""
    mark = board.mark(habit.id, day)
    if mark is not None:
        return GLYPHS[mark.state]
    return GLYPHS["rest"] if rests.on(board, day, habit.id) else OPEN


def dated_lines(
    entries: Iterable[Entry], clock_hours: int, today: date, *, whole: bool = False
) -> list[str]:
    """Entries of several days, under a heading for each day. `whole` is as in `entry_lines`."""
    lines: list[str] = []
    for day, those in groupby(entries, key=lambda entry: entry.day):
        lines += ["", day_words(day, today)] if lines else [day_words(day, today)]
        lines += [line for entry in those for line in entry_lines(entry, clock_hours, whole=whole)]
    return lines


def entry_lines(entry: Entry, clock_hours: int, *, whole: bool = False) -> list[str]:
    """An entry with its time and kind; its further lines are indented below.

    A harsh thought is only told if the entry was asked for as a `whole`; its fairer answer always.
    """
    at = time_words(entry.at, clock_hours)
    head = f"  {at:>8}  " if clock_hours == 12 else f"  {at}  "
    said = f"{head}{say(f'spoken.kind.{entry.kind}')}"
    under = " " * len(head)
    first, *more = entry_words(entry).split("\n")
    if whole or entry.kind != "thought":
        more += [line for part in entry.parts for line in _answered(part)]
    return [
        f"{said}: {first}{_aside(entry)}" if first else f"{said}{_aside(entry)}",
        *(f"{under}{line}".rstrip() for line in more),
    ]


def _answered(part: Part) -> list[str]:
    return [part.prompt, *(f"  {line}" for line in part.answer.split("\n"))]


def _aside(entry: Entry) -> str:
    """The details of an entry in brackets; empty if there are none."""
    said = entry_details(entry)
    return f"  ({', '.join(said)})" if said else ""
