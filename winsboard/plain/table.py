"""A week or a month of habits, a line for each habit, and the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, MarkState
from winsboard.domain.text.calendar import days_between
from winsboard.plain.rows import by_area, entry_lines, state_on
from winsboard.plain.wins import span_wins
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import empty_state
from winsboard.words.text.dates import day_words, month_words, weekday

STATES: Final[tuple[MarkState, ...]] = ("done", "some", "rest")
"""The order in which the days of a habit are told."""
RUN: Final = 3
"""From this many days in a row on, only the first and the last are named."""


def week_lines(
    board: Board, first: date, last: date, today: date, total_wins: int, named: date
) -> list[str]:
    """The habits of a week with their days, and the entries; `named` is its first day to name."""
    title = format_phrase("plain.week", first=day_words(named, today), last=day_words(last, today))
    return _lines(board, (first, last), today, total_wins, title, "emp.week", weekday)


def month_lines(board: Board, first: date, last: date, today: date, total_wins: int) -> list[str]:
    """The habits of a month with their days, and the entries."""
    title = month_words(first)
    return _lines(
        board, (first, last), today, total_wins, title, "emp.journal", lambda day: str(day.day)
    )


def _lines(
    board: Board,
    span: tuple[date, date],
    today: date,
    kept: int,
    title: str,
    empty: str,
    name: Callable[[date], str],
) -> list[str]:
    days = list(days_between(*span))
    written = _entries(board, days, today) or ["", empty_state(empty)]
    return [title, *_habits(board, days, name), *written, "", span_wins(board, days, kept)]


def _habits(board: Board, days: Sequence[date], name: Callable[[date], str]) -> list[str]:
    if not board.habits:
        return ["", format_phrase("plain.no_habits")]
    lines: list[str] = []
    for area, numbered in by_area(board):
        lines += ["", area]
        for number, habit in numbered:
            told = "; ".join(_told(board, habit, days, name))
            key = "plain.habit" if told else "plain.habit.open"
            lines.append(format_phrase(key, number=number, habit=habit.label, told=told))
    return lines


def _told(
    board: Board, habit: Habit, days: Sequence[date], name: Callable[[date], str]
) -> Iterator[str]:
    """The days of each state: `done on Friday, Saturday`."""
    for state in STATES:
        those = [day for day in days if state_on(board, habit, day) == state]
        if those:
            said = format_phrase(f"spoken.state.{state}")
            yield format_phrase("plain.habit.days", state=said, days=", ".join(_runs(those, name)))


def _runs(days: Sequence[date], name: Callable[[date], str]) -> Iterator[str]:
    """The names of days, with `to` between the first and last of several in a row."""
    breaks = [n for n, (a, b) in enumerate(pairwise(days), 1) if (b - a).days > 1]
    for start, end in pairwise([0, *breaks, len(days)]):
        run = days[start:end]
        if len(run) < RUN:
            yield from map(name, run)
        else:
            yield format_phrase("progress.legend.between", first=name(run[0]), last=name(run[-1]))


def _entries(board: Board, days: Sequence[date], today: date) -> list[str]:
    lines: list[str] = []
    for day in days:
        entries = board.entries(day)
        if entries:
            lines += ["", day_words(day, today)]
        for entry in entries:
            lines += entry_lines(entry, board, today)
    return lines
