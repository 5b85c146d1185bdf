"""Flows for the curtain, its PIN and its idle timer."""

from __future__ import annotations

import os
from functools import partial

from winsboard.domain.settings import curtain
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.choose_setting import choose_setting
from winsboard.tui.session.session import Session
from winsboard.tui.support.curtain import Curtain
from winsboard.tui.support.dialog import SupportDialog
from winsboard.words import format_phrase

SALT = 16
"""Length of the salt in bytes."""
MINUTES = (0, 1, 2, 5, 10, 15, 30, 60)


async def lower_curtain(session: Session) -> None:
    """Hide the board until a key or the PIN lifts the curtain."""
    if any(isinstance(screen, Curtain) for screen in session.screen_stack):
        return
    settings = session.board.settings
    has_pin = bool(settings.curtain_pin)
    # Support is pushed without a flow, because no flow may run over the curtain.
    support = partial(SupportDialog, session.board, session.today, alone=True)
    lifts = (lambda typed: curtain.pin_matches(settings, typed)) if has_pin else None
    await session.push_screen_wait(Curtain(session.notebook.clock, support, lifts))


async def choose_pin(session: Session) -> None:
    """Ask for a PIN and save its hash; an empty PIN is removed."""
    settings = session.board.settings
    typed = await session.push_screen_wait(
        LineDialog(
            format_phrase("shelter.pin.title"), format_phrase("shelter.pin.hint"), secret=True
        )
    )
    if typed is None:
        return
    if typed:
        salt = os.urandom(SALT)
        session.perform(lambda context: curtain.set_pin(settings, typed, salt, context))
    else:
        session.perform(lambda context: curtain.remove_pin(settings, context))


async def choose_minutes(session: Session) -> None:
    """Ask after how many idle minutes the curtain falls."""
    answers = [format_phrase("shelter.minutes.never"), format_phrase("shelter.minutes.one")]
    answers += [format_phrase("shelter.minutes", minutes=minutes) for minutes in MINUTES[2:]]
    title, question = (
        format_phrase("shelter.curtain.title"),
        format_phrase("shelter.minutes.question"),
    )
    await choose_setting(
        session, "curtain_minutes", dict(zip(MINUTES, answers, strict=True)), title, question
    )
