"""The look back between its pane and the notebook, and drafts that outlived their board."""

from __future__ import annotations

from datetime import date

from winsboard.domain import journal
from winsboard.domain.documents import Entry
from winsboard.domain.evening import DAY, DRAFT, Unfinished, place_of, unfinished
from winsboard.domain.tomorrow import TOMORROW
from winsboard.notebook.notebook import StoreError
from winsboard.tui.desk import Desk
from winsboard.tui.screens.today import TodayScreen
from winsboard.tui.widgets import journal_pane
from winsboard.tui.widgets.look_back_pane import LookBackPane
from winsboard.words import say
from winsboard.words.spoken import near_day_words


def keep(desk: Desk, ended: LookBackPane.Ended) -> None:
    """Keep what was written as one entry of its evening, then light the candle if wished.

    The lines that say a day is closed answer one that was gone through to its last step.
    """
    evening = ended.evening
    desk.show_days(evening.day, evening.day)
    is_over = evening.is_last or evening.day != desk.today
    tags = [p.step for p in evening.parts if p.step == TOMORROW and p.answer.strip()]
    if not evening.began_with and not evening.has_words:
        desk.tell(say("today.look_back.nothing"))
    elif not desk.act(
        lambda moment: journal.reflect(
            desk.board,
            evening.day,
            evening.parts,
            moment,
            began_with=evening.began_with,
            flow=evening.flow.id,
        ),
        event="reflection" if evening.is_last else "",
        tags=tags,
    ):
        return
    elif not evening.is_last:
        desk.tell(say(f"today.look_back.{'kept' if is_over else 'left_off'}"))
    desk.keep_draft(DRAFT, place_of(evening) if evening.has_words and not is_over else None)
    if ended.lights:
        light_candle(desk)
    elif isinstance(screen := desk.screen_stack[0], TodayScreen):
        screen.offer_candle()


def light_candle(desk: Desk) -> None:
    """Light the candle of the day; it stays lit until the day turns."""
    from winsboard.domain import rituals
    from winsboard.words.kindness import candle

    lit = rituals.is_lit(desk.board, desk.today)
    if lit:
        desk.tell(say("today.candle.lit"))
    elif desk.act(
        lambda moment: rituals.light(desk.board, candle().name, moment), event="ritual"
    ) and isinstance(desk.screen_stack[0], TodayScreen):
        desk.screen_stack[0].look_back.catch_fire()


def take_up_drafts(desk: Desk, screen: TodayScreen) -> None:
    """What a board that was ended in the middle of typing left behind.

    A line goes back into its field and an evening's answers wait for `t`. A look back of an
    earlier evening and changed entries are kept as they were typed; each is an edit that can be
    undone. A draft that cannot be read stays where it is.
    """
    for key in desk.draft_keys():
        fields = desk.read_draft(key)
        if key == journal_pane.DRAFT:
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


def keep_unfinished(desk: Desk, draft: Unfinished) -> None:
    """Keep the answers of an earlier evening that still wait; where it was left goes."""
    if not draft.parts:
        desk.keep_draft(DRAFT, None)
        return
    desk.show_days(draft.day, draft.day)
    if desk.act(
        lambda moment: journal.reflect(desk.board, draft.day, draft.parts, moment, flow=draft.flow)
    ):
        desk.keep_draft(DRAFT, None)
        desk.tell(say("today.look_back.recovered", day=near_day_words(draft.day, desk.today)))


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
        return desk.act(lambda moment: journal.write("note", text, day, moment))
    return desk.act(lambda moment: journal.rewrite(entry, text, moment))
