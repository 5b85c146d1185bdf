"""Handlers for the messages of the habit grid: each makes an edit."""

from __future__ import annotations

from datetime import date

from winsboard.domain.habits import habits
from winsboard.domain.habits.first_time import first_day_needed, may_be_first
from winsboard.domain.model.documents import Habit
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.habits.pane import HabitPane
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.celebration import MARKED, count_event


def mark(session: Session, event: HabitGrid.Marked) -> None:
    """Record the state of a day."""
    is_tick = event.state in ("done", "some")
    more = _first_time_offer(session, event.habit, event.day) if is_tick else ""
    session.perform(
        lambda context: habits.mark(session.board, event.habit, event.day, event.state, context),
        event=MARKED[event.state] if event.state else "",
        area=event.habit.area,
        day=event.day,
        more=more,
    )


def _first_time_offer(session: Session, habit: Habit, day: date) -> str:
    """Return how to tag the first tick of a habit such as a therapy session; mostly nothing."""
    if not session.board.settings.celebrate or not may_be_first(session.board, habit):
        return ""
    session.load_days(first_day_needed(habit, day), session.today)
    return format_phrase("tick.first") if may_be_first(session.board, habit) else ""


def count(session: Session, event: HabitGrid.Counted) -> None:
    """Record the number of a day."""
    session.perform(
        lambda context: habits.count(session.board, event.habit, event.day, event.value, context),
        event=count_event(event.habit.aim, event.value) if event.value > event.before else "",
        area=event.habit.area,
        day=event.day,
    )


def ask_reading(session: Session, event: HabitPane.ReadingRequested) -> None:
    """Ask for the number of a habit that has a measure."""
    from winsboard.tui.measures.count import ask_habit

    session.run_worker(ask_habit(session, event.habit, event.day))


def move(session: Session, event: HabitGrid.Moved) -> None:
    """Move a habit up or down in the list."""
    session.perform(lambda context: habits.move(session.board, event.habit, event.by, context))


def show_days(session: Session, event: HabitGrid.VisibleDaysChanged) -> None:
    """Load the pages of the days that the grid shows."""
    session.load_days(event.first, event.last)
