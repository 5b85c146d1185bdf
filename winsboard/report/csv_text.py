"""Tables as CSV that a spreadsheet program opens without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final, TypeAlias

from winsboard.domain.text.sanitize import printable

Cell: TypeAlias = str | int | float | None

_FORMULA: Final = ("=", "+", "-", "@", "|", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that starts with one of these may be read as a formula."""


def csv_text(heads: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A table as CSV. Numbers stay numbers; text that could be a formula starts with `'`."""
    out = StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write([_safe(head) for head in heads])
    for row in rows:
        write([_safe(cell) for cell in row])
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    text = printable(cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
