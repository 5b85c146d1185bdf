"""The look back between its pane and the notebook, and drafts that outlived their board."""

from __future__ import annotations

from datetime import date

from winsboard.domain import journal
from winsboard.domain.documents import Entry, Part
from winsboard.tui.desk import Desk
from winsboard.tui.screens.today import TodayScreen
from winsboard.tui.widgets import journal_pane, look_back_pane
from winsboard.words import say
from winsboard.words.spoken import near_day_words

DAY = "day"
"""The field of a draft that says which day it belongs to."""


async def begin(desk: Desk, screen: TodayScreen) -> None:
    """Begin the evening's look back, or take it up with what was written in it.

    Answers of an earlier evening that still wait are kept first.
    """
    if screen.look_back.begun:
        screen.look_back.editor.focus()
        return
    draft = desk.read_draft(look_back_pane.DRAFT)
    day = _day_in(draft)
    if day is not None and day != desk.today:
        _keep_evening(desk, day, draft)
        draft = {}
    await screen.look_back.begin({q: a for q, a in draft.items() if q != DAY})


def keep(desk: Desk, ended: look_back_pane.LookBackPane.Ended) -> None:
    """Keep what was written as one entry of its evening."""
    desk.show_days(ended.day, ended.day)
    if not ended.began_with and not any(part.answer.strip() for part in ended.answers):
        desk.tell(say("today.look_back.nothing"))
    elif not desk.act(
        lambda moment: journal.reflect(
            desk.board, ended.day, ended.answers, moment, began_with=ended.began_with
        ),
        event="reflection",
    ):
        return
    desk.keep_draft(look_back_pane.DRAFT, None)


def take_up_drafts(desk: Desk, screen: TodayScreen) -> None:
    """What a board that was ended in the middle of typing left behind.

    A line goes back into its field and an evening's answers wait for `t`. A look back of an
    earlier evening and changed entries are kept as they were typed; each is an edit that can be
    undone. A draft that cannot be read stays where it is.
    """
    for key in desk.draft_keys():
        fields = desk.read_draft(key)
        day = _day_in(fields)
        if key == journal_pane.DRAFT:
            screen.journal.put_back(fields)
            desk.tell(say("today.journal.draft"))
        elif key == look_back_pane.DRAFT and day == desk.today:
            screen.look_back.waiting = True
            screen.look_back.show_idle()
            desk.tell(say("today.look_back.waiting"))
        elif key == look_back_pane.DRAFT and day is not None:
            _keep_evening(desk, day, fields)
        elif key.startswith("entry:") and day is not None:
            _keep_entry(desk, key, day, fields.get("text", ""))


def _day_in(fields: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(fields.get(DAY, ""))
    except ValueError:
        return None


def _keep_evening(desk: Desk, day: date, fields: dict[str, str]) -> None:
    desk.show_days(day, day)
    answers = [Part(question, answer) for question, answer in fields.items() if question != DAY]
    if desk.act(lambda moment: journal.reflect(desk.board, day, answers, moment)):
        desk.keep_draft(look_back_pane.DRAFT, None)
        desk.tell(say("today.look_back.recovered", day=near_day_words(day, desk.today)))


def _keep_entry(desk: Desk, key: str, day: date, text: str) -> None:
    """Words typed in an entry go into it; where the entry has gone they become a note."""
    desk.show_days(day, day)
    found = [entry for entry in desk.board.entries(day) if f"entry:{entry.id}" == key]
    if not text.strip() or _kept(desk, found[0] if found else None, day, text):
        desk.keep_draft(key, None)
        desk.tell(say("today.editor.recovered"))


def _kept(desk: Desk, entry: Entry | None, day: date, text: str) -> bool:
    if entry is None:
        return desk.act(lambda moment: journal.write("note", text, day, moment))
    return desk.act(lambda moment: journal.rewrite(entry, text, moment))
