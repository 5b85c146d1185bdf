"""The curtain, its PIN, and when it falls by itself."""

from __future__ import annotations

import os
from functools import partial

from winsboard.domain.settings import curtain, preferences
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.session import Desk
from winsboard.tui.support.curtain import Curtain
from winsboard.tui.support.dialog import SupportDialog
from winsboard.words import say

SALT = 16
"""Bytes."""
MINUTES = (0, 1, 2, 5, 10, 15, 30, 60)


async def draw(desk: Desk) -> None:
    """Hide everything until a key, or the PIN, lifts it."""
    if any(isinstance(screen, Curtain) for screen in desk.screen_stack):
        return
    settings = desk.board.settings
    has_pin = bool(settings.curtain_pin)
    # Support comes over it without a flow of its own: nothing of the board is behind it.
    support = partial(SupportDialog, desk.board, desk.today, alone=True)
    lifts = (lambda typed: curtain.lifts(settings, typed)) if has_pin else None
    await desk.push_screen_wait(Curtain(desk.notebook.clock, support, lifts))


async def choose_pin(desk: Desk) -> None:
    """Ask for a PIN, and keep its hash; nothing typed lets any key lift the curtain."""
    settings = desk.board.settings
    typed = await desk.push_screen_wait(
        LineDialog(say("shelter.pin.title"), say("shelter.pin.hint"))
    )
    if typed is None:
        return
    if typed:
        salt = os.urandom(SALT)
        desk.act(lambda moment: curtain.set_pin(settings, typed, salt, moment))
    else:
        desk.act(lambda moment: curtain.remove_pin(settings, moment))


async def choose_minutes(desk: Desk) -> None:
    """Ask after how many minutes without a key it falls."""
    before = desk.board.settings
    answers = [say("shelter.minutes.never"), say("shelter.minutes.one")]
    answers += [say("shelter.minutes", minutes=minutes) for minutes in MINUTES[2:]]
    lit = MINUTES.index(before.curtain_minutes) if before.curtain_minutes in MINUTES else 0
    dialog = ChoiceDialog(
        say("shelter.minutes.question"), answers, lit=lit, title=say("shelter.curtain.title")
    )
    chosen = await desk.push_screen_wait(dialog)
    if chosen is not None:
        after = before._replace(curtain_minutes=MINUTES[chosen])
        desk.act(lambda moment: preferences.change(before, after, moment))
