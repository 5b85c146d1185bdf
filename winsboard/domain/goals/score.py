"""The score of goal attainment scaling, from levels that the person set."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from winsboard.domain.goals.goals import current
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import Goal
from winsboard.named_tuple import NamedTuple

EXPECTED: Final = 50.0
"""The score if every goal is at the level that was aimed for."""
RECENT: Final = timedelta(days=92)
"""How long a goal that was reached still counts in the score."""
_STEP: Final = 10
_ALIKE: Final = 0.3
"""How much the levels of a person's goals move together, by the method."""


class Score(NamedTuple):
    """The score at the start and now, of some goals."""

    goals: tuple[Goal, ...]
    start: float
    now: float


def t_score(levels: Sequence[int], weights: Sequence[float] = ()) -> float | None:
    """The score of some levels (-2 to +2); None without any. Without weights each counts 1."""
    if not levels:
        return None
    weights = weights or [1.0] * len(levels)
    reached = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    squares, total = sum(weight**2 for weight in weights), sum(weights)
    return EXPECTED + _STEP * reached / math.sqrt((1 - _ALIKE) * squares + _ALIKE * total**2)


def score(board: Board, today: date) -> Score | None:
    """The score of the goals that count; None if there are none."""
    goals = scored(board, today)
    weights = [goal.weight for goal in goals]
    start = t_score([goal.start_level for goal in goals], weights)
    now = t_score([goal.level for goal in goals], weights)
    return None if start is None or now is None else Score(goals, start, now)


def scored(board: Board, today: date) -> tuple[Goal, ...]:
    """The goals that count in the score: open ones, and those reached in the last three months."""
    return tuple(
        goal
        for goal in current(board)
        if goal.state == "open" or (goal.reached_on or date.min) >= today - RECENT
    )
