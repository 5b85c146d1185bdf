"""The flow that starts the evening reflection, new or from a draft."""

from __future__ import annotations

from datetime import timedelta

from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.model.documents import Flow
from winsboard.domain.reflection import evening, flows
from winsboard.domain.reflection.evening import DRAFT, Unfinished
from winsboard.domain.reflection.prompts import FORTNIGHT
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.tui.reflection.save import keep_unfinished
from winsboard.tui.session.go_to_board import go_to_board
from winsboard.tui.session.session import Session
from winsboard.words import say
from winsboard.words.catalog.reflection import asked_tonight, shipped_flows

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
    if pane.begun:
        pane.take_keys()
        return
    draft = evening.unfinished(session.read_draft(DRAFT))
    if draft is not None and draft.day != session.today:
        keep_unfinished(session, draft)
        draft = None
    session.load_days(session.today - timedelta(days=FORTNIGHT), session.today)
    flow = await _flow(session, draft, always_ask=always_ask)
    if flow is None or pane.begun:
        return
    asked = asked_tonight(session.board, flow, session.today)
    await pane.begin(evening.begun(session.board, flow, asked, session.today, draft))


async def _flow(session: Session, draft: Unfinished | None, *, always_ask: bool) -> Flow | None:
    """Return the reflection already begun, or else a chosen one; None if cancelled."""
    offered = flows.offered(session.board, shipped_flows(), session.today)
    kept = reflection_of(session.board, session.today)
    begun = draft.flow if draft else kept.about if kept else None
    if begun is not None and not always_ask:
        known = flows.listed(session.board, shipped_flows())
        return next((flow for flow in known if flow.id == begun), offered[0])
    if not always_ask and not has_choice(session, offered):
        return offered[0]
    names = [flow.name for flow in offered[:LISTED]]
    chosen = await session.push_screen_wait(ChoiceDialog(say("evening.which"), names, harmless=0))
    return None if chosen is None else offered[chosen]


def has_choice(session: Session, offered: tuple[Flow, ...]) -> bool:
    """Return whether to ask: the gentle reflection is suggested, or the person has written some."""
    own = {flow.id for flow in session.board.own(Flow)}
    gentle = flows.offers_gentle(session.board, session.today)
    return gentle or any(flow.id in own for flow in offered[1:])
