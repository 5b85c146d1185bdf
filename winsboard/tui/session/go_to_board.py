"""Closes every screen above the board."""

from __future__ import annotations

from winsboard.tui.session.session import Session


async def go_to_board(session: Session) -> None:
    """Close the screens above the board, the topmost first."""
    while len(session.screen_stack) > 1:
        await session.screen.dismiss()
