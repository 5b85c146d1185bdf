"""A day as plain text."""

from __future__ import annotations

from datetime import date

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.plain.brief import brief_lines
from winsboard.plain.rows import by_area
from winsboard.plain.wins import day_wins
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import empty_state
from winsboard.words.sentences.habits.tick_details import all_words
from winsboard.words.text.dates import day_words, state_words


def day_lines(board: Board, day: date, today: date) -> list[str]:
    """A day: habits by area, entries, and the number of wins if there are any."""
    lines = [day_words(day, today), *_habit_lines(board, day), ""]
    entries = board.entries(day)
    if entries:
        lines.append(format_phrase("plain.journal"))
        lines += brief_lines(entries, board.settings.clock_hours)
    else:
        lines.append(empty_state("emp.today" if day == today else "emp.journal"))
    wins = day_wins(board, day, today)
    return [*lines, "", wins] if wins else lines


def _habit_lines(board: Board, day: date) -> list[str]:
    if not board.habits:
        return ["", format_phrase("plain.no_habits")]
    labels = _labels(board, day)
    lines: list[str] = []
    for area, numbered in by_area(board):
        lines += ["", area]
        for number, habit in numbered:
            told = _state(board, habit, day)
            lines.append(
                format_phrase("plain.habit", number=number, habit=labels[habit.id], told=told)
            )
    return lines


def _state(board: Board, habit: Habit, day: date) -> str:
    """The mark of a habit in words; `rest` if there is no mark on a rest day."""
    mark = board.mark(habit.id, day)
    if mark is None and rests.rest_on(board, day, habit.id):
        return format_phrase("spoken.state.rest")
    return ", ".join([state_words(habit, mark), *(all_words(mark) if mark else [])])


def _labels(board: Board, day: date) -> dict[str, str]:
    """The label of each habit: with its easiest version if energy is low and the setting is on."""
    if not board.settings.mood:
        return {habit.id: habit.label for habit in board.habits}
    from winsboard.words.sentences.habits.habit_label import label_on

    return {habit.id: label_on(board, habit, day) for habit in board.habits}
