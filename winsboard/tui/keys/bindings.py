"""Textual bindings made from the command table."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding, BindingType

from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.commands import EVERYWHERE, commands_in, global_commands, typed_anywhere


def bindings_of(place: Place, *, first: bool = False) -> list[Binding]:
    """Return the bindings of one place; the action has the name of the command.

    `first` makes them priority bindings. They are found faster, because Textual does not offer
    the key to the focused widget and its ancestors first. Use it where no text is typed.
    """
    found = [b for command in commands_in(place) if command.key for b in _bindings(command)]
    return [replace(binding, priority=True) for binding in found] if first else found


def bindings_elsewhere(*ids: str) -> list[BindingType]:
    """Return the board commands that also work on other full screens.

    A win, a note, a mood, a look back and the menu can be reached from all of them.
    """
    wished = (*EVERYWHERE, *ids)
    return [b for c in commands_in("board") if c.id in wished for b in _elsewhere(c)]


def app_bindings() -> list[BindingType]:
    """Return the app's own bindings, which work in every dialog and field."""
    return [
        Binding(c.typing, c.action, c.title, show=False, priority=True) for c in typed_anywhere()
    ]


def dialog_bindings() -> list[BindingType]:
    """Return the same bindings for a dialog, for while no text is being typed."""
    return [Binding(c.key, f"app.{c.action}", c.title, show=False) for c in global_commands()]


def on_pages() -> list[BindingType]:
    """Return the bindings of a dialog that is read like a full screen."""
    found = [c for c in commands_in("board") if c.id in EVERYWHERE]
    return [Binding(c.key, f"app.wish('{c.id}')", c.title, show=False) for c in found]


def _elsewhere(command: Command) -> list[Binding]:
    action = f"wish('{command.id}')" if command.elsewhere else command.action
    return [_binding(command, command.key, action)]


def _bindings(command: Command) -> list[Binding]:
    keys = command.key.split(",")
    if len(keys) > 1 and keys[0].isdecimal():
        return [_binding(command, key, f"{command.id}({key})") for key in keys]
    return [_binding(command, command.key, command.action)]


def _binding(command: Command, key: str, action: str) -> Binding:
    return Binding(key, action, command.title, show=False, id=f"{command.place}.{action}")
