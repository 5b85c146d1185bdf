"""Reading, changing and taking back an entry."""

from __future__ import annotations

from typing import Final

from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry
from winsboard.domain.text import sanitize as texts
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.components.text import entry_text
from winsboard.tui.journal.entry.dialog import EntryDialog, draft_of
from winsboard.tui.session.session import Session
from winsboard.words import say

LONGEST_PARAGRAPH = 50_000
"""Characters; a key takes a tenth of a second in one of that length."""
LONGEST_TEXT = 500_000
OPENS: Final = {"mood": "add_to_mood", "trigger": "change_trigger", "thought": "go_on_with_thought"}
"""By the kind of entry, the flow in which one is read and changed; any other in an editor."""


async def open_entry(session: Session, entry: Entry) -> None:
    """Read or change an entry of the board; a look back goes on."""
    if entry.kind == "reflection":
        await session.begin("look_back")
    else:
        await open_by_kind(session, entry)


async def open_by_kind(session: Session, entry: Entry) -> None:
    """Read or change an entry, in the way of its kind."""
    await session.begin(OPENS.get(entry.kind, "write_in_entry"), entry)


async def write_in_entry(session: Session, entry: Entry) -> None:
    """Read or change the words of an entry, and its area."""
    if takes_long(entry.text):
        session.show_message(
            say("today.editor.too_long", length=f"{len(entry.text):,}", id=entry.id)
        )
        return
    key = session.draft_key("entry", entry)
    draft = session.read_draft(key)
    hours = session.board.settings.clock_hours
    left = await session.push_screen_wait(EntryDialog(entry, session.today, hours, draft))
    text = left.text if left.text.strip() else entry.text
    if session.perform(lambda moment: entries.rewrite(entry, text, moment, area=left.area)):
        for done in {key, draft_of(entry)}:
            session.keep_draft(done, None)


def takes_long(text: str) -> bool:
    """Whether an editor would be slow with it: each key wraps the paragraph it stands in anew."""
    return len(text) > LONGEST_TEXT or max(map(len, text.split("\n"))) > LONGEST_PARAGRAPH


async def take_entry_back(session: Session, entry: Entry) -> None:
    """Ask once, then take it back."""
    title = texts.one_line(entry_text(entry)) or say(f"spoken.kind.{entry.kind}")
    question = say("today.remove.entry", title=title)
    if await session.push_screen_wait(ConfirmDialog(question)) == 0:
        session.perform(lambda moment: entries.remove(entry, moment))
