"""A week or a month of habits as a table of characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.domain.text.calendar import days_between, week_of
from winsboard.plain.cells import padded, width
from winsboard.plain.rows import OPEN, WIDEST_NAME, by_area, entry_lines, glyph
from winsboard.plain.wins import span_wins
from winsboard.words import say
from winsboard.words.catalog.habits import empty_state
from winsboard.words.text.dates import day_words, month_words, weekday_number
from winsboard.words.text.glyphs import NO_ENTRY


def week_lines(board: Board, first: date, last: date, today: date, kept: int) -> list[str]:
    """A table of the habits of a week, with a column for each day, and the entries."""
    days = list(days_between(first, last))
    title = say("plain.week", first=day_words(first, today), last=day_words(last, today))
    heads = (
        "".join(f"{weekday_number(d.weekday())[:2]:>4}" for d in days),
        "".join(f"{d.day:>4}" for d in days),
    )

    def row(habit: Habit) -> str:
        return "".join(f"   {_letter(board, habit, day, today)}" for day in days)

    written = _entries(board, days, today) or ["", empty_state("emp.week")]
    return [title, *_table(board, heads, row), *written, "", span_wins(board, days, kept)]


def month_lines(board: Board, first: date, last: date, today: date, kept: int) -> list[str]:
    """A table of the habits of a month, with a column for each week, and the entries."""
    days = list(days_between(first, last))
    weeks = _weeks(days, board.settings.week_start)
    head = "".join(f"  {week[0].day:<{len(week)}}" for week in weeks)

    def row(habit: Habit) -> str:
        return "".join(
            "  " + "".join(_letter(board, habit, day, today) for day in week) for week in weeks
        )

    title = month_words(first)
    written = _entries(board, days, today) or ["", empty_state("emp.journal")]
    return [title, *_table(board, (head,), row), *written, "", span_wins(board, days, kept)]


def _weeks(days: Sequence[date], week_start: int) -> list[list[date]]:
    weeks: dict[date, list[date]] = {}
    for day in days:
        weeks.setdefault(week_of(day, week_start)[0], []).append(day)
    return list(weeks.values())


def _letter(board: Board, habit: Habit, day: date, today: date) -> str:
    letter = glyph(board, habit, day)
    if letter == OPEN:
        return NO_ENTRY if day <= today else " "
    return letter


def _table(board: Board, heads: Sequence[str], row: Callable[[Habit], str]) -> list[str]:
    if not board.habits:
        return ["", say("plain.no_habits")]
    name = min(max(width(h.label) for h in board.habits), WIDEST_NAME)
    indent = " " * (len(" 12 ") + name)
    lines = ["", *(f"{indent}{head}".rstrip() for head in heads)]
    for area, numbered in by_area(board):
        lines.append(area)
        for number, habit in numbered:
            lines.append(f" {number:>2} {padded(habit.label, name)}{row(habit)}".rstrip())
    return [*lines, "", say("plain.letters")]


def _entries(board: Board, days: Sequence[date], today: date) -> list[str]:
    lines: list[str] = []
    for day in days:
        entries = board.entries(day)
        if entries:
            lines += ["", day_words(day, today)]
        for entry in entries:
            lines += entry_lines(entry, board.settings.clock_hours)
    return lines
