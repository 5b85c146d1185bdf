"""The reminder of the evening reflection: terminal bell and desktop notification."""

from __future__ import annotations

from typing import Final

from textual.app import App

from winsboard.domain.model.documents import Settings
from winsboard.words import format_phrase

BELL: Final = "\a"
NOTIFY: Final = "\x1b]9;{text}\x07"
"""Shows a desktop notification in terminals that support it; others ignore it."""


def ring(app: App[None]) -> None:
    """Ring the terminal bell once."""
    if app._driver is not None:
        app._driver.write(BELL)
        app._driver.flush()


def remind(app: App[None], settings: Settings) -> None:
    """Ring and notify as set in the settings. The text contains nothing the person wrote."""
    if app._driver is None:
        return
    if settings.bell:
        app._driver.write(BELL)
    if settings.notify:
        app._driver.write(NOTIFY.format(text=format_phrase("today.reminder")))
    app._driver.flush()
