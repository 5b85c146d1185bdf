"""Counts one cell for each spacing mark, as terminals do.

A spacing mark (Unicode category Mc, as in Bengali, Tamil, Hindi and Burmese) is one cell wide in
most terminals, but has no width in Rich.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

import rich.cells
from rich._unicode_data import load as table_of_rich
from rich.cells import CellTable

MARKS: Final = (0x900, 0x1D1FF)
"""The first and the last code point that may be a spacing mark."""


def count_marks_as_cells() -> None:
    """Make Rich, and so Textual, count one cell for each spacing mark."""
    rich.cells.load_cell_table = _table_with_marks  # type: ignore[attr-defined]


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
