"""The flow that shows or hides what the marks mean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.settings import preferences
from winsboard.tui.session.session import Session

FIRST_WEEK: Final = timedelta(days=7)
"""How long the legend of the marks is shown without asking."""


def tells_marks(board: Board, today: date) -> bool:
    """Return whether to show what the marks mean: as the settings say, else in the first week."""
    if board.settings.legend:
        return board.settings.legend == "on"
    began = board.settings.started_on
    return bool(board.habits) and began is not None and today - began < FIRST_WEEK


async def switch_legend(session: Session) -> None:
    """Show what the marks mean, or hide it; the settings remember it."""
    before = session.board.settings
    shown = tells_marks(session.board, session.today)
    after = before._replace(legend="off" if shown else "on")
    session.perform(lambda context: preferences.change(before, after, context))
