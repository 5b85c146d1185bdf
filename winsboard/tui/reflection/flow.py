"""The flow that starts the evening reflection, new or from a draft."""

from __future__ import annotations

from datetime import timedelta

from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.model.documents import Flow
from winsboard.domain.reflection import flows, look_back_state
from winsboard.domain.reflection.look_back_state import DRAFT, LookBackDraft
from winsboard.domain.reflection.prompts import FORTNIGHT
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.tui.reflection.save import save_unfinished
from winsboard.tui.session.go_to_board import go_to_board
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.reflection import shipped_flows, steps_with_questions

LISTED = 9
"""Maximum number of choices in the dialog."""


async def look_back(session: Session) -> None:
    """Start or continue this evening's reflection; asks which one only if there is a choice."""
    await _begin(session, always_ask=False)


async def other_look_back(session: Session) -> None:
    """Ask which reflection to use, and start it."""
    await _begin(session, always_ask=True)


async def _begin(session: Session, *, always_ask: bool) -> None:
    await go_to_board(session)
    pane = session.screen_stack[0].query_one(LookBackPane)
    if pane.is_running:
        pane.focus_step()
        return
    draft = look_back_state.parse_draft(session.read_draft(DRAFT))
    if draft is not None and draft.day != session.today:
        save_unfinished(session, draft)
        draft = None
    session.load_days(session.today - timedelta(days=FORTNIGHT), session.today)
    flow = await _flow(session, draft, always_ask=always_ask)
    if flow is None or pane.is_running:
        return
    asked = steps_with_questions(session.board, flow, session.today)
    await pane.begin(
        look_back_state.start_or_resume(session.board, flow, asked, session.today, draft)
    )


async def _flow(session: Session, draft: LookBackDraft | None, *, always_ask: bool) -> Flow | None:
    """Return the reflection already begun, or else a chosen one; None if cancelled."""
    offered = flows.offered(session.board, shipped_flows(), session.today)
    kept = reflection_of(session.board, session.today)
    begun = draft.flow if draft else kept.about if kept else None
    if begun is not None and not always_ask:
        known = flows.usable(session.board, shipped_flows())
        return next((flow for flow in known if flow.id == begun), offered[0])
    if not always_ask and not flows.has_choice(session.board, shipped_flows(), session.today):
        return offered[0]
    names = [flow.name for flow in offered[:LISTED]]
    chosen = await session.push_screen_wait(
        ChoiceDialog(format_phrase("evening.which"), names, harmless=0)
    )
    return None if chosen is None else offered[chosen]
