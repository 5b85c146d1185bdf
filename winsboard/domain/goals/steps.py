"""The steps of a goal: parts of homework, rungs of a ladder.

A step is done once. A rung can be climbed on any day, again and again: each climb is a win of its
day.
"""

from __future__ import annotations

from datetime import date

from winsboard.domain.errors import Refusal
from winsboard.domain.goals.events import EVENT, deed, event, past, undone_deed
from winsboard.domain.goals.goals import goal_with
from winsboard.domain.goals.reaching import as_reached
from winsboard.domain.goals.removal import pins_of
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import Goal, Step
from winsboard.domain.model.wins import deed_id
from winsboard.domain.text import sanitize
from winsboard.named_tuple import NamedTuple


class StepCount(NamedTuple):
    """How many steps a goal has, and how many are done."""

    done: int
    all: int


def steps_of(board: Board, goal: Goal) -> tuple[Step, ...]:
    """The steps of a goal, in order."""
    return tuple(step for step in board.library_documents(Step) if step.goal == goal.id)


def steps_by_goal(board: Board) -> dict[str, list[Step]]:
    """The steps of every goal by its id, in order, for lists of many goals."""
    found: dict[str, list[Step]] = {}
    for step in board.library_documents(Step):
        found.setdefault(step.goal, []).append(step)
    return found


def next_step(board: Board, goal: Goal) -> Step | None:
    """The first step that is not done yet; None if there is none."""
    return next((step for step in steps_of(board, goal) if step.done_on is None), None)


def count(board: Board, goal: Goal) -> StepCount:
    """How many steps there are and how many are done."""
    there = steps_of(board, goal)
    return StepCount(sum(step.done_on is not None for step in there), len(there))


def step_with(board: Board, id: str) -> Step | None:
    """The step with an id; None if there is none."""
    return board.find(Step(id, "", ""))


def find(board: Board, goal: Goal, name: str) -> Step:
    """Find a step by its number in the goal, its id, or part of its title. Raises Refusal."""
    there = steps_of(board, goal)
    wanted = sanitize.one_line(name)
    if wanted.isdecimal():
        if len(wanted) < 4 and 1 <= int(wanted) <= len(there):
            return there[int(wanted) - 1]
        if found := [step for step in there if step.id == wanted]:
            return found[0]
    from winsboard.domain.text.folding import best_match

    close = best_match(wanted, [(step.title, step) for step in there])
    if len(close) == 1:
        return close[0]
    if close:
        names = ", ".join(f"{there.index(step) + 1} {step.title}" for step in close)
        raise Refusal("step.ambiguous", name=name, names=names)
    raise Refusal("step.unknown", name=name, goal=goal.title)


def add(board: Board, goal: Goal, title: str, context: EditContext, *, habit: str = "") -> Edit:
    """Append a step to a goal, tied to a habit if given. Raises Refusal if it has no title."""
    last = max((step.position for step in steps_of(board, goal)), default=0.0)
    step = Step(
        context.new_id(),
        goal.id,
        sanitize.line(title, "step.no_title"),
        position=last + 1,
        habit=habit,
    )
    return context.creation("step.added", step.title, step)


def change(step: Step, after: Step, context: EditContext) -> Edit | None:
    """Change the title of a step, or the habit it is tied to. Returns None if nothing changes."""
    after = after._replace(title=sanitize.line(after.title, "step.no_title"))
    if after == step:
        return None
    return context.update("step.changed", after.title, step, after)


def tick(board: Board, step: Step, context: EditContext, *, day: date | None = None) -> Edit | None:
    """A step was done on a day: a win of that day. The last step of a goal is a milestone.

    Returns None if it is done already; a rung can be climbed again. Raises Refusal.
    """
    goal = goal_with(board, step.goal)
    if goal is None:
        raise Refusal("step.no_goal")
    if step.done_on is not None and goal.kind != "ladder":
        return None
    when = past(day, context)
    done = step._replace(done_on=when if step.done_on is None else min(step.done_on, when))
    changes = [] if done == step else [Change(step, done)]
    is_last = is_last_step(board, goal, step)
    text = f"{goal.title}: {step.title}" if is_last else step.title
    told = event(goal, "step", context, day=when, after=step.title)
    changes += deed(board, told, step.id, text, context)
    if is_last:
        changes += [Change(goal, as_reached(goal, when)), *_reached_event(goal, when, context)]
    return context.edit(Title("step.last" if is_last else "step.done", step.title), *changes)


def _reached_event(goal: Goal, day: date, context: EditContext) -> tuple[Change, ...]:
    """The event of a goal that is reached by its last step. Both are one act, and so one win."""
    id = f"{deed_id(goal.id, day)}{EVENT}"
    told = event(goal, "reached", context, day=day, id=id, after=goal.title)
    return (Change(None, told),)


def is_last_step(board: Board, goal: Goal, step: Step) -> bool:
    """Whether a goal is reached when this step is done.

    Of a ladder that is its highest rung. A single step is seldom all of a goal, so it is none.
    """
    there = steps_of(board, goal)
    if goal.state == "reached" or len(there) == 1:
        return False
    if goal.kind == "ladder":
        return step.done_on is None and there[-1].id == step.id
    return all(other.done_on is not None for other in there if other.id != step.id)


def untick(board: Board, step: Step, context: EditContext) -> Edit | None:
    """A step is open again. Its win goes, unless something was added to it.

    The month of the day on which it was done must be loaded. Returns None if it is open. A goal
    that it reached stays reached.
    """
    if step.done_on is None:
        return None
    goal = goal_with(board, step.goal)
    is_rung = goal is not None and goal.kind == "ladder"
    changes = (
        Change(step, step._replace(done_on=None)),
        *undone_deed(board, step.id, step.done_on if is_rung else None),
    )
    return context.edit(Title("step.open", step.title), *changes)


def move(board: Board, step: Step, by: int, context: EditContext) -> Edit | None:
    """Move a step up (-1) or down (1) in its goal. Returns None at either end."""
    order = [other for other in board.library_documents(Step) if other.goal == step.goal]
    return items.move_to(order, step, order.index(step) + by, context)


def remove(board: Board, step: Step, context: EditContext) -> Edit:
    """Delete a step and its pins. Its wins stay."""
    changes = (
        Change(step, None),
        *(Change(pin, None) for pin in pins_of(board, step=step.id)),
    )
    return context.edit(Title("step.removed", step.title), *changes)
