"""Files and folders: their kinds and versions, reading, permissions, flushing.

Only regular files are read, and no link at the end of a path is followed: what a sync tool puts
into a folder may be a pipe that nobody writes to, or point to any file of the person.
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
"""What a mode allows to everybody but the owner."""
_READ: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
"""Without waiting: a pipe without a writer would keep the program for ever."""
NOT_HERE: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""How a file system answers that it has no such thing; it did not fail at it."""


class FileVersion(NamedTuple):
    """What tells one version of a file from another."""

    device: int
    inode: int
    size: int
    changed: int
    """Nanoseconds; the later of the two times a file has."""


class OpenFile:
    """An open file, held so that its inode is not given to another one meanwhile.

    A file replaced twice can otherwise look like the version that was read.
    """

    __slots__ = ("fd",)

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Hold the file no longer; one thread may do it, once."""
        fd, self.fd = self.fd, -1
        if fd >= 0:
            # It was open for reading or for its lock: nothing depends on what the disk says now.
            with suppress(OSError):
                os.close(fd)

    def signature(self) -> FileVersion:
        """The signature of the file as it is now."""
        return from_stat(os.fstat(self.fd))


def file_version(path: Path) -> FileVersion | None:
    """The signature of what is at a path, links not followed; none if there is nothing.

    Raises OSError.
    """
    try:
        return from_stat(path.lstat())
    except FileNotFoundError:
        return None


def from_stat(found: os.stat_result) -> FileVersion:
    """The signature of the file that was looked at."""
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    return FileVersion(found.st_dev, found.st_ino, found.st_size, changed)


def is_file(path: Path) -> bool:
    """Whether there is a regular file at a path, not a link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def is_link(path: Path) -> bool:
    """Whether there is a link; not where nobody can see, as in a folder that is closed."""
    return os.path.islink(path)  # noqa: PTH114 - that of pathlib raises where nobody can see


def _opened(path: Path) -> tuple[OpenFile, FileVersion]:
    """A regular file, opened for reading; raises OSError, also for anything else."""
    handle = OpenFile(os.open(path, _READ))
    found = os.fstat(handle.fd)
    _check_regular(found, path)
    return handle, from_stat(found)


def _check_regular(found: os.stat_result, path: Path | str) -> None:
    if not stat.S_ISREG(found.st_mode):
        # A socket gives the second when it is opened, so a pipe or a device is called the same.
        code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENXIO
        raise OSError(code, os.strerror(code), str(path))


def _check_size(size: int, most: int, path: Path | str) -> None:
    if size > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))


def read_whole(path: Path, most: int = LARGEST_PAGE) -> tuple[OpenFile, FileVersion, bytes] | None:
    """The open file, its signature and its bytes; none if there is no file.

    Raises OSError, EFBIG where it has more bytes than `most`.
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
    """The bytes of a file, with as few steps as there can be; for reading many.

    Raises OSError as `read_whole`.
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
    """The signature and the first bytes of a file; none if there is no file.

    Raises OSError.
    """
    try:
        handle, signature = _opened(path)
    except FileNotFoundError:
        return None
    return signature, os.read(handle.fd, count)


def make_folder(path: Path) -> None:
    """Make a folder, and those above it that are missing, for this person alone.

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
    """Take from others what they may do with a file or folder; what its owner may do stays.

    A link is not followed. Raises OSError.
    """
    fd = os.open(path, _READ)
    try:
        os.fchmod(fd, stat.S_IMODE(os.fstat(fd).st_mode) & ~OTHERS)
    finally:
        os.close(fd)


def sync_folder(path: Path) -> bool:
    """Make the names in a folder durable; whether this disk can do that.

    Network drives and shared folders of virtual machines often have no such thing. The files
    themselves are durable there, too. Raises OSError where it failed.
    """
    return flush_folder(open_folder(path))


def open_folder(path: Path) -> int:
    """A folder, open so that it can be flushed; raises OSError."""
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def flush_folder(fd: int) -> bool:
    """Make the names in an open folder durable, and close it; as `sync_folder`."""
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in NOT_HERE:
            raise
        return False
    finally:
        os.close(fd)
    return True
