"""Highlights the border of a pane while the focus is in it."""

from __future__ import annotations

from typing import Final

from textual.widget import Widget

HIGHLIGHTED: Final = "-lit"


def highlight_border(pane: Widget) -> None:
    """Update the highlight of a pane's border to match the focus.

    `:focus-within` would do the same, but Textual would recompute the styles of all descendants at
    every change of focus.
    """
    if pane.has_focus_within != pane.has_class(HIGHLIGHTED):
        pane.set_class(pane.has_focus_within, HIGHLIGHTED, update=False)
        pane.app.stylesheet.update_nodes([pane])
