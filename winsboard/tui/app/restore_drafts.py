"""Restores drafts of an earlier session that ended while something was being typed."""

from __future__ import annotations

from datetime import date

from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry
from winsboard.domain.reflection.look_back_state import DAY, DRAFT, LookBackDraft, parse_draft
from winsboard.notebook.notebook import StoreError
from winsboard.tui.journal import pane
from winsboard.tui.reflection.save import save_unfinished
from winsboard.tui.session.session import Session
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import format_phrase


def restore_drafts(session: Session, screen: TodayScreen) -> None:
    """Restore the drafts of an earlier session.

    A line goes back into its input, and this evening's answers can be continued with `t`. A
    reflection of an earlier evening and edited entries are saved as they were typed; each is an
    edit that can be undone. A draft that cannot be read is left in place.
    """
    for key in session.draft_keys():
        fields = session.read_draft(key)
        if key == pane.DRAFT:
            screen.journal.restore_draft(fields)
            session.show_message(format_phrase("today.journal.draft"))
        elif key == DRAFT and (draft := parse_draft(fields)) is not None:
            _restore_look_back(session, screen, draft)
        elif key.startswith("entry:") and (day := _day_in(fields)) is not None:
            _save_in_entry(session, key, day, fields.get("text", ""))


def _restore_look_back(session: Session, screen: TodayScreen, draft: LookBackDraft) -> None:
    if draft.day != session.today:
        save_unfinished(session, draft)
        return
    if screen.look_back.is_running or not draft.parts:
        # The person began before the drafts were restored and already sees them.
        return
    screen.look_back.waiting = draft
    screen.look_back.show_idle()
    session.show_message(format_phrase("today.look_back.waiting"))


def _day_in(fields: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(fields.get(DAY, ""))
    except ValueError:
        return None


def _save_in_entry(session: Session, key: str, day: date, text: str) -> None:
    """Save the draft text in its entry, or as a new note if the entry is gone."""
    session.load_days(day, day)
    found = [entry for entry in session.board.entries(day) if f"entry:{entry.id}" == key]
    entry = found[0] if found else _find_by_former_id(session, key.removeprefix("entry:"))
    if not text.strip() or _save_text(session, entry, day, text):
        session.save_draft(key, None)
        session.show_message(format_phrase("today.editor.recovered"))


def _find_by_former_id(session: Session, id: str) -> Entry | None:
    """Find an entry by the id that it had before it was moved to another month."""
    try:
        entry = session.notebook.reader().find(id)
    except StoreError:
        return None
    if entry is not None:
        session.load_days(entry.day, entry.day)
    return entry


def _save_text(session: Session, entry: Entry | None, day: date, text: str) -> bool:
    if entry is None:
        return session.perform(lambda context: entries.write("note", text, day, context))
    return session.perform(lambda context: entries.rewrite(entry, text, context))
