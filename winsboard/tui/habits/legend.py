"""The flow that shows or hides what the marks mean."""

from __future__ import annotations

from winsboard.domain.settings import preferences
from winsboard.tui.habits.border_text import tells_marks
from winsboard.tui.session.session import Session


async def switch_legend(session: Session) -> None:
    """Show what the marks mean, or hide it; the settings remember it."""
    before = session.board.settings
    shown = tells_marks(session.board, session.today)
    after = before._replace(legend="off" if shown else "on")
    session.perform(lambda context: preferences.change(before, after, context))
