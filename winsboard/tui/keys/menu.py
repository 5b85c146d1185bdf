"""The groups of the menu, and the numbers that lead to a command. Imports no Textual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.commands import commands_in

HERE: Final = "here"
SETTINGS: Final = "settings"
GROUPS: Final = (HERE, "write", "habits", "evening", "care", "past", "own", SETTINGS, "program")
"""The groups in order. The first depends on the screen, and the settings have a dialog."""
_TOGETHER: Final[Mapping[Place, tuple[Place, ...]]] = {"leaves": ("pages", "leaves")}
"""Places that are a screen only together with the one that has the focus there."""
MOST: Final = 9
"""Numbers on a page of a menu; the last one turns a longer list."""


def group_commands(group: str, places: Sequence[Place] = ()) -> tuple[Command, ...]:
    """Return the commands of a group; `places` are those whose keys work where the menu opens."""
    if group == HERE:
        return tuple(c for place in places for c in commands_in(place) if not c.is_move)
    if group == SETTINGS:
        return ()
    board: tuple[Place, ...] = ("habits", "board") if group == "habits" else ("board", "habits")
    found = (c for place in board for c in commands_in(place) if c.heading == group)
    return tuple(c for c in found if not c.is_move and c.id not in ("menu", SETTINGS))


def menu_numbers(command: Command, places: Sequence[Place] = ()) -> str:
    """Return the keys that reach a command through the menu: `0 5 3`; empty for a plain move.

    `places` are those whose keys work where the menu opens; without any, the usual ones.
    """
    near = places if command.place in places else _TOGETHER.get(command.place, (command.place,))
    if command.id in ("menu", SETTINGS):
        return "0" if command.id == "menu" else f"0 {GROUPS.index(SETTINGS) + 1}"
    for number, group in enumerate(GROUPS, start=1):
        listed = [c.id for c in group_commands(group, near)]
        if command.id in listed and (group != HERE or command.place not in ("board", "habits")):
            return " ".join(("0", f"{number}", *_turns(listed.index(command.id), len(listed))))
    return ""


def shown_keys(command: Command, places: Sequence[Place] = ()) -> str:
    """Return the keys of a command as people read them; without any, its numbers in the menu."""
    return command.keys or menu_numbers(command, places)


def _turns(at: int, length: int) -> list[str]:
    if length <= MOST:
        return [f"{at + 1}"]
    pages, place = divmod(at, MOST - 1)
    return [*([f"{MOST}"] * pages), f"{place + 1}"]
