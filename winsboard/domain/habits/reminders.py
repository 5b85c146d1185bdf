"""Which habit the board reminds of with a line, at the hours that the person chose."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit
from winsboard.domain.model.edits import Edit

A_DAY: Final = 24 * 60
"""Minutes of a day."""


def is_used(board: Board) -> bool:
    """Whether any active habit has an hour."""
    return any(habit.remind for habit in board.habits)


def due(board: Board, now: datetime, today: date) -> Habit | None:
    """The habit to remind of: of several, the one whose hour was last. None if there is none.

    A habit is due from its hour until it is ticked, rests, or its reminder is hidden for the day. A
    counted habit with several hours is due again at each, until it was counted as often or reached
    its aim. A time between midnight and the day boundary is at the end of the day.
    """
    found = [
        (passed[-1], -place, habit)
        for place, habit in enumerate(board.habits)
        if habit.remind
        and (passed := _passed(habit, now, board.settings.day_boundary))
        and _is_open(board, habit, today, len(passed))
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def _passed(habit: Habit, now: datetime, boundary: int) -> list[int]:
    """The hours of a habit that have passed today, as minutes since the day began."""
    until = (now.hour * 60 + now.minute - boundary) % A_DAY
    hours = sorted((minutes - boundary) % A_DAY for minutes in set(habit.remind))
    return [minutes for minutes in hours if minutes <= until]


def _is_open(board: Board, habit: Habit, today: date, times: int) -> bool:
    """Whether there is something to remind of, after so many of its hours."""
    rhythm, mark = habit.rhythm, board.mark(habit.id, today)
    if habit.remind_hidden_on == today or rests.rest_on(board, today, habit.id):
        return False
    if rhythm.kind == "weekdays" and today.weekday() not in rhythm.weekdays:
        return False
    if mark is None:
        return True
    if habit.kind != "count" or mark.value is None or mark.state == "rest":
        return False
    is_reached = habit.aim is not None and mark.value >= habit.aim
    return mark.value < times and not is_reached


def hide(habit: Habit, context: EditContext) -> Edit:
    """Hide the reminder of a habit for today."""
    after = habit._replace(remind_hidden_on=context.today)
    return context.update("note.hidden", "", habit, after)


def switch_off(habit: Habit, context: EditContext) -> Edit:
    """Remove the hours of a habit."""
    return context.update("habit.no_reminder", habit.label, habit, habit._replace(remind=()))
