"""The look back between its pane and the notebook, and drafts that outlived their board."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain import journal
from winsboard.domain.documents import Part
from winsboard.tui.desk import Desk
from winsboard.tui.screens.today import TodayScreen
from winsboard.tui.widgets import journal_pane, look_back_pane
from winsboard.words import say
from winsboard.words.spoken import near_day_words

DAY = "day"
"""The field of a draft that says which day it belongs to."""


async def begin(desk: Desk, screen: TodayScreen) -> None:
    """Begin the evening's look back, or take it up with what was written in it."""
    draft = desk.drafts.get(look_back_pane.DRAFT) or {}
    same_evening = draft.pop(DAY, "") == desk.today.isoformat()
    await screen.look_back.begin(draft if same_evening else {})


def keep(desk: Desk, day: date, answers: Sequence[Part]) -> None:
    """Keep what was written as one entry of its evening."""
    desk.show_days(day, day)
    if not any(part.answer.strip() for part in answers):
        desk.tell(say("today.look_back.nothing"))
    elif not desk.act(
        lambda moment: journal.reflect(desk.board, day, answers, moment), event="reflection"
    ):
        return
    desk.keep_draft(look_back_pane.DRAFT, None)


def take_up_drafts(desk: Desk, screen: TodayScreen) -> None:
    """What a board that was ended in the middle of typing left behind.

    A line goes back into its field. A look back of an earlier evening and changed entries are
    kept as they were typed; each is an edit that can be undone.
    """
    for key in sorted(desk.drafts.keys()):
        fields = desk.drafts.get(key) or {}
        if key == journal_pane.DRAFT:
            screen.journal.put_back(fields)
            desk.tell(say("today.journal.draft"))
        elif key == look_back_pane.DRAFT:
            _keep_evening(desk, fields)
        elif key.startswith("entry:"):
            _keep_entry(desk, key, fields)


def _keep_evening(desk: Desk, fields: dict[str, str]) -> None:
    day = date.fromisoformat(fields.pop(DAY))
    if day != desk.today:
        keep(desk, day, [Part(question, answer) for question, answer in fields.items()])
        desk.tell(say("today.look_back.recovered", day=near_day_words(day, desk.today)))


def _keep_entry(desk: Desk, key: str, fields: dict[str, str]) -> None:
    day, text = date.fromisoformat(fields[DAY]), fields["text"]
    desk.show_days(day, day)
    for entry in desk.board.entries(day):
        if f"entry:{entry.id}" == key and text.strip() and text != entry.text:
            rewritten = entry
            desk.act(lambda moment, e=rewritten: journal.rewrite(e, text, moment))  # type: ignore[misc]
            desk.tell(say("today.editor.recovered"))
    desk.keep_draft(key, None)
