"""Which notice is shown, and how it is written on one line. Imports no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.settings.notes import Note
from winsboard.tui.components.pieces import Piece
from winsboard.tui.components.text import fit
from winsboard.tui.terminal.cells import cell_len
from winsboard.tui.today.notice_lines import Notice
from winsboard.words import format_phrase

BAR: Final = "▌ "
TIMED: Final[frozenset[Note]] = frozenset({"habit", "reminder"})
"""The reminders, which are shown before all others while they are due."""


def shown_of(lines: Sequence[Notice], turn: int) -> Notice | None:
    """Return the one notice to show: the most important one, and the next one every hour.

    The reminder stays while it is due. One that was answered is shown only if there is no other.
    """
    waiting = [line for line in lines if not line.done]
    if waiting:
        return waiting[0 if waiting[0].kind in TIMED else turn % len(waiting)]
    return lines[0] if lines else None


def notice_pieces(line: Notice | None, width: int) -> list[Piece]:
    """Return the notice on one line; nothing if there is none.

    In a narrow window the person's own words come first: then what introduces them is left out, and
    what the key does.
    """
    if line is None:
        return []
    mark = "● " if line.done else ""
    short = line.short or line.text
    room = width - cell_len(BAR)
    hide = format_phrase("keys.hide_note.short")
    ways = ((line.text, line.does, hide), (line.text, line.does, ""), (short, line.does, ""))
    for text, does, hides in (*ways, (short, "", "")):
        said = mark + " ".join(text.split())
        end = cell_len(line.key) + 2 + (cell_len(does) + 1 if does else 0) if line.key else 0
        end += cell_len(hides) + 5 if hides else 0
        if cell_len(said) + end <= room:
            break
    style = "$done" if line.done else ""
    parts = [(BAR, style or "$line"), (fit(said, max(room - end, 1)).rstrip(), style)]
    if line.key:
        parts += [("  ", ""), (line.key, "bold $primary")]
        parts += [(f" {does}", "$quiet")] if does else []
    if hides:
        parts += [("  ", ""), ("-", "bold $primary"), (f" {hides}", "$quiet")]
    return parts
