"""The window title of the terminal."""

from __future__ import annotations

from typing import Any, Final

from textual.app import App

SAVE: Final = "\x1b[22;2t"
"""Makes the terminal save its title; ignored by terminals that cannot."""
RESTORE: Final = "\x1b[23;2t"


def set_title(app: App[Any], title: str) -> None:
    """Save the title and set another one. It must not contain the person's text."""
    _write(app, f"{SAVE}\x1b]2;{title}\x07")


def restore_title(app: App[Any]) -> None:
    """Restore the saved title."""
    _write(app, RESTORE)


def _write(app: App[Any], sequence: str) -> None:
    if app._driver is not None:
        app._driver.write(sequence)
        app._driver.flush()
