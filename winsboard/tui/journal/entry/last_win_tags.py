"""Tags for the last win, such as "first time" or "on a hard day"."""

from __future__ import annotations

from winsboard.domain.journal import entries
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session
from winsboard.words import say
from winsboard.words.catalog.habits import win_tags


async def add_tag(session: Session) -> None:
    """Add a tag to today's last win, or remove it."""
    wins = [entry for entry in session.board.entries(session.today) if entry.kind == "win"]
    if not wins:
        session.show_message(say("evening.no_wins"))
        return
    win, tags = wins[-1], win_tags()
    answers = [f"[x] {label}" if id in win.tags else label for id, label in tags.items()]
    title = entries.title_of(win)
    chosen = await session.push_screen_wait(MenuDialog(answers, [], title=title))
    if chosen is None:
        return
    tag = list(tags)[chosen]
    added = "win" if tag not in win.tags else ""
    session.perform(lambda moment: entries.tag(win, tag, moment), event=added, tags=[tag])
