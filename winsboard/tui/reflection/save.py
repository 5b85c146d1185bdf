"""Saves a reflection, and lights the candle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Flow, Part
from winsboard.domain.model.edits import Edit
from winsboard.domain.reflection import saving
from winsboard.domain.reflection.look_back_state import DRAFT, LookBackDraft, position_fields
from winsboard.domain.reflection.tomorrow import TOMORROW
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.reflection import shipped_flows
from winsboard.words.sentences.journal.look_back_answers import picked_wins, ticked_habits
from winsboard.words.text.dates import relative_day_words


def save_look_back(session: Session, ended: LookBackPane.Ended) -> None:
    """Save the answers as one entry, then light the candle if requested.

    A reflection that was finished is answered with a celebration line.
    """
    evening = ended.evening
    session.load_days(evening.day, evening.day)
    is_over = evening.is_last or evening.day != session.today
    tags = [p.step for p in evening.parts if p.step == TOMORROW and p.answer.strip()]
    began = evening.initial_parts
    if not began and not evening.has_text:
        session.show_message(format_phrase("today.look_back.nothing"))
    elif not session.perform(
        lambda context: _edit(session, evening.day, evening.parts, evening.flow, context, began),
        event="reflection" if evening.is_last else "",
        tags=tags,
    ):
        return
    elif not evening.is_last:
        session.show_message(format_phrase(f"today.look_back.{'kept' if is_over else 'left_off'}"))
    session.save_draft(
        DRAFT, position_fields(evening) if evening.has_text and not is_over else None
    )
    if ended.lights_candle:
        light_candle(session)


def _edit(
    session: Session,
    day: date,
    parts: Sequence[Part],
    flow: Flow,
    context: EditContext,
    initial: Sequence[Part] = (),
) -> Edit | None:
    """Return the edit that saves the answers, with the stars and ticks that they ask for."""
    board = session.board
    return saving.save(
        board,
        day,
        parts,
        context,
        initial=initial,
        flow=flow.id,
        picked=picked_wins(board, day, flow, parts, initial),
        ticked=ticked_habits(board, day, parts, initial),
    )


def light_candle(session: Session) -> None:
    """Light the candle of the day, which stays lit until midnight or the chosen day boundary."""
    from winsboard.domain.wellbeing import rituals

    lit = rituals.is_candle_lit(session.board, session.today)
    if lit:
        session.show_message(format_phrase("today.candle.lit"))
    elif session.perform(
        lambda context: rituals.light_candle(
            session.board, format_phrase("history.ritual.lit"), context
        ),
        event="ritual",
    ):
        for pane in session.screen_stack[0].query(LookBackPane):
            pane.animate_candle()


def save_unfinished(session: Session, draft: LookBackDraft) -> None:
    """Save the draft of an earlier evening as an entry, without the step it had reached."""
    if not draft.parts:
        session.save_draft(DRAFT, None)
        return
    session.load_days(draft.day, draft.day)
    known = (*shipped_flows(), *session.board.library_documents(Flow))
    flow = next((each for each in known if each.id == draft.flow), Flow(draft.flow, ""))
    if session.perform(lambda context: _edit(session, draft.day, draft.parts, flow, context)):
        session.save_draft(DRAFT, None)
        session.show_message(
            format_phrase(
                "today.look_back.recovered", day=relative_day_words(draft.day, session.today)
            )
        )
