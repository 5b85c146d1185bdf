"""How far a reward is: the days, the wins, or the step or goal it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    Document,
    Entry,
    Goal,
    GoalEvent,
    Habit,
    Mark,
    Reward,
    Step,
    month_of,
)
from winsboard.domain.model.wins import is_win, wins_in

Target: TypeAlias = Habit | Step | Goal
"""What a reward can be for, apart from a number of wins."""


def is_waiting(reward: Reward) -> bool:
    """Whether a reward can still become ready."""
    return reward.ready_on is None and reward.enjoyed_on is None and reward.put_away_on is None


def needed(reward: Reward) -> int:
    """How many days, wins, steps or goals it takes."""
    return reward.needed if reward.for_kind in ("habit", "wins") else 1


def reached(board: Board, reward: Reward, today: date) -> int:
    """How many of the days, wins, steps or goals that it takes there are.

    Only days from `since` on count. Months that are not loaded count as empty.
    """
    if reward.for_kind == "habit":
        return sum(1 for _ in _ticks(board, reward, today))
    if reward.for_kind == "wins":
        return sum(wins_since(d, reward) for d in _dated(board, reward.since, today))
    return int(_is_done(target_of(board, reward), reward, today))


def wins_since(document: Document | None, reward: Reward) -> int:
    """How many wins of a document count for a reward for some wins."""
    if not isinstance(document, (Mark, Entry, GoalEvent)) or document.day < reward.since:
        return 0
    return wins_in(document)


def target_of(board: Board, reward: Reward) -> Target | None:
    """The habit, step or goal that a reward is for. None for wins, and if it was deleted."""
    if reward.for_kind == "habit":
        return board.habit(reward.for_id)
    if reward.for_kind == "goal":
        return board.find(Goal(reward.for_id, ""))
    if reward.for_kind in ("step", "part"):
        return board.find(Step(reward.for_id, "", ""))
    return None


def is_free(board: Board, reward: Reward) -> bool:
    """Whether what a reward was for is gone, so that it is ready whenever the person likes."""
    return reward.for_kind != "wins" and target_of(board, reward) is None


def _ticks(board: Board, reward: Reward, today: date) -> Iterator[Mark]:
    for document in _dated(board, reward.since, today):
        if isinstance(document, Mark) and document.habit == reward.for_id and is_win(document):
            yield document


def _dated(board: Board, first: date, last: date) -> Iterator[Document]:
    """The ticks, entries and events of a range of days that are in memory."""
    for name, page in board.pages.items():
        if month_of(first) <= name <= month_of(last):
            for document in page.values():
                if isinstance(document, (Mark, Entry, GoalEvent)) and first <= document.day <= last:
                    yield document


def done_day(document: Document | None) -> date | None:
    """The day on which a step was done or a goal reached; None if it is not."""
    if isinstance(document, Goal):
        return document.reached_on if document.state == "reached" else None
    return document.done_on if isinstance(document, Step) else None


def _is_done(target: Document | None, reward: Reward, today: date) -> bool:
    day = done_day(target)
    return day is not None and reward.since <= day <= today
