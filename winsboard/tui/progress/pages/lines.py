"""Lines that several pages are made of."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from winsboard.domain.model.documents import Entry
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import wrap
from winsboard.tui.journal.entry_list import lines_of

BLANK = PageLine(())


def said(text: str, width: int, style: str = "text", *, indent: int = 0) -> list[PageLine]:
    """A text in lines of so many cells."""
    room = max(width - indent, 1)
    return [PageLine(((" " * indent + line, style),)) for line in wrap(text, room)]


def entry_lines(thing: int, entry: Entry, width: int, hours: int) -> list[PageLine]:
    """An entry as the journal shows it."""
    return [
        PageLine(
            (
                (line.time, "quiet"),
                (line.mark, "accent"),
                (line.text, "text"),
                (line.area, "quiet"),
            ),
            thing,
        )
        for line in lines_of(thing, entry, width, hours)
    ]


def beside(left: Sequence[PageLine], right: Sequence[PageLine], room: int) -> list[PageLine]:
    """Two columns, of which the left one is so many cells wide and has the things."""
    lines = []
    for n in range(max(len(left), len(right))):
        line = left[n] if n < len(left) else BLANK
        more = right[n].parts if n < len(right) else ()
        gap = " " * (room - sum(cell_len(text) for text, _ in line.parts))
        filled = (*line.parts, (gap, "text"))
        lines.append(PageLine(filled, line.thing, (("  ", "text"), *more)))
    return lines
