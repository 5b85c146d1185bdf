"""Keeps columns aligned for characters whose width differs between terminals.

A spacing mark (Unicode category Mc, as in Bengali, Tamil, Hindi and Burmese) is one cell wide in
most terminals, but has no width in Rich. A joined emoji is between two and eight cells wide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

import rich.cells
from rich._unicode_data import load as table_of_rich
from rich.cells import CellTable, cell_len

AMBIGUOUS: Final = re.compile(
    "[\u0900-\u1cff\u302e\u302f\ua800-\uabff\U00011000-\U00011fff\U00016f00-\U00016fff"
    "\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
"""Scripts with spacing marks or joined letters, and code points that join or colour emoji."""

MARKS: Final = (0x900, 0x1D1FF)
"""The first and the last code point that may be a spacing mark."""

LAST_MARK: Final = 0xDFFFF
"""No spacing mark comes after it; what does is more than half of all marks."""

BETWEEN_TEXTS: Final = re.compile(
    "(\x1b\\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|\x1b.|[\x00-\x1f]+)"
)
"""Control sequences and control characters, which have no width."""


def count_marks_as_cells() -> None:
    """Make Rich, and so Textual, count one cell for each spacing mark."""
    rich.cells.load_cell_table = _table_with_marks  # type: ignore[attr-defined]


def pin_cursor(data: str) -> str:
    """Add cursor movements to output, so that text after an ambiguous one is in its column.

    The cursor position is saved before each ambiguous text and set after it. The cells are cleared
    first, because a terminal may draw the text narrower.
    """
    # A picture has thousands of characters, but few different ones.
    if data.isascii() or not AMBIGUOUS.search("".join(set(data))):
        return data
    parts = BETWEEN_TEXTS.split(data)
    parts[::2] = map(_with_cursor_set, parts[::2])
    return "".join(parts)


def _with_cursor_set(text: str) -> str:
    if not AMBIGUOUS.search(text):
        return text
    cells = cell_len(text)
    return f"\x1b[{cells}X\x1b7{text}\x1b8\x1b[{cells}C" if cells else text


@cache
def _table_with_marks(unicode_version: str = "auto") -> CellTable:
    table = table_of_rich(unicode_version)
    return table._replace(widths=[row for entry in table.widths for row in _without_marks(entry)])


def _without_marks(entry: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
    """Split an entry of Rich's table at spacing marks; without an entry a mark is one cell."""
    first, last, cells = entry
    if cells or last < MARKS[0] or first > MARKS[1]:
        yield entry
        return
    for code in range(first, last + 1):
        if unicodedata.category(chr(code)) == "Mc":
            if first < code:
                yield first, code - 1, cells
            first = code + 1
    if first <= last:
        yield first, last, cells
