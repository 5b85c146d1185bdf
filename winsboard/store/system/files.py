"""Files and folders: their kinds and versions, reading, permissions, flushing.

Only regular files are read, and a link at the end of a path is not followed: a sync tool may put a
pipe without a writer into a folder, or a link to any of the person's files.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.system.limits import LARGEST_FILE, LARGEST_PAGE
from winsboard.store.system.ownership import give_folder

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600
OTHERS: Final = 0o077
"""The mode bits of everyone but the owner."""
_READ: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
"""Non-blocking: opening a pipe that has no writer would hang."""
MISSING_ERRNOS: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""The error numbers of a file system that does not support an operation."""


class FileVersion(NamedTuple):
    """Identifies one version of a file."""

    device: int
    inode: int
    size: int
    changed: int
    """Nanoseconds; the later of mtime and ctime."""


class OpenFile:
    """An open file, kept open so that its inode is not reused.

    Otherwise a file that was replaced twice could look like the version that was read.
    """

    __slots__ = ("fd",)

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Not safe to call from two threads."""
        fd, self.fd = self.fd, -1
        if fd >= 0:
            # It was open for reading or locking only, so an error here loses nothing.
            with suppress(OSError):
                os.close(fd)

    def version(self) -> FileVersion:
        """The version of the file as it is now."""
        return from_stat(os.fstat(self.fd))


def file_version(path: Path) -> FileVersion | None:
    """The version of the file at a path, not following links. None if there is no file.

    Raises OSError.
    """
    try:
        return from_stat(path.lstat())
    except FileNotFoundError:
        return None


def from_stat(found: os.stat_result) -> FileVersion:
    """The version of a file from its stat result."""
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    return FileVersion(found.st_dev, found.st_ino, found.st_size, changed)


def is_file(path: Path) -> bool:
    """Whether there is a regular file at a path. A link to one does not count."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def is_link(path: Path) -> bool:
    """Whether there is a link at a path. False if it cannot be checked, as in a closed folder."""
    return os.path.islink(path)  # noqa: PTH114 - that of pathlib raises where nobody can see


def _opened(path: Path) -> tuple[OpenFile, FileVersion]:
    """Open a regular file for reading. Raises OSError, also for anything else."""
    handle = OpenFile(os.open(path, _READ))
    found = os.fstat(handle.fd)
    _check_regular(found, path)
    return handle, from_stat(found)


def _check_regular(found: os.stat_result, path: Path | str) -> None:
    if not stat.S_ISREG(found.st_mode):
        # Opening a socket gives ENXIO, so the same is used for a pipe or a device.
        code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENXIO
        raise OSError(code, os.strerror(code), str(path))


def _check_size(size: int, most: int, path: Path | str) -> None:
    if size > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))


def read_with_version(
    path: Path, most: int = LARGEST_PAGE
) -> tuple[OpenFile, FileVersion, bytes] | None:
    """Read a file; returns it open, with its version and its bytes. None if there is no file.

    Raises OSError; EFBIG if it has more than `most` bytes.
    """
    try:
        handle, signature = _opened(path)
    except FileNotFoundError:
        return None
    _check_size(signature.size, most, path)
    pieces = []
    count = 0
    while piece := os.read(handle.fd, max(signature.size + 1, 65536)):
        pieces.append(piece)
        count += len(piece)
        _check_size(count, most, path)
    return handle, signature, b"".join(pieces)


def read_bytes(path: str | Path, most: int = LARGEST_FILE) -> bytes:
    """Read a file with as few system calls as possible.

    Raises OSError like `read_with_version`.
    """
    fd = os.open(path, _READ)
    try:
        found = os.fstat(fd)
        _check_regular(found, path)
        size = found.st_size
        _check_size(size, most, path)
        read = os.read(fd, size + 1)
        if len(read) == size:
            return read
        pieces = [read]
        count = len(read)
        while piece := os.read(fd, 65536):
            pieces.append(piece)
            count += len(piece)
            _check_size(count, most, path)
        return b"".join(pieces)
    finally:
        os.close(fd)


def read_head(path: Path, count: int) -> tuple[FileVersion, bytes] | None:
    """Read the first bytes of a file; returns its version and the bytes. None if there is no file.

    Raises OSError.
    """
    try:
        handle, signature = _opened(path)
    except FileNotFoundError:
        return None
    return signature, os.read(handle.fd, count)


def make_folder(path: Path) -> None:
    """Create a folder and its missing parents, accessible to this person only.

    Raises OSError.
    """
    if path.is_dir():
        return
    if path.parent != path:
        make_folder(path.parent)
    try:
        path.mkdir(FOLDER_MODE)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        give_folder(path)
        sync_folder(path.parent)


def make_private(path: Path) -> None:
    """Remove the permissions of everyone but the owner from a file or folder.

    A link is not followed. Raises OSError.
    """
    fd = os.open(path, _READ)
    try:
        os.fchmod(fd, stat.S_IMODE(os.fstat(fd).st_mode) & ~OTHERS)
    finally:
        os.close(fd)


def sync_folder(path: Path) -> bool:
    """Flush the entries of a folder. Returns whether the disk supports it.

    Network drives and shared folders of virtual machines often do not; files themselves are durable
    there as well. Raises OSError if flushing failed.
    """
    return flush_folder(open_folder(path))


def open_folder(path: Path) -> int:
    """Open a folder for flushing. Raises OSError."""
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def flush_folder(fd: int) -> bool:
    """Flush an open folder and close it; see `sync_folder`."""
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in MISSING_ERRNOS:
            raise
        return False
    finally:
        os.close(fd)
    return True
