"""The size of the terminal, as its kernel driver reports it."""

from __future__ import annotations

import os
from collections.abc import Iterable, MutableMapping
from typing import Final

TOLD_BY_ENVIRONMENT: Final = ("COLUMNS", "LINES")
"""What was true when a shell or a container was started."""
LARGEST: Final = 2000
"""More columns or lines than this are a slip of whoever told them."""


def size_of(files: Iterable[int]) -> tuple[int, int] | None:
    """Columns and lines of the first of these files that is a terminal and knows its size."""
    for file in files:
        try:
            columns, lines = os.get_terminal_size(file)
        except OSError:
            continue
        if columns or lines:
            return limited(columns, lines)
    return None


def limited(columns: int, lines: int) -> tuple[int, int]:
    """A size that can be drawn on: one cell at the least."""
    return min(max(columns, 1), LARGEST), min(max(lines, 1), LARGEST)


def forget_told_size(environ: MutableMapping[str, str], files: Iterable[int]) -> None:
    """Drop the size that the environment tells, unless no terminal knows better."""
    if size_of(files) is not None:
        for name in TOLD_BY_ENVIRONMENT:
            environ.pop(name, None)
