"""The flow that opens the vision board, and those about a card."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from winsboard.domain.model.goals import VisionCard
from winsboard.domain.vision import cards
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.session.session import Session
from winsboard.tui.vision.about import show_actions
from winsboard.tui.vision.edit import add_card, edit_card
from winsboard.tui.vision.screen import VisionCallbacks, VisionScreen
from winsboard.words import format_phrase


async def show_vision(session: Session) -> None:
    """Show the vision board."""
    if isinstance(session.screen, VisionScreen):
        return
    pictures = session.notebook.pictures

    def act(name: str, card: VisionCard | None) -> None:
        session.run_worker(_run(session, name, card))

    def move(card: VisionCard, place: int) -> None:
        session.perform(lambda context: cards.move_to(session.board, card, place, context))

    callbacks = VisionCallbacks(pictures, act, move)
    screen = VisionScreen(callbacks, session.board, session.size)
    await session.push_screen_wait(screen.data_bind(Session.board, Session.saving))


async def _run(session: Session, name: str, card: VisionCard | None) -> None:
    """Run a flow about a card as it is now; none if it is gone."""
    if card is None:
        await add_card(session)
        return
    now = session.board.find(card)
    if now is not None:
        await ABOUT[name](session, now)


async def _remove(session: Session, card: VisionCard) -> None:
    """Ask for confirmation and delete a card."""
    question = format_phrase("own.vision.remove.ask", text=card.text)
    if await session.push_screen_wait(ConfirmDialog(question)) == 0:
        session.perform(lambda context: cards.remove(card, context))


ABOUT: Final[Mapping[str, Callable[[Session, VisionCard], Awaitable[object]]]] = {
    "about": show_actions,
    "edit": edit_card,
    "remove": _remove,
}
"""The flows about a card, by name."""
