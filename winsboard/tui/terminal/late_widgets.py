"""Asks for widgets of kinds whose modules are loaded when one is first needed.

While no module of a kind is loaded there is no widget of it, so nothing needs to be loaded to ask.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widgets import OptionList, TextArea


def as_text_area(widget: Widget) -> TextArea | None:
    """The widget, if it is a text area."""
    return cast("TextArea", widget) if _is_a("_text_area", "TextArea", widget) else None


def as_option_list(widget: Widget) -> OptionList | None:
    """The widget, if it is a list of options."""
    return cast("OptionList", widget) if _is_a("_option_list", "OptionList", widget) else None


def text_areas(screen: Screen[object]) -> list[TextArea]:
    """All text areas on a screen."""
    return [area for found in screen.query("TextArea") if (area := as_text_area(found))]


def option_lists(screen: Screen[object]) -> list[OptionList]:
    """All lists of options on a screen."""
    return [options for found in screen.query("OptionList") if (options := as_option_list(found))]


def _is_a(module: str, name: str, widget: Widget) -> bool:
    kind = getattr(sys.modules.get(f"textual.widgets.{module}"), name, None)
    return kind is not None and isinstance(widget, kind)
