"""The entries that a command listed last, so that each can be named by its number.

The file has one id in a line, in the order of the list, and no words. If it is lost, only the
numbers are.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.system.files import FILE_MODE, make_folder, read_bytes
from winsboard.store.system.ownership import give_file

LAST_LIST: Final = "last-list.txt"
LARGEST: Final = 1 << 20
"""Bytes that are read of it; some 60,000 ids."""
_WRITE: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class LastList:
    """The file `<state>/last-list.txt`. Writing it needs no lock: the last list counts."""

    def __init__(self, state: Path) -> None:
        self._path = state / LAST_LIST

    def write(self, ids: Sequence[str]) -> None:
        """Save what was listed. If the disk refuses, only the numbers are lost."""
        if not ids:
            self.forget()
            return
        with suppress(OSError):
            make_folder(self._path.parent)
            fd = os.open(self._path, _WRITE, FILE_MODE)
            try:
                give_file(fd, self._path.parent)
                os.write(fd, "".join(f"{id}\n" for id in ids).encode())
            finally:
                os.close(fd)

    def forget(self) -> None:
        """Delete the file."""
        with suppress(OSError):
            self._path.unlink()

    def id(self, number: int) -> str | None:
        """The id of the entry with this number, counted from 1. None if there is none."""
        try:
            ids = read_bytes(self._path, LARGEST).decode("ascii", "replace").split()
        except OSError:
            return None
        return ids[number - 1] if 1 <= number <= len(ids) else None
