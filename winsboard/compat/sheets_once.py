"""Reads each style sheet once: when a screen brings its own, only that one is parsed.

Textual parses all sheets again, though it keeps the rules of each until the theme changes.
"""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


def parse_sheets_once() -> None:
    """Parse only sheets that are new, or that another theme has changed."""
    Stylesheet.reparse = Stylesheet.parse  # type: ignore[method-assign]
