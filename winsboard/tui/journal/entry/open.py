"""Opening, editing and removing an entry."""

from __future__ import annotations

from functools import partial
from typing import Final

from winsboard.domain.journal import entries, metadata
from winsboard.domain.model.documents import Entry
from winsboard.domain.text import sanitize as texts
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.components.text import entry_text
from winsboard.tui.journal.entry.dialog import EntryDialog, draft_key
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

MAX_PARAGRAPH = 50_000
"""Maximum length in characters of a paragraph that the editor handles without delay.

At this length a key takes 0.1 s.
"""
MAX_TEXT = 500_000
OPENS: Final = {
    "mood": "add_to_mood",
    "trigger": "change_trigger",
    "thought": "go_on_with_thought",
    "letter": "open_letter",
}
"""The flow that opens an entry, by kind; other kinds open in the editor."""


async def open_entry(session: Session, entry: Entry) -> None:
    """Open an entry from the board; an evening reflection is continued."""
    if entry.kind == "reflection":
        await session.begin("look_back")
    else:
        await open_by_kind(session, entry)


async def open_by_kind(session: Session, entry: Entry) -> None:
    """Open an entry as suits its kind."""
    await session.begin(OPENS.get(entry.kind, "write_in_entry"), entry)


async def write_in_entry(session: Session, entry: Entry) -> None:
    """Open the text and the area of an entry in the editor."""
    if is_slow_to_edit(entry.text):
        session.show_message(
            format_phrase("today.editor.too_long", length=f"{len(entry.text):,}", id=entry.id)
        )
        return
    key = session.draft_key("entry", entry)
    draft = session.read_draft(key)
    is_gone = partial(session.notebook.incoming.is_taken_back, entry)
    dialog = EntryDialog(entry, session.today, session.board, draft, is_gone)
    left = await session.push_screen_wait(dialog)
    text = left.text if left.text.strip() else entry.text
    done = session.perform(lambda context: entries.rewrite(entry, text, context, area=left.area))
    if done or is_gone():
        for each in {key, draft_key(entry)}:
            session.save_draft(each, None)


async def switch_talk(session: Session, entry: Entry) -> None:
    """Put an entry on the list of what to talk about, or take it off."""
    session.perform(lambda context: metadata.talk(entry, not entry.talk, context))


def is_slow_to_edit(text: str) -> bool:
    """Return whether the editor would be slow, because each key wraps the whole paragraph again."""
    return len(text) > MAX_TEXT or max(map(len, text.split("\n"))) > MAX_PARAGRAPH


async def delete_entry(session: Session, entry: Entry) -> None:
    """Ask for confirmation and remove the entry."""
    title = texts.one_line(entry_text(entry)) or format_phrase(f"spoken.kind.{entry.kind}")
    question = format_phrase("today.remove.entry", title=title)
    if await session.push_screen_wait(ConfirmDialog(question)) == 0:
        session.perform(lambda context: entries.remove(entry, context))
