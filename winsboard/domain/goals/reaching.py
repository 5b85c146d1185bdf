"""Setting the level of a goal, reaching it, and the pause that follows a milestone."""

from __future__ import annotations

from datetime import date

from winsboard.domain.errors import Refusal
from winsboard.domain.goals import levels
from winsboard.domain.goals.events import deed, event, past
from winsboard.domain.goals.goals import open_again
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import AIM, Goal


def set_level(
    board: Board,
    goal: Goal,
    level: int,
    context: EditContext,
    *,
    day: date | None = None,
    because: str = "",
    by: str = "",
) -> Edit | None:
    """Set the level of a goal on a day, as the person says. The first time at Aim is a milestone.

    Returns None if it has that level and nothing is said about it. Raises Refusal.
    """
    if level not in levels.LEVELS:
        raise Refusal("goal.level")
    if level == goal.level and not because:
        return None
    when = past(day, context)
    told = event(
        goal,
        "level",
        context,
        day=when,
        before=str(goal.level),
        after=str(level),
        because=because,
        by=by,
    )
    after = goal._replace(level=level)
    more: tuple[Change, ...] = ()
    if level >= AIM and is_unreached(goal):
        after, more = _reached(board, after, when, context)
    return context.edit(
        Title("goal.reached" if more else "goal.level", goal.title),
        Change(goal, after),
        Change(None, told),
        *more,
    )


def reach(
    board: Board, goal: Goal, context: EditContext, *, day: date | None = None
) -> Edit | None:
    """The person says that a goal is reached. Returns None if it is already.

    The level stays as it is: only the person sets it.
    """
    if goal.state == "reached":
        return None
    after, more = _reached(board, goal, past(day, context), context)
    return context.edit(Title("goal.reached", goal.title), Change(goal, after), *more)


def is_unreached(goal: Goal) -> bool:
    """Whether reaching it now is the first time."""
    return goal.reached_on is None and goal.state != "reached"


def as_reached(goal: Goal, day: date) -> Goal:
    """The goal as reached on a day, with its milestone waiting to be looked at."""
    first = day if goal.reached_on is None else min(goal.reached_on, day)
    return goal._replace(state="reached", reached_on=first, pause_from=day)


def _reached(
    board: Board, goal: Goal, day: date, context: EditContext
) -> tuple[Goal, tuple[Change, ...]]:
    told = event(goal, "reached", context, day=day, after=goal.title)
    changes = tuple(deed(board, told, goal.id, goal.title, context))
    return as_reached(goal, day), changes


def waiting(board: Board) -> tuple[Goal, ...]:
    """The goals whose milestone the person has not looked at yet, the earliest first."""
    found = (goal for goal in board.library_documents(Goal) if goal.pause_from is not None)
    return tuple(sorted(found, key=lambda goal: (goal.pause_from or date.min, goal.id)))


def looked_at(goal: Goal, context: EditContext) -> Edit | None:
    """The person has looked at the milestone; it stays reached. Returns None if none waits."""
    if goal.pause_from is None:
        return None
    return context.update("goal.looked", goal.title, goal, goal._replace(pause_from=None))


def carry_on(goal: Goal, context: EditContext) -> Edit | None:
    """After a milestone: stay with this goal, or do a bit more of it. It is open again."""
    return open_again(goal, context)
