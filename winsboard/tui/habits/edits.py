"""What the habit grid asks for, made into edits."""

from __future__ import annotations

from typing import Final

from winsboard.domain.habits import habits
from winsboard.domain.model.documents import MarkState
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.session.session import Desk

EVENTS: Final[dict[MarkState | None, str]] = {"done": "habit", "some": "habit", "rest": "rest"}
"""The celebration event of each state."""


def mark(desk: Desk, event: HabitGrid.Marked) -> None:
    """Give a day its state."""
    desk.act(
        lambda moment: habits.mark(desk.board, event.habit, event.day, event.state, moment),
        event=EVENTS.get(event.state, ""),
        area=event.habit.area,
    )


def count(desk: Desk, event: HabitGrid.Counted) -> None:
    """Give a day its number."""
    desk.act(
        lambda moment: habits.count(desk.board, event.habit, event.day, event.value, moment),
        event="habit" if event.value > event.before else "",
        area=event.habit.area,
    )


def move(desk: Desk, event: HabitGrid.Moved) -> None:
    """Move a habit up or down."""
    desk.act(lambda moment: habits.move(desk.board, event.habit, event.by, moment))


def show_days(desk: Desk, event: HabitGrid.Pointed) -> None:
    """Have the pages of the days that the grid shows."""
    desk.show_days(event.first, event.last)
