"""Reading, changing and taking back an entry."""

from __future__ import annotations

from winsboard.domain import journal
from winsboard.domain import text as texts
from winsboard.domain.documents import Entry
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.choice import ConfirmDialog
from winsboard.tui.dialogs.entry import EntryDialog, draft_of
from winsboard.tui.present import entry_text
from winsboard.words import say

LONGEST_PARAGRAPH = 50_000
"""Characters; a key takes a tenth of a second in one of that length."""
LONGEST_TEXT = 500_000


async def open_entry(desk: Desk, entry: Entry) -> None:
    """Read or change an entry, in the way of its kind."""
    if entry.kind == "mood":
        from winsboard.tui.flows.moods import add_to

        await add_to(desk, entry)
    elif entry.kind == "trigger":
        from winsboard.tui.flows.triggers import change_note

        await change_note(desk, entry)
    elif entry.kind == "thought":
        from winsboard.tui.flows.thoughts import go_on

        await go_on(desk, entry)
    else:
        await write_in_entry(desk, entry)


async def write_in_entry(desk: Desk, entry: Entry) -> None:
    """Read or change the words of an entry, and its area."""
    if takes_long(entry.text):
        desk.tell(say("today.editor.too_long", length=f"{len(entry.text):,}", id=entry.id))
        return
    key = desk.draft_key("entry", entry)
    draft = desk.read_draft(key)
    hours = desk.board.settings.clock_hours
    left = await desk.push_screen_wait(EntryDialog(entry, desk.today, hours, draft))
    text = left.text if left.text.strip() else entry.text
    if desk.act(lambda moment: journal.rewrite(entry, text, moment, area=left.area)):
        for done in {key, draft_of(entry)}:
            desk.keep_draft(done, None)


def takes_long(text: str) -> bool:
    """Whether an editor would be slow with it: each key wraps the paragraph it stands in anew."""
    return len(text) > LONGEST_TEXT or max(map(len, text.split("\n"))) > LONGEST_PARAGRAPH


async def take_entry_back(desk: Desk, entry: Entry) -> None:
    """Ask once, then take it back."""
    title = texts.one_line(entry_text(entry)) or say(f"spoken.kind.{entry.kind}")
    question = say("today.remove.entry", title=title)
    if await desk.push_screen_wait(ConfirmDialog(question)) == 0:
        desk.act(lambda moment: journal.remove(entry, moment))
