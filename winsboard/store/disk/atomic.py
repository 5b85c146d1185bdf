"""Atomic writes: a file has its old or its new contents, never a part of them."""

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
MAX_TRIES: Final = 30
"""How many times a write is retried because another program replaced the file meanwhile."""

T = TypeVar("T")


class AtomicWrite:
    """Bytes written durably to a temporary file, ready to replace a file."""

    def __init__(self, path: Path, data: bytes) -> None:
        """Write the bytes to a temporary file. Raises OSError and then removes it.

        The caller must hold the lock, so an existing temporary file of the same name is stale. If
        the path is a link, the link is replaced: nothing is ever written through one.
        """
        self._path = path
        self._temp = temporary_for(path)
        self._is_published = False
        try:
            write_file(self._temp, data)
            # Reopened for reading: a disk with a file open for writing cannot be remounted read-
            # only, and a board keeps its files open for days.
            self.handle = OpenFile(os.open(self._temp, _READ))
        except BaseException:
            self.discard()
            raise

    def read_back(self) -> bytes:
        """Read the bytes back from the disk. Raises OSError."""
        return read_bytes(self._temp)

    def commit(self) -> None:
        """Replace the file durably.

        Raises OSError. The file may then have its old or its new contents; call `rollback`.
        """
        try:
            # Opened first, so that nothing has changed if no more files can be opened.
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

    def commit_new(self) -> None:
        """Like `commit`, but never replaces anything: raises FileExistsError if the path exists."""
        try:
            folder = open_folder(self._path.parent)
        except OSError:
            self.discard()
            raise
        try:
            _publish_new(self._temp, self._path)
            self._is_published = True
        except OSError:
            os.close(folder)
            raise
        finally:
            self.discard()
        flush_folder(folder)

    def set_time(self, seconds: float) -> None:
        """Give the file a time of its own, in seconds since 1970. Raises OSError."""
        os.utime(self._temp, (seconds, seconds))

    def commit_if_unchanged(self, seen: FileVersion | None) -> None:
        """Like `commit`, but raises Overtaken if the file is not the version `seen` any more.

        A sync tool or an editor takes no lock. `seen` is None if there was no file.
        """
        if file_version(self._path) != seen:
            self.discard()
            raise Overtaken("overtaken", path=self._path)
        self.commit()

    def discard(self) -> None:
        """Remove the temporary file."""
        with suppress(OSError):
            self._temp.unlink()

    def rollback(self, before: bytes | None) -> None:
        """Restore the previous contents, None for no file. Raises OSError.

        Does not sync, because syncing may be what has just failed.
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


def _publish_new(temp: Path, path: Path) -> None:
    """Give a temporary file its name, which no file may have. Raises FileExistsError, OSError."""
    try:
        path.hardlink_to(temp)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links. The name is taken first, so that no other file can be replaced.
        os.close(os.open(path, _NEW, FILE_MODE))
        try:
            temp.replace(path)
        except OSError:
            path.unlink()
            raise


def retry_if_overtaken(write: Callable[[], T]) -> T:
    """Retry a read and write of a file while another program replaces it in between."""
    for _ in range(MAX_TRIES):
        with suppress(Overtaken):
            return write()
    return write()


def write_file(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write a file under a name that no reader uses. Raises OSError."""
    fd = _open_new(path)
    try:
        give_file(fd, path.parent)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]
        if sync:
            os.fsync(fd)
    finally:
        # Network drives report a full disk only now.
        os.close(fd)


def _open_new(path: Path) -> int:
    """Create a private file, replacing an existing one and following no link.

    Raises OSError.
    """
    try:
        return os.open(path, _NEW, FILE_MODE)
    except FileExistsError:
        path.unlink()
        return os.open(path, _NEW, FILE_MODE)


def remove_stale_temp_files(folder: Path) -> None:
    """Remove the temporary files of killed processes from a folder; see `stale_files`.

    The caller must hold the lock.
    """
    for path in list(stale_files(folder)):
        with suppress(OSError):
            path.unlink()
