"""A goal with steps that lives through some acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from tests.domain.boards import DAY, NOW
from winsboard.domain.goals import goals, steps
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Document, Entry
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Goal, GoalEvent, Step
from winsboard.domain.model.wins import counts_of


@dataclass
class Life:
    """A board on which acts are done one after another, each with the ids and the day it needs."""

    board: Board = field(default_factory=Board)
    today: date = DAY
    edits: list[Edit] = field(default_factory=list)
    _numbers: Callable[[], int] = field(default_factory=lambda: count(5001).__next__)

    @property
    def m(self) -> EditContext:
        now = datetime.combine(self.today, time(9, 30), NOW.tzinfo)
        return EditContext(now, self.today, lambda: str(self._numbers()))

    def do(self, edit: Edit | None) -> Edit:
        assert edit is not None
        self.board = self.board.with_changes(edit.changes)
        self.edits.append(edit)
        return edit

    def later(self, days: int = 1) -> None:
        self.today += timedelta(days=days)

    def add(self, title: str = "Walk to the bakery", *titles: str, **more: object) -> Goal:
        goal = Goal("", title)._replace(**more)  # type: ignore[arg-type]
        self.do(goals.add(self.board, goal, self.m, titles))
        return self.goal(title)

    def goal(self, title: str = "Walk to the bakery") -> Goal:
        return goals.find(self.board, title)

    def step(self, number: int, title: str = "Walk to the bakery") -> Step:
        return steps.steps_of(self.board, self.goal(title))[number - 1]

    def tick(self, number: int, day: date | None = None) -> Edit:
        return self.do(steps.tick(self.board, self.step(number), self.m, day=day))

    def all(self) -> list[Document]:
        return [d for page in self.board.pages.values() for d in page.values()]

    def wins(self) -> list[str]:
        return [d.text for d in self.all() if isinstance(d, Entry)]

    def events(self) -> list[str]:
        return [d.what for d in self.all() if isinstance(d, GoalEvent)]

    def counted(self) -> int:
        return counts_of(self.all()).wins
