"""Adding, changing and finding goals.

Functions return an edit; nothing is saved until the notebook commits it. Everything that changes a
goal writes an event of its story into the same edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.goals import levels
from winsboard.domain.goals.events import event
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import Goal, GoalEvent, Reading, Step
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import field_of
from winsboard.domain.text import sanitize

SURE_ENOUGH: Final = 7
"""A person who is less sure than this is offered to make the goal smaller."""
LEVEL_MARK: Final = " / "
"""What stands between level texts on one line."""


def current(board: Board) -> tuple[Goal, ...]:
    """The goals that are not put away: the open ones in order, then those that were reached.

    They have the numbers 1, 2, 3 and so on.
    """
    there = board.library_documents(Goal)
    reached = [goal for goal in there if goal.state == "reached"]
    reached.sort(key=lambda goal: goal.reached_on or date.min, reverse=True)
    return (*(goal for goal in there if goal.state == "open"), *reached)


def put_away(board: Board) -> tuple[Goal, ...]:
    """The goals that are put away."""
    return tuple(goal for goal in board.library_documents(Goal) if goal.state == "away")


def asked_by(board: Board, reading: Reading) -> tuple[tuple[Goal, int], ...]:
    """The open goals of a reading's measure, each with the higher level that it may have now."""
    found = (
        (goal, levels.asked_level(goal, reading.value))
        for goal in current(board)
        if goal.measure == reading.measure and goal.state == "open"
    )
    return tuple((goal, level) for goal, level in found if level is not None)


def goal_with(board: Board, id: str) -> Goal | None:
    """The goal with an id; None if there is none."""
    return board.find(Goal(id, ""))


def find(board: Board, name: str) -> Goal:
    """Find a goal by its number, its id, or part of its title.

    Goals in the list are preferred to those put away. Raises Refusal if nothing matches, or if
    several goals match; it then lists them with their numbers.
    """
    there, away = current(board), put_away(board)
    wanted = sanitize.one_line(name)
    if wanted.isdecimal():
        if len(wanted) < 4 and 1 <= int(wanted) <= len(there):
            return there[int(wanted) - 1]
        if found := [goal for goal in (*there, *away) if goal.id == wanted]:
            return found[0]
    from winsboard.domain.text.folding import best_match

    close: list[Goal] = []
    for pieces in (False, True):
        for known in (there, away):
            titles = [(goal.title, goal) for goal in known]
            close = close or best_match(wanted, titles, pieces=pieces)
    if len(close) == 1:
        return close[0]
    if close:
        numbers = {goal.id: n for n, goal in enumerate(there, start=1)}
        names = ", ".join(f"{numbers.get(goal.id, goal.id)} {goal.title}" for goal in close)
        raise Refusal("goal.ambiguous", name=name, names=names)
    raise Refusal("goal.unknown", name=name)


def validated(goal: Goal) -> Goal:
    """Validate a goal and put each of its texts on one line. Raises Refusal."""
    goal = items.validated(goal)
    if not fits(field_of(Goal, "weight"), goal.weight):
        raise Refusal("goal.weight")
    if not {goal.level, goal.start_level} <= set(levels.LEVELS):
        raise Refusal("goal.level")
    return goal._replace(
        session=sanitize.short(goal.session),
        levels=levels.checked_texts(goal.levels),
        cuts=levels.checked_cuts(goal.cuts),
    )


def is_unsure(goal: Goal) -> bool:
    """Whether the person is not sure of it, so that a smaller goal is offered."""
    return goal.sure is not None and goal.sure < SURE_ENOUGH


def add(board: Board, goal: Goal, context: EditContext, steps: Sequence[str] = ()) -> Edit:
    """Append a goal, at its start level, with steps if given. Raises Refusal if it is not valid."""
    last = max((g.position for g in board.library_documents(Goal)), default=0.0)
    new = validated(goal)._replace(
        id=context.new_id(), position=last + 1, level=goal.start_level, state="open"
    )
    began = event(new, "began", context, after=new.title)
    parts = (
        Step(context.new_id(), new.id, sanitize.line(title, "step.no_title"), float(n))
        for n, title in enumerate(steps, start=1)
    )
    return context.creation("goal.added", new.title, new, *parts, began)


def change(
    before: Goal, after: Goal, context: EditContext, *, because: str = "", by: str = ""
) -> Edit | None:
    """Change fields of a goal; the story keeps what it said before.

    A reason alone is told in the story as well. Returns None if nothing changes and no reason is
    given. Raises Refusal if it is not valid.
    """
    after = validated(after)
    if after == before and not because:
        return None
    told = [*_told_changes(before, after, context, because, by)]
    if because and not told:
        told = [event(after, "changed", context, because=because, by=by)]
    did = "goal.smaller" if [e.what for e in told] == ["smaller"] else "goal.changed"
    changed = () if after == before else (Change(before, after),)
    return context.edit(Title(did, after.title), *changed, *(Change(None, e) for e in told))


def _told_changes(
    before: Goal, after: Goal, context: EditContext, because: str, by: str
) -> Iterator[GoalEvent]:
    """An event for each text that changed."""
    pairs = (
        (before.title, after.title),
        (before.why, after.why),
        (before.obstacle, after.obstacle),
        (plan_of(before), plan_of(after)),
        (LEVEL_MARK.join(before.levels), LEVEL_MARK.join(after.levels)),
    )
    for old, new in pairs:
        if old != new:
            old, new = old[: sanitize.MAX_LINE_LENGTH], new[: sanitize.MAX_LINE_LENGTH]
            yield event(after, "changed", context, before=old, after=new, because=because, by=by)
    if before.smallest != after.smallest:
        old = before.smallest or before.title
        yield event(
            after, "smaller", context, before=old, after=after.smallest, because=because, by=by
        )


def plan_of(goal: Goal) -> str:
    """The if-then plan on one line, as it is kept in the story."""
    return ", ".join(filter(None, (goal.when, goal.then)))


def make_smaller(
    goal: Goal, text: str, context: EditContext, *, because: str = "", sure: int | None = None
) -> Edit | None:
    """Give a goal a smaller version. Returns None if it has that one already.

    Raises Refusal if the text is empty.
    """
    smallest = sanitize.line(text, "goal.no_smaller")
    after = goal._replace(smallest=smallest, sure=goal.sure if sure is None else sure)
    return change(goal, after, context, because=because)


def put_aside(goal: Goal, context: EditContext, *, because: str = "") -> Edit | None:
    """Put a goal away. It can be opened again. Returns None if it is away already."""
    if goal.state == "away":
        return None
    after = goal._replace(state="away", pause_from=None)
    told = event(goal, "away", context, because=because)
    return context.edit(Title("goal.away", goal.title), Change(goal, after), Change(None, told))


def open_again(goal: Goal, context: EditContext, *, because: str = "") -> Edit | None:
    """Open a goal again that was reached or put away. Returns None if it is open."""
    if goal.state == "open":
        return None
    after = goal._replace(state="open", pause_from=None)
    told = event(goal, "again", context, because=because)
    return context.edit(Title("goal.again", goal.title), Change(goal, after), Change(None, told))


def move(board: Board, goal: Goal, by: int, context: EditContext) -> Edit | None:
    """Move an open goal up (-1) or down (1) the list. Returns None at either end."""
    order = [g for g in current(board) if g.state == "open"]
    return items.move_to(order, goal, order.index(goal) + by, context) if goal in order else None
