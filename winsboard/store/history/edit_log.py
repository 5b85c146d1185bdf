"""The order in which this machine made its edits, independent of its clock.

A line has the id of an edit and the pages it touched, and no text. If the file is lost, the stamps
in the history give an order.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.page_paths import is_page
from winsboard.store.system.files import FILE_MODE, make_folder, read_bytes
from winsboard.store.system.ownership import give_file

EDIT_LOG: Final = "acts.log"
MAX_SIZE: Final = 65536
"""Bytes; a larger file is truncated to its last lines."""
MAX_READ: Final = 1000
"""Lines."""
_APPEND: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
)


class LoggedEdit(NamedTuple):
    """An edit made on this machine."""

    id: str
    pages: tuple[str, ...]


class EditLog:
    """The file `<state>/acts.log`. The caller must hold the lock to write."""

    def __init__(self, state: Path) -> None:
        self._path = state / EDIT_LOG

    def append(self, id: str, pages: Collection[str]) -> None:
        """Append an edit. If the disk refuses, only the order is lost."""
        with suppress(OSError):
            make_folder(self._path.parent)
            fd = os.open(self._path, _APPEND, FILE_MODE)
            try:
                give_file(fd, self._path.parent)
                # A newline first, to end what a killed process may have left.
                os.write(fd, f"\n{id} {' '.join(pages)}\n".encode())
                is_large = os.fstat(fd).st_size > MAX_SIZE
            finally:
                os.close(fd)
            if is_large:
                self._shorten()

    def read(self) -> tuple[LoggedEdit, ...]:
        """The last edits, oldest first; each once, at its last position."""
        try:
            lines = read_bytes(self._path).decode("ascii", "replace").splitlines()
        except OSError:
            return ()
        last_first: dict[str, LoggedEdit] = {}
        for act in reversed(list(_parse_lines(lines[-2 * MAX_READ :]))):
            last_first.setdefault(act.id, act)
        return tuple(last_first.values())[::-1]

    def _shorten(self) -> None:
        from winsboard.store.disk.atomic import AtomicWrite

        lines = [f"{act.id} {' '.join(act.pages)}\n" for act in self.read()]
        AtomicWrite(self._path, "".join(lines).encode()).commit()


def _parse_lines(lines: Iterable[str]) -> Iterator[LoggedEdit]:
    for line in lines:
        id, *pages = line.split() or [""]
        if id.isdecimal() and pages and all(map(is_page, pages)):
            yield LoggedEdit(id, tuple(pages))
