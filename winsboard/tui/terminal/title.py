"""The title of the terminal's window."""

from __future__ import annotations

from typing import Any, Final

from textual.app import App

KEEP: Final = "\x1b[22;2t"
"""Has the terminal remember its title; one that knows no such thing does nothing."""
GIVE_BACK: Final = "\x1b[23;2t"


def set_title(app: App[Any], title: str) -> None:
    """Show a title of the program's own words, never the person's; the one before is remembered."""
    _write(app, f"{KEEP}\x1b]2;{title}\x07")


def give_back_title(app: App[Any]) -> None:
    """Show the title that was there before."""
    _write(app, GIVE_BACK)


def _write(app: App[Any], sequence: str) -> None:
    if app._driver is not None:
        app._driver.write(sequence)
        app._driver.flush()
