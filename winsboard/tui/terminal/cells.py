"""How many cells a text takes, as Rich counts them, without loading Rich for a usual text.

Rich needs `typing` and `re`, which take a sixth of the time until the early picture.

A spacing mark (Unicode category Mc, as in Bengali, Tamil, Hindi and Burmese) is one cell wide in
most terminals, but has no width in Rich. So Rich is told another one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import ModuleType

    from rich.cells import CellTable

_RANGES: Final = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x2FF),
    (0x370, 0x482),
    (0x2010, 0x2027),
    (0x2190, 0x22FF),
    (0x2500, 0x25FC),
    (0x2605, 0x2606),
    (0x263C, 0x2647),
    (0x2660, 0x266F),
    (0x2713, 0x2718),
    (0x2800, 0x28FF),
)
_SINGLE: Final = frozenset(
    character for first, last in _RANGES for character in map(chr, range(first, last + 1))
)
"""Characters that take one cell in every version of Rich's table: letters of Europe, and signs."""

are_single: Final = _SINGLE.issuperset
"""Whether each character of a text is known to take one cell."""
LONG: Final = 512
"""Characters of a text whose cells are counted anew each time."""
MARKS: Final = (0x900, 0x1D1FF)
"""The first and the last code point that may be a spacing mark."""


def cell_len(text: str) -> int:
    """Return the cells of a text."""
    return _kept_len(text) if len(text) < LONG else _len(text)


def set_cell_size(text: str, cells: int) -> str:
    """Return a text that is cut, or filled up with blanks, to a number of cells."""
    if are_single(text):
        return text[:cells].ljust(cells)
    cut: str = _rich().set_cell_size(text, cells)
    return cut


def _len(text: str) -> int:
    if are_single(text):
        return len(text)
    cells: int = _rich().cell_len(text)
    return cells


def _rich() -> ModuleType:
    count_marks_as_cells()
    return sys.modules["rich.cells"]


_kept_len: Final = lru_cache(4096)(_len)


def count_marks_as_cells() -> None:
    """Make Rich, and so Textual, count one cell for each spacing mark.

    What is known to take one cell is not looked up in its table, which most boards never need.
    """
    import rich.cells

    rich.cells._is_single_cell_widths = are_single
    rich.cells.load_cell_table = _table_with_marks  # type: ignore[attr-defined]


@cache
def _table_with_marks(unicode_version: str = "auto") -> CellTable:
    from rich._unicode_data import load

    table = load(unicode_version)
    return table._replace(widths=[row for entry in table.widths for row in _without_marks(entry)])


def _without_marks(entry: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
    """Split an entry of Rich's table at spacing marks; without an entry a mark is one cell."""
    first, last, cells = entry
    if cells or last < MARKS[0] or first > MARKS[1]:
        yield entry
        return
    import unicodedata

    for code in range(first, last + 1):
        if unicodedata.category(chr(code)) == "Mc":
            if first < code:
                yield first, code - 1, cells
            first = code + 1
    if first <= last:
        yield first, last, cells
