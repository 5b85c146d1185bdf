"""Closing the demo board without losing what somebody wrote on it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.session import CARRY_OVER, Session, sentence
from winsboard.words import format_phrase

COPY, DROP = range(2)


class LeavingDialog(ChoiceDialog):
    """Asks what becomes of what was written; a second request to leave is not a second dialog."""


async def leave_demo(session: Session, written: Callable[[], list[str] | None]) -> None:
    """Exit at once if nothing was written; otherwise ask whether to copy it, which loses nothing.

    Raises nothing: if the demo board cannot be read, it stays open and says why.
    """
    if any(isinstance(screen, LeavingDialog) for screen in session.screen_stack):
        return
    try:
        texts = await asyncio.to_thread(written)
    except StoreError as error:
        session.show_message(sentence(error))
        return
    if texts is None:
        session.exit()
        return
    quoted = "\n".join(f"  {text}" for text in texts or [format_phrase("demo.leave.other")])
    dialog = LeavingDialog(
        format_phrase("demo.leave.question", texts=quoted),
        [
            format_phrase("demo.leave.copy"),
            format_phrase("demo.leave.drop"),
            format_phrase("demo.leave.stay"),
        ],
        harmless=COPY,
        title=format_phrase("demo.leave.title"),
        hint=format_phrase("today.first.back"),
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen == COPY:
        session.exit(return_code=CARRY_OVER)
    elif chosen == DROP:
        session.exit()
