"""Steps, events and pins whose goal was deleted, here or on another machine.

They are saved and not shown; an undo of the deletion makes them whole again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from winsboard.domain.model.documents import Document
from winsboard.domain.model.goals import Goal, GoalEvent, Pin, Step
from winsboard.domain.schema.kinds import KINDS


class GoalLinks:
    """What belongs to which goal, collected page by page."""

    def __init__(self) -> None:
        self._goals: set[str] = set()
        self._belonging: Counter[tuple[str, str]] = Counter()

    def add(self, documents: Iterable[Document]) -> None:
        """Look at the documents of a page."""
        for document in documents:
            if isinstance(document, Goal):
                self._goals.add(document.id)
            elif isinstance(document, Step | GoalEvent | Pin):
                self._belonging[KINDS[type(document)].noun, document.goal] += 1

    def without_goal(self) -> Counter[str]:
        """How many documents of each kind belong to a goal that is not there."""
        found: Counter[str] = Counter()
        for (noun, goal), count in self._belonging.items():
            if goal not in self._goals:
                found[noun] += count
        return found
