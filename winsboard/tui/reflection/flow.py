"""Beginning the look back: which one, and with what of it is written already."""

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
from winsboard.tui.session.session import Desk
from winsboard.words import say
from winsboard.words.catalog.reflection import asked_tonight, shipped_flows

LISTED = 9
"""Look backs that are offered by number."""


async def look_back(desk: Desk) -> None:
    """Begin tonight's look back, or go on with it; it asks which where there is a choice."""
    await _begin(desk, always_ask=False)


async def other_look_back(desk: Desk) -> None:
    """Ask which look back it shall be, and begin it."""
    await _begin(desk, always_ask=True)


async def _begin(desk: Desk, *, always_ask: bool) -> None:
    pane = desk.screen_stack[0].query_one(LookBackPane)
    if pane.begun:
        pane.take_keys()
        return
    draft = evening.unfinished(desk.read_draft(DRAFT))
    if draft is not None and draft.day != desk.today:
        keep_unfinished(desk, draft)
        draft = None
    desk.show_days(desk.today - timedelta(days=FORTNIGHT), desk.today)
    flow = await _flow(desk, draft, always_ask=always_ask)
    if flow is None or pane.begun:
        return
    asked = asked_tonight(desk.board, flow, desk.today)
    await pane.begin(evening.begun(desk.board, flow, asked, desk.today, draft))


async def _flow(desk: Desk, draft: Unfinished | None, *, always_ask: bool) -> Flow | None:
    """The look back that was begun this evening, else the one chosen now; none if that is left."""
    offered = flows.offered(desk.board, shipped_flows(), desk.today)
    kept = reflection_of(desk.board, desk.today)
    begun = draft.flow if draft else kept.about if kept else None
    if begun is not None and not always_ask:
        known = flows.listed(desk.board, shipped_flows())
        return next((flow for flow in known if flow.id == begun), offered[0])
    if not always_ask and not has_choice(desk, offered):
        return offered[0]
    names = [flow.name for flow in offered[:LISTED]]
    chosen = await desk.push_screen_wait(ChoiceDialog(say("evening.which"), names))
    return None if chosen is None else offered[chosen]


def has_choice(desk: Desk, offered: tuple[Flow, ...]) -> bool:
    """Whether it is asked which: the gentle one is offered, or there are some of one's own."""
    own = {flow.id for flow in desk.board.own(Flow)}
    gentle = flows.offers_gentle(desk.board, desk.today)
    return gentle or any(flow.id in own for flow in offered[1:])
