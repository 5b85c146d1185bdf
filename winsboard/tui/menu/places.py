"""Which keys work on a screen."""

from __future__ import annotations

from typing import Any, cast

from textual.screen import Screen

from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.footer import KeyLine
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.keys.command import Place


def has_menu(screen: Screen[Any]) -> bool:
    """Return whether the menu opens here: on full screens and dialogs that are read like one."""
    return isinstance(screen, StatusScreen) or (isinstance(screen, Dialog) and bool(screen.places))


def places_of(screen: Screen[Any]) -> tuple[Place, ...]:
    """Return the places of the command table whose keys work on a screen, the nearest first."""
    focused = getattr(screen.focused, "place", None)
    places = [focused, *getattr(screen, "places", ())]
    if focused in ("step", "closing"):
        places.append("look_back")
    return tuple(dict.fromkeys(cast(Place, place) for place in places if place))


def is_empty(screen: Screen[Any]) -> bool:
    """Return whether the screen is a board without habits."""
    return any(line.is_empty for line in screen.query(KeyLine))
