"""Where a key was pressed on the screen of goals."""

from __future__ import annotations

from typing import TypeVar

from winsboard.domain.model.documents import Document
from winsboard.domain.model.goals import Goal
from winsboard.named_tuple import NamedTuple
from winsboard.tui.goals.pages.blocks import Row
from winsboard.tui.goals.screen import GoalsScreen
from winsboard.tui.session.session import Session

D = TypeVar("D", bound=Document)


class Spot(NamedTuple):
    """The marked row, and the goal whose page is open."""

    session: Session
    screen: GoalsScreen
    row: Row | None
    page: Goal | None
    """The goal whose page is open; None in the list."""

    @property
    def goal(self) -> Goal | None:
        """The goal that is marked or open, as it is now."""
        about = self.row.about if self.row else None
        wanted = about if isinstance(about, Goal) else self.page
        return self.session.board.find(wanted) if wanted else None

    def about(self, kind: type[D]) -> D | None:
        """What the marked row is about, as it is now; None if it is of another kind or gone."""
        found = self.row.about if self.row else None
        return self.session.board.find(found) if isinstance(found, kind) else None
