"""Goals, measures and routines on the page, each of one span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Final

from winsboard.domain.goals.events import events_of
from winsboard.domain.goals.steps import StepCount, count, next_step
from winsboard.domain.habits.routines import parts_of
from winsboard.domain.measures.records import records_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, MarkState, Routine
from winsboard.domain.model.goals import Goal, GoalEvent, Measure, Reading, SetUpRecord, Step
from winsboard.domain.model.month_days import MonthDays, states_of
from winsboard.domain.model.wins import is_win_state
from winsboard.domain.summary.spans import Span
from winsboard.named_tuple import NamedTuple

TURNS: Final = frozenset({"changed", "smaller", "level", "away", "again"})
"""Events by which a goal takes another course."""


class GoalPart(NamedTuple):
    """A goal with what happened to it in a span."""

    goal: Goal
    steps: StepCount
    done: tuple[GoalEvent, ...]
    """The steps that were done, oldest first."""
    turns: tuple[GoalEvent, ...]
    """What was changed and why, oldest first."""
    then: Step | None
    """The next small step."""


class MeasurePart(NamedTuple):
    """One set-up of a measure that was read in a span."""

    measure: Measure
    record: SetUpRecord
    """First value and range up to the end of the span."""
    latest: Reading
    readings: tuple[Reading, ...]
    """All of them up to the end of the span, oldest first."""
    by: tuple[tuple[str, bool], ...]
    """Who measured in the span: names, and whether the person took part."""


class RoutinePart(NamedTuple):
    """On how many of the days with an entry a routine or a habit was done."""

    name: str
    done: int
    days: int


def goal_parts(board: Board, span: Span) -> tuple[GoalPart, ...]:
    """The open goals, and those with an event in the span. Its months must be loaded."""
    return tuple(_goal_parts(board, span))


def _goal_parts(board: Board, span: Span) -> Iterator[GoalPart]:
    for goal in board.library_documents(Goal):
        told = [event for event in events_of(board, goal) if event.day in span]
        if goal.state == "open" or told:
            yield GoalPart(
                goal,
                count(board, goal),
                tuple(event for event in told if event.what == "step"),
                tuple(event for event in told if event.what in TURNS),
                next_step(board, goal) if goal.state == "open" else None,
            )


def measure_parts(
    measure: Measure, readings: Iterable[Reading], span: Span
) -> Iterator[MeasurePart]:
    """The set-ups of a measure that were read in a span, the one that was used first first."""
    known = [reading for reading in readings if reading.day <= span.last]
    for record in records_of(known, measure.better):
        those = tuple(r for r in known if r.set_up == record.set_up)
        recent = [r for r in those if r.day in span]
        if recent:
            by = tuple(dict.fromkeys((r.by, r.with_person) for r in recent))
            yield MeasurePart(measure, record, those[-1], those, by)


def routine_parts(
    board: Board, months: Sequence[MonthDays], recorded: Set[date], span: Span
) -> tuple[RoutinePart, ...]:
    """Routines, then habits without one, that were done in the span."""
    there = frozenset(day for day in recorded if day in span)
    routines = [
        _part(routine.name, parts_of(board, routine.id), months, there)
        for routine in board.library_documents(Routine)
    ]
    habits = [
        _part(habit.label, [habit], months, there)
        for habit in board.habits
        if board.routine_of(habit) is None
    ]
    return tuple(part for part in (*routines, *habits) if part.done)


def _part(
    name: str, habits: Sequence[Habit], months: Sequence[MonthDays], recorded: Set[date]
) -> RoutinePart:
    states: list[Mapping[date, MarkState]] = [states_of(months, habit.id) for habit in habits]
    done = {day for each in states for day, state in each.items() if is_win_state(state)}
    began = min([h.began_on for h in habits] + [d for each in states for d in each], default=None)
    days = {day for day in recorded if began is not None and day >= began}
    return RoutinePart(name, len(done & days), len(days))
