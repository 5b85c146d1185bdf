"""The command table as Textual bindings."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding, BindingType

from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.commands import commands_in, ways_out


def bindings_of(place: Place, *, at_once: bool = False) -> list[Binding]:
    """The bindings of one place; their action is named after the command.

    `at_once` is for keys that nothing is typed with: they need not be offered to the widget and to
    all that it stands in before they are looked up.
    """
    found = [b for command in commands_in(place) if command.key for b in _bindings(command)]
    return [replace(binding, priority=True) for binding in found] if at_once else found


def also(*ids: str) -> list[BindingType]:
    """What some commands of the board have on another screen that lies over it."""
    return [b for c in commands_in("board") if c.id in ids for b in _bindings(c)]


def anywhere() -> list[BindingType]:
    """The keys of the app itself that work in every dialog and field."""
    return [Binding(c.typing, c.action, c.title, show=False, priority=True) for c in ways_out()]


def in_dialogs() -> list[BindingType]:
    """What the same commands have in a dialog while nothing is typed."""
    return [Binding(c.key, f"app.{c.action}", c.title, show=False) for c in ways_out()]


def _bindings(command: Command) -> list[Binding]:
    keys = command.key.split(",")
    if keys[0].isdecimal():
        return [_binding(command, key, f"{command.id}({key})") for key in keys]
    return [_binding(command, command.key, command.action)]


def _binding(command: Command, key: str, action: str) -> Binding:
    return Binding(key, action, command.title, show=False, id=f"{command.place}.{action}")
