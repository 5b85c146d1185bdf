"""Drafts that outlived their board, put back where they were typed."""

from __future__ import annotations

from datetime import date

from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry
from winsboard.domain.reflection.evening import DAY, DRAFT, Unfinished, unfinished
from winsboard.notebook.notebook import StoreError
from winsboard.tui.journal import pane
from winsboard.tui.reflection.save import keep_unfinished
from winsboard.tui.session.session import Desk
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import say


def take_up_drafts(desk: Desk, screen: TodayScreen) -> None:
    """What a board that was ended in the middle of typing left behind.

    A line goes back into its field and an evening's answers wait for `t`. A look back of an
    earlier evening and changed entries are kept as they were typed; each is an edit that can be
    undone. A draft that cannot be read stays where it is.
    """
    for key in desk.draft_keys():
        fields = desk.read_draft(key)
        if key == pane.DRAFT:
            screen.journal.put_back(fields)
            desk.tell(say("today.journal.draft"))
        elif key == DRAFT and (draft := unfinished(fields)) is not None:
            _take_up_evening(desk, screen, draft)
        elif key.startswith("entry:") and (day := _day_in(fields)) is not None:
            _keep_entry(desk, key, day, fields.get("text", ""))


def _take_up_evening(desk: Desk, screen: TodayScreen, draft: Unfinished) -> None:
    if draft.day != desk.today:
        keep_unfinished(desk, draft)
        return
    if screen.look_back.begun or not draft.parts:
        # A quick hand was there before the drafts; it has them in front of it.
        return
    screen.look_back.waiting = True
    screen.look_back.show_idle()
    desk.tell(say("today.look_back.waiting"))


def _day_in(fields: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(fields.get(DAY, ""))
    except ValueError:
        return None


def _keep_entry(desk: Desk, key: str, day: date, text: str) -> None:
    """Words typed in an entry go into it; where the entry has gone they become a note."""
    desk.show_days(day, day)
    found = [entry for entry in desk.board.entries(day) if f"entry:{entry.id}" == key]
    entry = found[0] if found else _moved(desk, key.removeprefix("entry:"))
    if not text.strip() or _kept(desk, entry, day, text):
        desk.keep_draft(key, None)
        desk.tell(say("today.editor.recovered"))


def _moved(desk: Desk, id: str) -> Entry | None:
    """The entry that had an id before it was moved to another month."""
    try:
        entry = desk.notebook.reader().find(id)
    except StoreError:
        return None
    if entry is not None:
        desk.show_days(entry.day, entry.day)
    return entry


def _kept(desk: Desk, entry: Entry | None, day: date, text: str) -> bool:
    if entry is None:
        return desk.act(lambda moment: entries.write("note", text, day, moment))
    return desk.act(lambda moment: entries.rewrite(entry, text, moment))
