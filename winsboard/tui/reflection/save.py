"""Saves a reflection, and lights the candle."""

from __future__ import annotations

from winsboard.domain.journal import entries
from winsboard.domain.reflection.evening import DRAFT, Unfinished, place_of
from winsboard.domain.reflection.tomorrow import TOMORROW
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.tui.session.session import Session
from winsboard.words import say
from winsboard.words.text.dates import near_day_words


def keep(session: Session, ended: LookBackPane.Ended) -> None:
    """Save the answers as one entry, then light the candle if requested.

    A reflection that was finished is answered with a celebration line.
    """
    evening = ended.evening
    session.load_days(evening.day, evening.day)
    is_over = evening.is_last or evening.day != session.today
    tags = [p.step for p in evening.parts if p.step == TOMORROW and p.answer.strip()]
    if not evening.began_with and not evening.has_words:
        session.show_message(say("today.look_back.nothing"))
    elif not session.perform(
        lambda moment: entries.reflect(
            session.board,
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
        session.show_message(say(f"today.look_back.{'kept' if is_over else 'left_off'}"))
    session.keep_draft(DRAFT, place_of(evening) if evening.has_words and not is_over else None)
    if ended.lights:
        light_candle(session)


def light_candle(session: Session) -> None:
    """Light the candle of the day, which stays lit until midnight or the chosen day boundary."""
    from winsboard.domain.wellbeing import rituals

    lit = rituals.is_lit(session.board, session.today)
    if lit:
        session.show_message(say("today.candle.lit"))
    elif session.perform(
        lambda moment: rituals.light(session.board, say("history.ritual.lit"), moment),
        event="ritual",
    ):
        for pane in session.screen_stack[0].query(LookBackPane):
            pane.catch_fire()


def keep_unfinished(session: Session, draft: Unfinished) -> None:
    """Save the draft of an earlier evening as an entry, without the step it had reached."""
    if not draft.parts:
        session.keep_draft(DRAFT, None)
        return
    session.load_days(draft.day, draft.day)
    if session.perform(
        lambda moment: entries.reflect(
            session.board, draft.day, draft.parts, moment, flow=draft.flow
        )
    ):
        session.keep_draft(DRAFT, None)
        session.show_message(
            say("today.look_back.recovered", day=near_day_words(draft.day, session.today))
        )
