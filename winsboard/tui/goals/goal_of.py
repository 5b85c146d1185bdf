"""The way from a win or a tick to its goal."""

from __future__ import annotations

from winsboard.domain.goals import evidence
from winsboard.domain.model.documents import Entry, Mark
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.goals.flow import open_screen
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def open_goal_of(session: Session, win: Entry | Mark) -> None:
    """Show the page of the goal that a win or a tick is evidence for; ask which, if several."""
    session.load_days(win.day, win.day)
    found = list(dict.fromkeys(goal for goal, _ in evidence.goals_of(session.board, win)))
    if not found:
        session.show_message(format_phrase("goals.pin.no_goal"))
        return
    chosen: int | None = 0
    if len(found) > 1:
        titles = [goal.title for goal in found]
        dialog = MenuDialog(titles, [], title=format_phrase("goals.pin.which"))
        chosen = await session.push_screen_wait(dialog)
    if chosen is not None:
        await open_screen(session, found[chosen].id)
