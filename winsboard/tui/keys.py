"""The command table as Textual bindings."""

from __future__ import annotations

from textual.binding import Binding

from winsboard.tui.commands import Command, Place, commands_in


def bindings_of(place: Place) -> list[Binding]:
    """The bindings of one place; their action is named after the command."""
    return [
        binding for command in commands_in(place) if command.key for binding in _bindings(command)
    ]


def _bindings(command: Command) -> list[Binding]:
    keys = command.key.split(",")
    if keys[0].isdecimal():
        return [_binding(command, key, f"{command.id}({key})") for key in keys]
    return [_binding(command, command.key, command.id)]


def _binding(command: Command, key: str, action: str) -> Binding:
    return Binding(key, action, command.title, show=False, id=f"{command.place}.{action}")
