"""The lock of a board: one writer at a time, across processes and threads."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import time
from _thread import get_ident
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.store.disk.lock_owner import clear_owner, describe_owner, write_owner
from winsboard.store.errors import Busy, cannot_lock, cannot_save
from winsboard.store.system.files import FILE_MODE, make_folder
from winsboard.store.system.ownership import give_file

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

_OPEN: Final = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
LOCK_TIMEOUT: Final = 10.0
"""Seconds to wait for another writer."""


class Lock:
    """The lock of a board. The system releases it when its owner dies.

    It is reentrant per thread. The lock file names the owner.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._holder = 0

    def acquire(self, timeout: float = LOCK_TIMEOUT) -> AbstractContextManager[None]:
        """Hold the lock.

        Raises Busy, which names the owner, after waiting `timeout` seconds, and CannotSave if the
        disk does not support locks.
        """
        return _Held(self, timeout)

    def take(self, timeout: float) -> int:
        """Take the lock; returns its file, or -1 if this thread holds it. Raises like `acquire`."""
        if self._holder == get_ident():
            return -1
        try:
            make_folder(self._path.parent)
            fd = self._opened()
            give_file(fd, self._path.parent)
        except OSError as error:
            raise cannot_save(self._path, error) from error
        try:
            self._wait(fd, timeout)
            self._holder = get_ident()
            write_owner(fd)
        except BaseException:
            self._close(fd)
            raise
        return fd

    def release(self, fd: int) -> None:
        """Release the lock that `take` took."""
        try:
            clear_owner(fd)
        finally:
            self._close(fd)

    def _close(self, fd: int) -> None:
        if self._holder == get_ident():
            self._holder = 0
        # Closing releases the lock, even if it reports an error.
        with suppress(OSError):
            os.close(fd)

    def _opened(self) -> int:
        """Open the lock file. Raises OSError, also if it is not a regular file."""
        fd = os.open(self._path, _OPEN, FILE_MODE)
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            os.close(fd)
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(self._path))
        return fd

    def _wait(self, fd: int, timeout: float) -> None:
        waited = 0.0
        while not self._try_acquire(fd):
            if waited >= timeout:
                holder = describe_owner(self._path)
                raise Busy("busy", holder=holder, path=self._path, seconds=round(timeout))
            # Short and random, so that no waiting process starves and none retry in step.
            pause = 0.0005 + os.urandom(1)[0] / 255 * 0.0015
            time.sleep(pause)
            waited += pause

    def _try_acquire(self, fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise cannot_lock(self._path, error) from error
        return True


class _Held:
    """The lock while it is held by a `with` statement."""

    def __init__(self, lock: Lock, timeout: float) -> None:
        self._lock = lock
        self._timeout = timeout
        self._fd = -1

    def __enter__(self) -> None:
        self._fd = self._lock.take(self._timeout)

    def __exit__(self, *_error: object) -> None:
        if self._fd >= 0:
            self._lock.release(self._fd)
