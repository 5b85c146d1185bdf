"""Which rewards an edit makes ready, and which ones lose what they were for.

A reward becomes ready once: `ready_on` is written in the edit of the act that met it, and no other
act takes it back. Only undoing that very act does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from winsboard.domain.library.items import name_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    Entry,
    Goal,
    GoalEvent,
    Habit,
    Mark,
    Reward,
    Step,
)
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.model.wins import is_win
from winsboard.domain.rewards.progress import (
    done_day,
    is_waiting,
    needed,
    reached,
    wins_since,
)


def first_day_needed(board: Board, edit: Edit, today: date) -> date | None:
    """The first day whose month must be in memory to tell what an edit makes ready.

    None if it makes nothing ready.
    """
    touched = _rewards(board, edit).values()
    days = [r.since for r in touched if is_waiting(r) and _may_meet(r, edit, today)]
    return min(days, default=None)


def rewards_after(board: Board, edit: Edit, today: date) -> tuple[Change, ...]:
    """The changes of rewards that follow from an edit, which is not on the board yet.

    Changes of the same rewards in the edit itself are included, so they replace those.
    """
    after = board.with_changes(edit.changes)
    found = _rewards(board, edit)
    changes = []
    for id, reward in found.items():
        new = _freed(reward, edit)
        if is_waiting(new) and _may_meet(new, edit, today) and _is_met(after, new, edit, today):
            new = new._replace(ready_on=today)
        if new != reward:
            changes.append(Change(_before(edit, id, reward), new))
    return tuple(changes)


def made_ready(edit: Edit) -> tuple[Reward, ...]:
    """The rewards that an edit made ready."""
    return tuple(
        after
        for before, after in edit.changes
        if isinstance(after, Reward)
        and after.ready_on is not None
        and (not isinstance(before, Reward) or before.ready_on is None)
    )


def _rewards(board: Board, edit: Edit) -> Mapping[str, Reward]:
    """The rewards as they are after an edit, by id."""
    found = {reward.id: reward for reward in board.library_documents(Reward)}
    for before, after in edit.changes:
        if isinstance(before, Reward):
            found.pop(before.id, None)
        if isinstance(after, Reward):
            found[after.id] = after
    return found


def _before(edit: Edit, id: str, reward: Reward) -> Reward | None:
    """The reward as it was before the edit."""
    for before, after in edit.changes:
        if isinstance(after, Reward) and after.id == id:
            assert before is None or isinstance(before, Reward), "a change of one kind"
            return before
    return reward


def _freed(reward: Reward, edit: Edit) -> Reward:
    """The reward without what it was for, if the edit deletes that. Its name stays."""
    for before, after in edit.changes:
        if after is None and isinstance(before, (Habit, Step, Goal)) and _is_for(reward, before):
            return reward._replace(for_id="", for_label=_label(before))
    return reward


def _label(document: Habit | Step | Goal) -> str:
    return document.label if isinstance(document, Habit) else name_of(document)


def _is_for(reward: Reward, document: Habit | Step | Goal) -> bool:
    kinds: tuple[str, ...] = ("habit",)
    if isinstance(document, Goal):
        kinds = ("goal",)
    elif isinstance(document, Step):
        kinds = ("step", "part")
    return reward.for_kind in kinds and reward.for_id == document.id


def _may_meet(reward: Reward, edit: Edit, today: date) -> bool:
    """Whether the edit brings a reward nearer: it adds to what it is for, or sets what that is.

    Otherwise something that another machine brought would be written as met by an act that has
    nothing to do with it.
    """
    return any(_gains(reward, change, today) for change in edit.changes)


def _gains(reward: Reward, change: Change, today: date) -> bool:
    before, after = change
    if isinstance(after, Reward):
        return after.id == reward.id and _condition(before) != _condition(after)
    if reward.for_kind == "wins":
        return wins_since(after, reward) > wins_since(before, reward)
    if isinstance(after, Mark):
        return (
            reward.for_kind == "habit"
            and after.habit == reward.for_id
            and reward.since <= after.day <= today
            and is_win(after)
            and not is_win(before)
        )
    if isinstance(after, (Step, Goal)) and _is_for(reward, after):
        return done_day(after) is not None and done_day(before) is None
    return _is_once_more(reward, change, today)


def _condition(reward: object) -> tuple[object, ...]:
    if not isinstance(reward, Reward):
        return ()
    return reward.for_kind, reward.for_id, reward.needed, reward.since


def _is_met(board: Board, reward: Reward, edit: Edit, today: date) -> bool:
    return reached(board, reward, today) >= needed(reward) or any(
        _is_once_more(reward, change, today) for change in edit.changes
    )


def _is_once_more(reward: Reward, change: Change, today: date) -> bool:
    """Whether a rung is climbed or a goal is reached, perhaps not for the first time.

    Both keep the day of the first time, which may be before the reward was thought of.
    """
    before, after = change
    if before is not None or not isinstance(after, (Entry, GoalEvent)):
        return False
    if not reward.since <= after.day <= today:
        return False
    if isinstance(after, Entry):
        return reward.for_kind in ("step", "part") and after.about == reward.for_id
    return reward.for_kind == "goal" and after.what == "reached" and after.goal == reward.for_id
