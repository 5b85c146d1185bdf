"""Commands grouped under the headings of the help and `winsboard keys`. Imports no Textual."""

from __future__ import annotations

from winsboard.named_tuple import NamedTuple
from winsboard.tui.keys.command import Command
from winsboard.tui.keys.commands import COMMANDS
from winsboard.words import format_phrase


class KeyGroup(NamedTuple):
    """Commands listed under one heading."""

    title: str
    commands: tuple[Command, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """Return every command once: first the global ones by purpose, then place by place."""
    groups: dict[str, list[Command]] = {}
    for command in COMMANDS:
        is_global = command.place == "board"
        name = f"group.{command.heading}" if is_global else f"place.{command.place}"
        groups.setdefault(name, []).append(command)
    return tuple(
        KeyGroup(format_phrase(f"keys.{name}"), tuple(found)) for name, found in groups.items()
    )
