"""Adding to the last win: that it was a first, that it was on a hard day, and the like."""

from __future__ import annotations

from winsboard.domain.journal import entries
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Desk
from winsboard.words import say
from winsboard.words.catalog.habits import win_tags


async def add_tag(desk: Desk) -> None:
    """Put a tag on today's last win, or take one off again."""
    wins = [entry for entry in desk.board.entries(desk.today) if entry.kind == "win"]
    if not wins:
        desk.tell(say("evening.no_wins"))
        return
    win, tags = wins[-1], win_tags()
    answers = [f"[x] {label}" if id in win.tags else label for id, label in tags.items()]
    title = entries.title_of(win)
    chosen = await desk.push_screen_wait(MenuDialog(answers, [], title=title))
    if chosen is None:
        return
    tag = list(tags)[chosen]
    added = "win" if tag not in win.tags else ""
    desk.act(lambda moment: entries.tag(win, tag, moment), event=added, tags=[tag])
