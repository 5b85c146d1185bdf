"""Which keys the footer names, and in which order. Imports no Textual."""

from __future__ import annotations

from typing import Final

from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.commands import commands_in, typed_anywhere

FIRST: Final = frozenset({"next_step", "support", "menu", "write_win", "tick_row", "leave"})
"""The keys that the narrowest footer has, besides the way back."""

FULL_SCREENS: Final = frozenset(
    {"progress", "pages", "calendar", "goals", "vision", "summary", "family"}
)
"""Places that are a screen of their own, on which no text is typed."""


def footer_keys(place: Place, *, is_empty: bool = False) -> tuple[Command, ...]:
    """Return the footer's commands for the focused place, in the order in which they are named.

    On a board without habits no number does anything; adding one is offered instead.
    """
    shown = [c for c in commands_in(place) if c.footer]
    if place in ("habits", "journal"):
        shown += [c for c in commands_in("board") if c.footer]
    elif place in FULL_SCREENS:
        leaves = commands_in("leaves") if place in ("pages", "calendar") else ()
        shown += [c for c in leaves if c.footer]
        also = ("support", "help", "menu", *(("write_win",) if place == "family" else ()))
        shown += [c for c in commands_in("board") if c.id in also]
    else:
        if place in ("step", "closing"):
            shown += [c for c in commands_in("look_back") if c.footer]
        typed = (c._replace(key=c.typing, shown=c.typing.upper()) for c in typed_anywhere())
        shown += [c for c in typed if c.footer]
    if is_empty:
        adds = [c._replace(footer=1) for c in shown if c.id == "add_habit"]
        shown = [
            *adds,
            *(c for c in shown if c.id not in ("tick_row", "add_habit", "some", "rest")),
        ]
    return tuple(sorted(shown, key=lambda c: (c.place == "board" and place != "habits", c.footer)))


def is_always_named(command: Command, place: Place, *, is_empty: bool) -> bool:
    """Return whether the narrowest footer names a command, too."""
    if place not in ("habits", "family") and command.id in ("write_win", "tick_row", "leave"):
        return False
    adds = is_empty and command.id == "add_habit"
    return adds or command.id in FIRST or command.id.startswith("leave_")
