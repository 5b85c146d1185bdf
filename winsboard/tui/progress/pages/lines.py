"""Helpers to build the lines of a page."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from winsboard.domain.library.areas import Areas
from winsboard.domain.model.documents import Entry
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import wrap
from winsboard.tui.journal.entry_list import lines_of

BLANK = PageLine(())


def text_lines(text: str, width: int, style: str = "text", *, indent: int = 0) -> list[PageLine]:
    """Wrap a text into lines of one style."""
    room = max(width - indent, 1)
    return [PageLine(((" " * indent + line, style),)) for line in wrap(text, room)]


def entry_lines(item: int, entry: Entry, width: int, hours: int, areas: Areas) -> list[PageLine]:
    """Return the lines of an entry as in the journal pane."""
    return [
        PageLine(
            (
                (line.time, "quiet"),
                (line.mark, "accent"),
                (line.text, "text"),
                (line.area, "quiet"),
            ),
            item,
        )
        for line in lines_of(item, entry, width, hours, areas)
    ]


def two_columns(left: Sequence[PageLine], right: Sequence[PageLine], room: int) -> list[PageLine]:
    """Put two columns side by side. The left one is `room` cells wide and contains the items."""
    lines = []
    for n in range(max(len(left), len(right))):
        line = left[n] if n < len(left) else BLANK
        more = right[n].parts if n < len(right) else ()
        gap = " " * (room - sum(cell_len(text) for text, _ in line.parts))
        filled = (*line.parts, (gap, "text"))
        lines.append(PageLine(filled, line.item, (("  ", "text"), *more)))
    return lines
