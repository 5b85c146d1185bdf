"""The frame of a pane, lit while the keys go into it."""

from __future__ import annotations

from typing import Final

from textual.widget import Widget

LIT: Final = "-lit"


def light(pane: Widget) -> None:
    """Light the frame of a pane, or let it rest, as the focus is; nothing else of it changes.

    `:focus-within` would tell the same, and have the style of everything inside read anew at each
    change of the focus.
    """
    if pane.has_focus_within != pane.has_class(LIT):
        pane.set_class(pane.has_focus_within, LIT, update=False)
        pane.app.stylesheet.update_nodes([pane])
