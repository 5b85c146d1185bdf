"""The commands under the headings of the help and of `winsboard keys`; it imports no Textual."""

from __future__ import annotations

from winsboard.named_tuple import NamedTuple
from winsboard.tui.keys.command import Command
from winsboard.tui.keys.commands import COMMANDS
from winsboard.words import say


class KeyGroup(NamedTuple):
    """Commands that belong together."""

    title: str
    commands: tuple[Command, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """Every command once: what works everywhere by what it is for, then place by place."""
    groups: dict[str, list[Command]] = {}
    for command in COMMANDS:
        name = command.heading if command.place == "board" else f"place.{command.place}"
        groups.setdefault(name, []).append(command)
    return tuple(KeyGroup(say(f"keys.{name}"), tuple(found)) for name, found in groups.items())
