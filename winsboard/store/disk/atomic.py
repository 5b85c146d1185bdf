"""Atomic writes: a file is the old one or the new one, never half of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from winsboard.store.disk.temporary_files import stale_files, temporary_for
from winsboard.store.errors import Overtaken
from winsboard.store.system.files import (
    FILE_MODE,
    FileVersion,
    OpenFile,
    file_version,
    flush_folder,
    open_folder,
    read_bytes,
)
from winsboard.store.system.ownership import give_file

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_READ: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
MOST_TRIES: Final = 30
"""So often a file may be replaced by others while it is written."""

T = TypeVar("T")


class AtomicWrite:
    """Bytes that are durable beside the file they are to become."""

    def __init__(self, path: Path, data: bytes) -> None:
        """Write the bytes; raises OSError and then leaves nothing behind.

        Whoever makes one holds the lock, so a file of the same name is a dead one's. A link in the
        place of the file is replaced: nothing is ever written through one.
        """
        self._path = path
        self._temp = temporary_for(path)
        self._is_published = False
        try:
            write_file(self._temp, data)
            # For reading alone: a disk on which a file is open for writing cannot be made
            # read-only, and a board holds its files for days.
            self.handle = OpenFile(os.open(self._temp, _READ))
        except BaseException:
            self.discard()
            raise

    def read_back(self) -> bytes:
        """The bytes as they can be read from the disk now; raises OSError."""
        return read_bytes(self._temp)

    def commit(self) -> None:
        """Become the file, durably.

        Raises OSError; the file may then be the old one or the new one, and `take_back` is due.
        """
        try:
            # Opened before, so that nothing has changed where no more files can be opened.
            folder = open_folder(self._path.parent)
        except OSError:
            self.discard()
            raise
        try:
            self._temp.replace(self._path)
            self._is_published = True
        except OSError:
            os.close(folder)
            self.discard()
            raise
        flush_folder(folder)

    def commit_over(self, seen: FileVersion | None) -> None:
        """Become the file that was read; none where there was no file.

        Raises OSError as `commit`, and Overtaken where another file is there by now: a sync tool
        or an editor takes no lock.
        """
        if file_version(self._path) != seen:
            self.discard()
            raise Overtaken("overtaken", path=self._path)
        self.commit()

    def discard(self) -> None:
        """Leave nothing behind of what was not published."""
        with suppress(OSError):
            self._temp.unlink()

    def rollback(self, before: bytes | None) -> None:
        """Put the file back as it was, none for no file; raises OSError.

        It does without syncing, because it is called when that has just not worked.
        """
        self.handle.close()
        if not self._is_published:
            self.discard()
        elif before is None:
            self._path.unlink()
        else:
            try:
                write_file(self._temp, before, sync=False)
                self._temp.replace(self._path)
            except BaseException:
                self.discard()
                raise


def until_still(write: Callable[[], T]) -> T:
    """Read a file and write it anew, again if another one came in between; raises what it does."""
    for _ in range(MOST_TRIES):
        with suppress(Overtaken):
            return write()
    return write()


def write_file(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write a whole file under a name that no reader knows; raises OSError."""
    fd = _open_new(path)
    try:
        give_file(fd, path.parent)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]
        if sync:
            os.fsync(fd)
    finally:
        # Network drives tell only now that there was no room.
        os.close(fd)


def _open_new(path: Path) -> int:
    """A new private file of that name; what has it already goes, and no link is followed.

    Raises OSError.
    """
    try:
        return os.open(path, _NEW, FILE_MODE)
    except FileExistsError:
        path.unlink()
        return os.open(path, _NEW, FILE_MODE)


def remove_stale_temp_files(folder: Path) -> None:
    """Remove what processes that were killed while writing left in a folder, as `stale_files`.

    Whoever calls it holds the lock.
    """
    for path in list(stale_files(folder)):
        with suppress(OSError):
            path.unlink()
