"""Which boards are open: each session holds a lock on a small file of its own."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.errors import cannot_lock, cannot_save
from winsboard.store.system.files import FILE_MODE, OpenFile, make_folder
from winsboard.store.system.ownership import give_file

BOARDS: Final = "boards"
_READ: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class Session:
    """Marks one board as open.

    The system releases the lock when the process ends, however it ends.
    """

    def __init__(self, state: Path) -> None:
        self.name = ""
        """The name of this session, digits only; empty until it is registered."""
        self._folder = state / BOARDS
        self._sign: OpenFile | None = None

    def register(self, name: str) -> None:
        """Open a session under a new name of decimal digits, and remove the files of dead sessions.

        The caller must hold the lock of the board. Raises CannotSave.
        """
        path = self._folder / name
        try:
            make_folder(self._folder)
            self._clear()
            sign = _new(path)
        except OSError as error:
            raise cannot_save(path, error) from error
        try:
            fcntl.flock(sign.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            with suppress(OSError):
                path.unlink()
            raise cannot_lock(path, error) from error
        self.name, self._sign = name, sign

    def is_open_elsewhere(self, name: str) -> bool:
        """Whether another session of that name is open now."""
        return name != self.name and _is_locked(self._folder / name)

    def others(self) -> int:
        """The number of other open sessions."""
        try:
            names = [path.name for path in self._folder.iterdir()]
        except OSError:
            return 0
        return sum(map(self.is_open_elsewhere, names))

    def release(self) -> None:
        """End the session."""
        if self._sign is not None:
            with suppress(OSError):
                (self._folder / self.name).unlink()
        self.name, self._sign = "", None

    def _clear(self) -> None:
        for path in list(self._folder.iterdir()):
            if path.name.isdecimal() and not _is_locked(path):
                path.unlink()


def _new(path: Path) -> OpenFile:
    """Create an empty file, opened in a mode that permits locking. Raises OSError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    writing = OpenFile(os.open(path, flags, FILE_MODE))
    give_file(writing.fd, path.parent)
    # A disk with a file open for writing cannot be remounted read-only. NFS needs write access for
    # a lock, but is not remounted like that.
    reading = OpenFile(os.open(path, os.O_RDONLY | os.O_CLOEXEC))
    try:
        fcntl.flock(reading.fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return writing
    return reading


def _is_locked(path: Path) -> bool:
    """Whether a process holds the lock of a file. True if it cannot be checked."""
    try:
        sign = OpenFile(os.open(path, _READ))
        fcntl.flock(sign.fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
