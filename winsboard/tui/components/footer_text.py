"""What the footer says: the keys that fit, and the state of saving. Imports no Textual."""

from __future__ import annotations

from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.pieces import Piece
from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.footers import footer_keys, is_always_named
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase

NOTHING: Final[frozenset[str]] = frozenset()


class Footer(NamedTuple):
    """What the footer depends on."""

    place: Place
    saving: str
    is_demo: bool = False
    is_covered: bool = False
    """Whether a dialog is open, which shows its own keys."""
    is_empty: bool = False
    """Whether there is no habit yet."""
    left_out: frozenset[str] = NOTHING
    """The ids of the commands that are switched off."""

    def pieces(self, width: int) -> tuple[list[Piece], list[tuple[int, int, Command]]]:
        """Return the keys on the left and the state of saving on the right, and where each key is.

        A place is the first cell of a command and the one after its last.
        """
        saved = format_phrase("demo.saving" if self.is_demo else f"today.{self.saving}")
        room = width - cell_len(saved) - 2
        pieces: list[Piece] = []
        spans: list[tuple[int, int, Command]] = []
        used = 0
        listed = fitting(self.place, room, is_empty=self.is_empty, left_out=self.left_out)
        for command in () if self.is_covered else listed:
            pieces += [(_key(command), "bold $primary"), (f" {command.short}  ", "")]
            spans.append((used, used + _width(command) - 2, command))
            used += _width(command)
        style = "$accent" if self.saving == "held" else "$quiet"
        gap = " " * max(width - used - cell_len(saved), 0)
        return [*pieces, (gap, ""), (saved, style)], spans


def fitting(
    place: Place, room: int, *, is_empty: bool = False, left_out: frozenset[str] = NOTHING
) -> list[Command]:
    """Return the keys that fit into `room` cells: those that are always named first."""
    shown: set[str] = set()
    commands = [c for c in footer_keys(place, is_empty=is_empty) if c.id not in left_out]
    always = {c.id for c in commands if is_always_named(c, place, is_empty=is_empty)}
    for command in sorted(commands, key=lambda c: (c.id not in always, c.id != "help")):
        if _width(command) <= room:
            shown.add(command.id)
            room -= _width(command)
    return [command for command in commands if command.id in shown]


def _key(command: Command) -> str:
    """Return the key that the footer names, if there are several."""
    return command.shown.split(" or ")[0]


def _width(command: Command) -> int:
    return cell_len(_key(command)) + 1 + cell_len(command.short) + 2
