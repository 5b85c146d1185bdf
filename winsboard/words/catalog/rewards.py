"""Ideas for rewards: a person's own first, then the shipped ones."""

from __future__ import annotations

from functools import cache
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import LIBRARY, Habit, Reward
from winsboard.domain.rewards import rewards
from winsboard.domain.rewards.progress import Target
from winsboard.domain.settings.wording import plain_words
from winsboard.domain.text.folding import fold_name
from winsboard.named_tuple import NamedTuple
from winsboard.words import content

ENJOYS: Final = 2
"""The rating of enjoyment from which on a tick says that the habit is enjoyed."""


class RewardIdea(NamedTuple):
    """An idea for a reward."""

    title: str
    why: str = ""
    id: str = ""
    """The id of a shipped idea; empty for one of the person's own."""
    is_food: bool = False


@cache
def shipped_reward_ideas(*, plain: bool = False) -> tuple[RewardIdea, ...]:
    """The shipped ideas, in order; with the short wording if `plain` is set."""
    return tuple(
        RewardIdea(idea["plain" if plain else "text"], "", idea["id"], "food" in idea["flags"])
        for idea in content("goals")["reward_ideas"]
    )


def reward_ideas(board: Board, target: Target | None = None) -> tuple[RewardIdea, ...]:
    """The ideas for a board: what the person chose before, then the shipped ones.

    Ideas about food are left out unless the setting is on, and always for movement.
    """
    food = board.settings.food_ideas and not rewards.is_movement(board, target)
    eaten = {idea.id for idea in shipped_reward_ideas() if idea.is_food}
    own = [RewardIdea(r.title, r.why, r.idea) for r in reversed(board.library_documents(Reward))]
    found: dict[str, RewardIdea] = {}
    for idea in [*own, *shipped_reward_ideas(plain=plain_words(board.settings))]:
        if food or idea.id not in eaten:
            found.setdefault(fold_name(idea.title), idea)
    return tuple(found.values())


def is_enjoyment(board: Board, habit: Habit) -> bool:
    """Whether a habit is marked as enjoyment: it came as one, or its last rated tick says so.

    Only the months in memory are looked at.
    """
    if fold_name(habit.label) in _shipped_enjoyments():
        return True
    rated = [
        mark
        for month in board.pages
        if month != LIBRARY
        for mark in board.marks(month)
        if mark.habit == habit.id and mark.pleasure is not None
    ]
    last = max(rated, key=lambda mark: mark.day, default=None)
    return last is not None and (last.pleasure or 0) >= ENJOYS


@cache
def _shipped_enjoyments() -> frozenset[str]:
    """The names of the shipped habits that are for enjoyment and not for getting things done."""
    habits = (h for h in content("habits")["habits"] if h["mastery_pleasure"] == "P")
    return frozenset(fold_name(name) for h in habits for name in (h["label"], h["plain"]))
