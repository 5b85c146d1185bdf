"""The reminder of the look back: terminal bell or desktop notification."""

from __future__ import annotations

from typing import Final

from textual.app import App

from winsboard.domain.model.documents import Settings
from winsboard.words import say

BELL: Final = "\a"
NOTIFY: Final = "\x1b]9;{text}\x07"
"""What terminals take for a notification of the desktop; others show nothing."""


def remind(app: App[None], settings: Settings) -> None:
    """Ring and notify as far as the person wished; nothing of theirs is in what is said."""
    if app._driver is None:
        return
    if settings.bell:
        app._driver.write(BELL)
    if settings.notify:
        app._driver.write(NOTIFY.format(text=say("today.reminder")))
    app._driver.flush()
