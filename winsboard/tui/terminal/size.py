"""The size of the terminal, as reported by the kernel."""

from __future__ import annotations

import os
from collections.abc import Iterable, MutableMapping
from typing import Final

SIZE_VARIABLES: Final = ("COLUMNS", "LINES")
"""Variables with the size at the time a shell or container was started."""
MAX_SIZE: Final = 2000
"""Larger sizes are assumed to be wrong."""


def size_of(files: Iterable[int]) -> tuple[int, int] | None:
    """Return columns and lines of the first file that is a terminal with a known size."""
    for file in files:
        try:
            columns, lines = os.get_terminal_size(file)
        except OSError:
            continue
        if columns or lines:
            return limited(columns, lines)
    return None


def limited(columns: int, lines: int) -> tuple[int, int]:
    """Limit a size to at least one cell and at most `MAX_SIZE`."""
    return min(max(columns, 1), MAX_SIZE), min(max(lines, 1), MAX_SIZE)


def drop_environment_size(environ: MutableMapping[str, str], files: Iterable[int]) -> None:
    """Remove the size from the environment if the kernel knows it."""
    if size_of(files) is not None:
        for name in SIZE_VARIABLES:
            environ.pop(name, None)
