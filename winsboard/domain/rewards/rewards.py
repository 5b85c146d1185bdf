"""Adding, changing, enjoying and putting away rewards.

Functions return an edit; nothing is saved until the notebook commits it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Goal, Habit, Reward, Step
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import RewardFor
from winsboard.domain.model.wins import deed_id
from winsboard.domain.rewards.progress import Target, is_free, target_of
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import field_of

MOVEMENT: Final = "movement"
"""The id of the shipped area of movement."""


def is_ready(board: Board, reward: Reward) -> bool:
    """Whether a reward can be enjoyed now: it is ready, or what it was for is gone."""
    if reward.enjoyed_on is not None or reward.put_away_on is not None:
        return False
    return reward.ready_on is not None or is_free(board, reward)


def listed(board: Board) -> tuple[Reward, ...]:
    """The rewards that were not enjoyed or put away, the ready ones first."""
    found = [r for r in board.library_documents(Reward) if not (r.enjoyed_on or r.put_away_on)]
    return tuple(sorted(found, key=lambda reward: not is_ready(board, reward)))


def ready(board: Board) -> tuple[Reward, ...]:
    """The rewards that can be enjoyed now, in the person's order."""
    return tuple(r for r in board.library_documents(Reward) if is_ready(board, r))


def enjoyed(board: Board) -> tuple[Reward, ...]:
    """The rewards that were enjoyed, latest first."""
    found = [r for r in board.library_documents(Reward) if r.enjoyed_on is not None]
    return tuple(sorted(found, key=lambda r: r.enjoyed_on or date.min, reverse=True))


def put_away_ones(board: Board) -> tuple[Reward, ...]:
    """The rewards that were put away and not enjoyed."""
    return tuple(
        r for r in board.library_documents(Reward) if r.put_away_on and r.enjoyed_on is None
    )


def for_this(board: Board, kind: RewardFor, id: str) -> tuple[Reward, ...]:
    """The rewards that are for a habit, step or goal and were not enjoyed or put away."""
    return tuple(r for r in listed(board) if r.for_kind == kind and r.for_id == id)


def was_asked(board: Board, habit: Habit) -> bool:
    """Whether there is a reward for a habit already, so that nothing more is asked about it."""
    return any(
        r.for_kind == "habit" and r.for_id == habit.id for r in board.library_documents(Reward)
    )


def validated(board: Board, reward: Reward, today: date) -> Reward:
    """Validate a reward and put its texts on one line. Raises Refusal."""
    number = field_of(Reward, "needed")
    if not fits(number, reward.needed):
        raise Refusal(number.refusal, longest=int(number.high or 0))
    if reward.since > today:
        raise Refusal("reward.since")
    if reward.for_id and reward.for_kind != "wins" and target_of(board, reward) is None:
        raise Refusal("reward.gone")
    return items.validated(reward)


def add(board: Board, reward: Reward, context: EditContext) -> Edit:
    """Add a reward. Without a first day, the days from today on count. Raises Refusal."""
    since = context.today if reward.since == date.min else reward.since
    wished = reward._replace(since=since)
    return items.add_unchecked(board, validated(board, wished, context.today), context)


def change(board: Board, before: Reward, after: Reward, context: EditContext) -> Edit | None:
    """Change a reward. It stays ready if it was. None if nothing changes; raises Refusal."""
    return items.change_unchecked(before, validated(board, after, context.today), context)


def enjoy(reward: Reward, day: date, context: EditContext) -> Edit | None:
    """Record that a reward was enjoyed on a day, as a win. None if it was already.

    Raises Refusal if the day is in the future.
    """
    if reward.enjoyed_on is not None:
        return None
    if day > context.today:
        raise Refusal("habit.future")
    win = context.entry("win")._replace(
        id=deed_id(reward.id, day), day=day, text=reward.title, about=reward.id
    )
    after = reward._replace(enjoyed_on=day)
    return context.edit(
        Title("reward.enjoyed", reward.title), Change(reward, after), Change(None, win)
    )


def put_away(reward: Reward, context: EditContext) -> Edit | None:
    """Put a reward away. Nothing else about it changes. None if it is away already."""
    return items.put_away(reward, "reward.put_away", context)


def bring_back(reward: Reward, context: EditContext) -> Edit | None:
    """Put a reward back on the list. None if it is there already."""
    return items.bring_back(reward, "reward.brought_back", context)


def once_more(reward: Reward) -> Reward:
    """A new reward like one that was enjoyed. It is not on the board yet."""
    return Reward(
        "",
        reward.title,
        why=reward.why,
        idea=reward.idea,
        for_kind=reward.for_kind,
        for_id=reward.for_id,
        needed=reward.needed,
    )


def with_target(reward: Reward, target: Target | None, board: Board) -> Reward:
    """The reward for this habit, step or goal; without one, for a number of wins."""
    if isinstance(target, Habit):
        kind: RewardFor = "habit"
    elif isinstance(target, Goal):
        kind = "goal"
    elif isinstance(target, Step):
        goal = board.find(Goal(target.goal, ""))
        kind = "part" if goal is not None and goal.kind == "homework" else "step"
    else:
        kind = "wins"
    id = target.id if target is not None else ""
    return reward._replace(for_kind=kind, for_id=id, for_label="")


def steps_of(board: Board, goal: Goal) -> tuple[Step, ...]:
    """The steps of a goal, in order."""
    return tuple(step for step in board.library_documents(Step) if step.goal == goal.id)


def is_movement(board: Board, target: Target | None) -> bool:
    """Whether something is movement, for which no food is offered."""
    if isinstance(target, Habit):
        return target.area == MOVEMENT
    goal = board.find(Goal(target.goal, "")) if isinstance(target, Step) else target
    if goal is None:
        return False
    habits = (board.habit(step.habit) for step in steps_of(board, goal))
    return goal.discipline == "PT" or any(h is not None and h.area == MOVEMENT for h in habits)
