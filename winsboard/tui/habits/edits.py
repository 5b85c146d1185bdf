"""Handlers for the messages of the habit grid: each makes an edit."""

from __future__ import annotations

from winsboard.domain.habits import habits
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.session.session import Session
from winsboard.words.sentences.celebration import MARKED, count_event


def mark(session: Session, event: HabitGrid.Marked) -> None:
    """Record the state of a day."""
    session.perform(
        lambda context: habits.mark(session.board, event.habit, event.day, event.state, context),
        event=MARKED[event.state] if event.state else "",
        area=event.habit.area,
        day=event.day,
    )


def count(session: Session, event: HabitGrid.Counted) -> None:
    """Record the number of a day."""
    session.perform(
        lambda context: habits.count(session.board, event.habit, event.day, event.value, context),
        event=count_event(event.habit.aim, event.value) if event.value > event.before else "",
        area=event.habit.area,
        day=event.day,
    )


def move(session: Session, event: HabitGrid.Moved) -> None:
    """Move a habit up or down in the list."""
    session.perform(lambda context: habits.move(session.board, event.habit, event.by, context))


def show_days(session: Session, event: HabitGrid.VisibleDaysChanged) -> None:
    """Load the pages of the days that the grid shows."""
    session.load_days(event.first, event.last)
