"""Restores drafts of an earlier session that ended while something was being typed."""

from __future__ import annotations

from datetime import date

from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry
from winsboard.domain.reflection.evening import DAY, DRAFT, Unfinished, unfinished
from winsboard.notebook.notebook import StoreError
from winsboard.tui.journal import pane
from winsboard.tui.reflection.save import keep_unfinished
from winsboard.tui.session.session import Session
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import say


def take_up_drafts(session: Session, screen: TodayScreen) -> None:
    """Restore the drafts of an earlier session.

    A line goes back into its input, and this evening's answers can be continued with `t`. A
    reflection of an earlier evening and edited entries are saved as they were typed; each is an
    edit that can be undone. A draft that cannot be read is left in place.
    """
    for key in session.draft_keys():
        fields = session.read_draft(key)
        if key == pane.DRAFT:
            screen.journal.put_back(fields)
            session.show_message(say("today.journal.draft"))
        elif key == DRAFT and (draft := unfinished(fields)) is not None:
            _take_up_evening(session, screen, draft)
        elif key.startswith("entry:") and (day := _day_in(fields)) is not None:
            _keep_entry(session, key, day, fields.get("text", ""))


def _take_up_evening(session: Session, screen: TodayScreen, draft: Unfinished) -> None:
    if draft.day != session.today:
        keep_unfinished(session, draft)
        return
    if screen.look_back.begun or not draft.parts:
        # The person began before the drafts were restored and already sees them.
        return
    screen.look_back.waiting = True
    screen.look_back.show_idle()
    session.show_message(say("today.look_back.waiting"))


def _day_in(fields: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(fields.get(DAY, ""))
    except ValueError:
        return None


def _keep_entry(session: Session, key: str, day: date, text: str) -> None:
    """Save the draft text in its entry, or as a new note if the entry is gone."""
    session.load_days(day, day)
    found = [entry for entry in session.board.entries(day) if f"entry:{entry.id}" == key]
    entry = found[0] if found else _moved(session, key.removeprefix("entry:"))
    if not text.strip() or _kept(session, entry, day, text):
        session.keep_draft(key, None)
        session.show_message(say("today.editor.recovered"))


def _moved(session: Session, id: str) -> Entry | None:
    """Find an entry by the id that it had before it was moved to another month."""
    try:
        entry = session.notebook.reader().find(id)
    except StoreError:
        return None
    if entry is not None:
        session.load_days(entry.day, entry.day)
    return entry


def _kept(session: Session, entry: Entry | None, day: date, text: str) -> bool:
    if entry is None:
        return session.perform(lambda moment: entries.write("note", text, day, moment))
    return session.perform(lambda moment: entries.rewrite(entry, text, moment))
