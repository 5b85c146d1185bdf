"""The names of the files with unsaved edits."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

UNSAVED: Final = "unsaved"
"""The table of these edits."""
START: Final = f"{UNSAVED}-"
END: Final = ".json"


def has_unsaved(state: Path) -> bool:
    """Whether there may be such a file. Fast, because every commit calls it."""
    try:
        names = os.listdir(state)  # noqa: PTH208 - a third of the time of pathlib
    except OSError:
        return False
    return any(name.startswith(START) for name in names)


def unsaved_files(state: Path) -> list[Path]:
    """All of these files, oldest first, including those of open boards."""
    try:
        found = [path for path in state.iterdir() if path.suffix == END and number_of(path)]
    except OSError:
        return []
    return sorted(found, key=lambda path: int(number_of(path)))


def number_of(path: Path) -> str:
    """The number in the name of such a file; empty for another file."""
    number = path.stem.removeprefix(START)
    is_one = path.name.startswith(START) and number.isascii() and number.isdecimal()
    return number if is_one else ""
