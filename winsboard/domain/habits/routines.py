"""Routines: habits in a named group, such as the morning or the evening.

Any part of a routine counts by itself. A part that is archived, rests, or is not planned for the
weekday does not stand in the way of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Mark, Routine
from winsboard.domain.model.edits import Edit

A_DAY: Final = 24 * 60
FEWEST_PARTS: Final = 2
"""A routine of one habit is that habit: its tick has an answer already."""


def parts_of(board: Board, routine: str) -> tuple[Habit, ...]:
    """The active habits of a routine, in the order of the board."""
    same = board.same_group(routine) if routine else ()
    return tuple(habit for habit in board.habits if habit.routine in same)


def is_all_done(board: Board, routine: str, day: date) -> bool:
    """Whether every part of a routine is done on a day, in full or in part.

    Parts that rest, or are not planned for this weekday, are left out.
    """
    parts = parts_of(board, routine)
    if len(parts) < FEWEST_PARTS:
        return False
    states = [board.mark(part.id, day) for part in parts]
    done = [mark is not None and mark.state != "rest" for mark in states]
    return any(done) and all(
        is_done or _is_excused(board, part, mark, day)
        for part, mark, is_done in zip(parts, states, done, strict=True)
    )


def _is_excused(board: Board, habit: Habit, mark: Mark | None, day: date) -> bool:
    """Whether a habit that is not done need not be, to have done all of its routine."""
    if mark is not None or rests.rest_on(board, day, habit.id):
        return True
    rhythm = habit.rhythm
    return rhythm.kind == "weekdays" and day.weekday() not in rhythm.weekdays


def completed_by(board: Board, edit: Edit) -> tuple[Routine, date] | None:
    """The routine that an edit makes complete, with the day. None if it completes none."""
    after: Board | None = None
    for change in edit.changes:
        mark = change.after
        if not isinstance(mark, Mark) or mark.state == "rest":
            continue
        habit = board.habit(mark.habit)
        routine = board.routine_of(habit) if habit else None
        if routine is None or is_all_done(board, routine.id, mark.day):
            continue
        after = after or board.with_changes(edit.changes)
        if is_all_done(after, routine.id, mark.day):
            return routine, mark.day
    return None


def on_top(board: Board, now: datetime) -> tuple[str, ...]:
    """The ids of the routines that are on top of the board at this time of the day.

    Of several, the one whose time was last comes first.
    """
    boundary = board.settings.day_boundary
    passed = (now.hour * 60 + now.minute - boundary) % A_DAY
    since = [
        ((routine.top - boundary) % A_DAY, routine.id)
        for routine in board.library_documents(Routine)
        if routine.top is not None
    ]
    return tuple(id for begins, id in sorted(since, reverse=True) if begins <= passed)


def numbered(board: Board, top: Sequence[str] = ()) -> list[tuple[int, Habit]]:
    """The active habits with their numbers; those of the routines in `top` come first.

    A number belongs to its habit and is the same at every hour, so a key that is known by heart
    never ticks another habit.
    """
    places = {id: n for n, id in enumerate(top)}
    rows = list(enumerate(board.habits, start=1))
    return sorted(rows, key=lambda row: places.get(row[1].routine, len(places)))
