"""How many cells a text takes, as Rich counts them, without loading Rich for a usual text.

Rich needs `typing` and `re`, which take a sixth of the time until the early picture.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import ModuleType

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
    import rich.cells

    from winsboard.tui.terminal.spacing_marks import count_marks_as_cells

    count_marks_as_cells()
    return rich.cells


_kept_len: Final = lru_cache(4096)(_len)
