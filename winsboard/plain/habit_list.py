"""The list of habits as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.plain.rows import by_area
from winsboard.words import format_phrase
from winsboard.words.parse.hours import hours_words
from winsboard.words.text.dates import day_words, number_words, rhythm_words


def habit_lines(board: Board, *, archived: bool) -> list[str]:
    """The active habits with number and details; with `archived`, also the archived ones."""
    lines: list[str] = []
    clock_hours = board.settings.clock_hours
    for area, numbered in by_area(board):
        lines += ["", area] if lines else [area]
        for number, habit in numbered:
            lines.append(
                f" {number:>2} {habit.label}: {', '.join(_detail_lines(habit, clock_hours))}"
            )
    away = [h for h in board.all_habits if h.archived_on is not None]
    if archived and away:
        lines += ["", format_phrase("plain.put_away")]
        lines += [f"    {h.label}: {_since(h)}" for h in away]
    return lines or [format_phrase("plain.no_habits")]


def _detail_lines(habit: Habit, clock_hours: int) -> Iterator[str]:
    yield rhythm_words(habit.rhythm)
    if habit.kind == "count":
        yield _counted(habit)
    if habit.tiny:
        yield format_phrase("plain.tiny", tiny=habit.tiny)
    if habit.cue:
        yield format_phrase("plain.cue", cue=habit.cue)
    if habit.remind:
        yield format_phrase("plain.remind", hours=hours_words(habit.remind, clock_hours))


def _counted(habit: Habit) -> str:
    if habit.aim is not None:
        return format_phrase(
            "plain.counted", number=number_words(habit.aim), unit=habit.unit
        ).strip()
    return format_phrase(
        "plain.counted.any" if habit.unit else "plain.counted.bare", unit=habit.unit
    )


def _since(habit: Habit) -> str:
    assert habit.archived_on is not None
    return format_phrase("plain.put_away_on", day=day_words(habit.archived_on, date.min))
