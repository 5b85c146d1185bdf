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
from winsboard.words.catalog.habits import area_label
from winsboard.words.sentences.entries import entry_details, entry_words, win_words
from winsboard.words.text.dates import day_words, time_words

Numbered = tuple[int, Habit]


def by_area(board: Board) -> Iterator[tuple[str, list[Numbered]]]:
    """The active habits with their numbers, grouped by the label of their area."""
    numbered = enumerate(board.habits, start=1)
    for area, group in groupby(numbered, key=lambda pair: pair[1].area):
        yield area_label(area), list(group)


def state_on(board: Board, habit: Habit, day: date) -> MarkState | None:
    """The state of a habit on a day; an open day of a rest counts as rest."""
    mark = board.mark(habit.id, day)
    if mark is not None:
        return mark.state
    return "rest" if rests.rest_on(board, day, habit.id) else None


def dated_lines(
    entries: Iterable[Entry],
    clock_hours: int,
    today: date,
    *,
    numbered: bool = False,
    whole: bool = False,
    mood: bool = False,
    wins_only: bool = False,
) -> list[str]:
    """Entries of several days, under a heading for each day; numbered from 1 if asked for.

    `whole` and `wins_only` are as in `entry_lines`, `mood` as in `entry_details`.
    """
    lines: list[str] = []
    number = 0
    for day, those in groupby(entries, key=lambda entry: entry.day):
        lines += ["", day_words(day, today)] if lines else [day_words(day, today)]
        for entry in those:
            number += 1
            head = entry_head(entry, clock_hours, number if numbered else 0)
            lines += entry_lines(entry, head, today, whole=whole, wins_only=wins_only, mood=mood)
    return lines


def entry_lines(
    entry: Entry,
    head: str,
    today: date,
    *,
    whole: bool = False,
    wins_only: bool = False,
    mood: bool = False,
) -> list[str]:
    """An entry after its `head`, which ends with its kind; more lines are indented.

    A harsh thought is only told if the entry was asked for as a `whole`; its fairer answer always.
    With `wins_only` a look back is told by its wins, without questions and other answers.
    """
    under = " " * (len(head) - len(format_phrase(f"spoken.kind.{entry.kind}")))
    is_short = wins_only and bool(win_answers(entry))
    first, *more = (win_words(entry) if is_short else entry_words(entry, today)).split("\n")
    if whole or (entry.kind != "thought" and not is_short):
        more += [line for part in entry.parts for line in _answered(part)]
    said = entry_details(entry, mood=mood)
    details = f"  ({', '.join(said)})" if said else ""
    return [
        f"{head}: {first}{details}" if first else f"{head}{details}",
        *(f"{under}{line}".rstrip() for line in more),
    ]


def entry_head(entry: Entry, clock_hours: int, number: int = 0) -> str:
    """The time and kind of an entry, after its number if it has one."""
    at = time_words(entry.at, clock_hours)
    head = f"  {at:>8}  " if clock_hours == 12 else f"  {at}  "
    if number:
        head = f" {number:>2}.{head[1:]}"
    return f"{head}{format_phrase(f'spoken.kind.{entry.kind}')}"


def _answered(part: Part) -> list[str]:
    return [part.prompt, *(f"  {line}" for line in part.answer.split("\n"))]
