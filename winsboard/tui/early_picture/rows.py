"""Puts rows together: padding, cutting, borders and scroll bars as Textual paints them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from winsboard.tui.early_picture.escape_codes import Row
from winsboard.tui.early_picture.looks import Look
from winsboard.tui.terminal.cells import cell_len, set_cell_size

EIGHTHS: Final = ("▁", "▂", "▃", "▄", "▅", "▆", "▇", " ")
"""The ends of a scroll bar, which is placed to an eighth of a cell."""
CORNERS: Final = 4
"""Cells of a border that its text cannot use: a corner and a blank at each end."""


def to_width(row: Iterable[tuple[str, Look]], width: int, usual: Look) -> Row:
    """Return a row of exactly so many cells: filled up, or cut."""
    made: Row = []
    left = width
    for text, look in row:
        cells = cell_len(text)
        if cells >= left:
            made.append((text if cells == left else set_cell_size(text, left), look))
            return made
        made.append((text, look))
        left -= cells
    return [*made, (" " * left, usual)]


def padded(row: Iterable[tuple[str, Look]], width: int, usual: Look, sides: int = 1) -> Row:
    """Return a row of so many cells with blanks at both sides."""
    blank = " " * sides, usual
    return [blank, *to_width(row, width - 2 * sides, usual), blank]


def edge(ends: str, width: int, line: Look, text: str, look: Look, *, right: bool = False) -> Row:
    """Return the upper or lower edge of a border with a text in it, at its left or right end."""
    label = _shortened(text, width - CORNERS)
    label = f" {label} " if label else ""
    rest = "─" * (width - 2 - cell_len(label) - bool(label))
    inner: Row = [("─", line), (label, look), (rest, line)] if label else [(rest, line)]
    return [(ends[0], line), *(reversed(inner) if right else inner), (ends[1], line)]


def _shortened(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1)}…"


def scroll_bar(height: int, lines: int, top: int, bar: Look) -> Row:
    """Return the cells of a vertical scroll bar; `bar` is how the part that is shown looks."""
    size, step = float(height), len(EIGHTHS)
    thumb = max(1.0, height / (lines / size))
    start = int((size - thumb) * (top / (lines - height)) * step)
    end = start - int(-thumb * step // 1)
    first, first_part = divmod(max(0, start), step)
    last, last_part = divmod(max(0, end), step)
    full = bar._replace(is_reversed=True)
    cells: Row = [(" ", bar)] * height
    cells[first:last] = [(" ", full)] * (last - first)
    if first < height and (glyph := EIGHTHS[step - 1 - first_part]) != " ":
        cells[first] = glyph, bar
    if last < height and (glyph := EIGHTHS[step - 1 - last_part]) != " ":
        cells[last] = glyph, full
    return cells[:height]
