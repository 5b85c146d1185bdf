"""The look back between its pane and the notebook."""

from __future__ import annotations

from winsboard.domain.journal import entries
from winsboard.domain.reflection.evening import DRAFT, Unfinished, place_of
from winsboard.domain.reflection.tomorrow import TOMORROW
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.tui.session.session import Desk
from winsboard.words import say
from winsboard.words.text.dates import near_day_words


def keep(desk: Desk, ended: LookBackPane.Ended) -> bool:
    """Keep what was written as one entry of its evening, then light the candle if wished.

    The lines that say a day is closed answer one that was gone through to its last step. Gives
    whether the candle can be offered now.
    """
    evening = ended.evening
    desk.show_days(evening.day, evening.day)
    is_over = evening.is_last or evening.day != desk.today
    tags = [p.step for p in evening.parts if p.step == TOMORROW and p.answer.strip()]
    if not evening.began_with and not evening.has_words:
        desk.tell(say("today.look_back.nothing"))
    elif not desk.act(
        lambda moment: entries.reflect(
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
        return False
    elif not evening.is_last:
        desk.tell(say(f"today.look_back.{'kept' if is_over else 'left_off'}"))
    desk.keep_draft(DRAFT, place_of(evening) if evening.has_words and not is_over else None)
    if ended.lights:
        light_candle(desk)
        return False
    return True


def light_candle(desk: Desk) -> None:
    """Light the candle of the day; it stays lit until the day turns."""
    from winsboard.domain.wellbeing import rituals
    from winsboard.words.catalog.rituals import candle

    lit = rituals.is_lit(desk.board, desk.today)
    if lit:
        desk.tell(say("today.candle.lit"))
    elif desk.act(lambda moment: rituals.light(desk.board, candle().name, moment), event="ritual"):
        for pane in desk.screen_stack[0].query(LookBackPane):
            pane.catch_fire()


def keep_unfinished(desk: Desk, draft: Unfinished) -> None:
    """Keep the answers of an earlier evening that still wait; where it was left goes."""
    if not draft.parts:
        desk.keep_draft(DRAFT, None)
        return
    desk.show_days(draft.day, draft.day)
    if desk.act(
        lambda moment: entries.reflect(desk.board, draft.day, draft.parts, moment, flow=draft.flow)
    ):
        desk.keep_draft(DRAFT, None)
        desk.tell(say("today.look_back.recovered", day=near_day_words(draft.day, desk.today)))
