"""Lines for habits and entries, shared by all plain-text views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, MarkState, Part
from winsboard.domain.model.wins import win_answers
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name, areas_of
from winsboard.words.sentences.journal.entries import (
    entry_details,
    entry_time,
    entry_words,
    win_words,
)
from winsboard.words.text.dates import day_words

Numbered = tuple[int, Habit]


def by_area(board: Board) -> Iterator[tuple[str, list[Numbered]]]:
    """The active habits with their numbers, grouped by the name of their routine or area."""
    numbered, areas = enumerate(board.habits, start=1), areas_of(board)
    for _, group in groupby(numbered, key=lambda pair: board.group_of(pair[1])):
        habits = list(group)
        routine = board.routine_of(habits[0][1])
        yield routine.name if routine else area_name(areas, habits[0][1].area), habits


def state_on(board: Board, habit: Habit, day: date) -> MarkState | None:
    """The state of a habit on a day; an open day of a rest counts as rest."""
    mark = board.mark(habit.id, day)
    if mark is not None:
        return mark.state
    return "rest" if rests.rest_on(board, day, habit.id) else None


def dated_lines(
    entries: Iterable[Entry],
    board: Board,
    today: date,
    *,
    numbered: bool = False,
    whole: bool = False,
    wins_only: bool = False,
) -> list[str]:
    """Entries of several days, under a heading for each day; numbered from 1 if asked for.

    `whole` and `wins_only` are as in `entry_lines`.
    """
    lines: list[str] = []
    number = 0
    for day, those in groupby(entries, key=lambda entry: entry.day):
        lines += ["", day_words(day, today)] if lines else [day_words(day, today)]
        for entry in those:
            number += 1
            shown = number if numbered else 0
            lines += entry_lines(entry, board, today, shown, whole=whole, wins_only=wins_only)
    return lines


def entry_lines(
    entry: Entry,
    board: Board,
    today: date,
    number: int = 0,
    *,
    whole: bool = False,
    wins_only: bool = False,
) -> list[str]:
    """An entry with its time and kind, and a number if it has one; more lines are indented.

    A harsh thought is only told if the entry was asked for as a `whole`; its fairer answer always.
    With `wins_only` a look back is told by its wins, without questions and other answers.
    """
    said = entry_head(entry, board.settings.clock_hours, number)
    aside = _details_in_brackets(entry, board)
    under = " " * (len(said) - len(format_phrase(f"spoken.kind.{entry.kind}")))
    is_short = wins_only and bool(win_answers(entry))
    first, *more = (win_words(entry) if is_short else entry_words(entry, today)).split("\n")
    if whole or (entry.kind != "thought" and not is_short):
        more += [line for part in entry.parts for line in _answered(part)]
    return [
        f"{said}: {first}{aside}" if first else f"{said}{aside}",
        *(f"{under}{line}".rstrip() for line in more),
    ]


def entry_head(entry: Entry, clock_hours: int, number: int = 0) -> str:
    """The time and kind of an entry, after its number if it has one."""
    at = entry_time(entry, clock_hours)
    head = f"  {at:>8}  " if clock_hours == 12 else f"  {at:>5}  "
    if number:
        head = f" {number:>2}.{head[1:]}"
    return f"{head}{format_phrase(f'spoken.kind.{entry.kind}')}"


def _answered(part: Part) -> list[str]:
    return [part.prompt, *(f"  {line}" for line in part.answer.split("\n"))]


def _details_in_brackets(entry: Entry, board: Board) -> str:
    """The details of an entry in brackets; empty if there are none."""
    people = _names(entry, board)
    said = entry_details(entry, areas_of(board), people, mood=board.settings.mood)
    return f"  ({', '.join(said)})" if said else ""


def _names(entry: Entry, board: Board) -> tuple[str, ...]:
    """The names of the people of an entry; most have none."""
    if not entry.people and not entry.whose:
        return ()
    from winsboard.domain.library.names import names_of, people_in

    return names_of(board, people_in(entry))
