"""Reading, changing and taking back an entry."""

from __future__ import annotations

from winsboard.domain import journal
from winsboard.domain.documents import Entry
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.choice import ConfirmDialog
from winsboard.tui.dialogs.entry import EntryDialog, draft_of
from winsboard.words import say


async def open_entry(desk: Desk, entry: Entry) -> None:
    """Read or change an entry."""
    draft = desk.read_draft(draft_of(entry))
    hours = desk.board.settings.clock_hours
    left = await desk.push_screen_wait(EntryDialog(entry, desk.today, hours, draft))
    text = left.text if left.text.strip() else entry.text
    if desk.act(lambda moment: journal.rewrite(entry, text, moment, area=left.area)):
        desk.keep_draft(draft_of(entry), None)


async def take_entry_back(desk: Desk, entry: Entry) -> None:
    """Ask once, then take it back."""
    question = say("today.remove.entry", title=journal.title_of(entry))
    if await desk.push_screen_wait(ConfirmDialog(question)) == 0:
        desk.act(lambda moment: journal.remove(entry, moment))
