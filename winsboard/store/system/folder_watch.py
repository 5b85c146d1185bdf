"""Tells at once when something in a few folders is written, so that nobody has to look often.

Linux does this (inotify), for folders on a disk of this computer. Python does not offer it, so it
is asked for through `ctypes`; wherever anything is missing or unknown, nothing is watched, and
whoever wants to know has to look.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

WRITES: Final = 0x2 | 0x4 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800
"""Written, other rights, closed, moved from and to, created, deleted; the folder itself as well."""
ONLY_FOLDERS: Final = 0x01000000
CLOSED_ON_EXEC: Final = 0o2000000
NOT_BLOCKING: Final = 0o4000
LOCAL_DISKS: Final = frozenset(
    {
        0xEF53,  # ext2, ext3, ext4
        0x58465342,  # XFS
        0x9123683E,  # Btrfs
        0xF2F52010,  # F2FS
        0x2FC12FC1,  # ZFS
        0xCA451A4E,  # Bcachefs
        0x01021994,  # tmpfs
        0x794C7630,  # overlay
    }
)
"""The kinds of disks on which only this computer writes. What another computer writes on a shared
one is not told."""
ROOM: Final = 512
"""More bytes than what the system says of a disk."""
READ: Final = 65536


class FolderWatch:
    """Watches folders until it is closed."""

    def __init__(self, library: ctypes.CDLL, file: int, folders: Iterable[Path]) -> None:
        self._library = library
        self._file = file
        self._folders = [os.fsencode(folder) for folder in folders]
        self.is_complete = False
        """Whether every folder that exists is watched now."""
        self.renew()

    def fileno(self) -> int:
        """The descriptor, which can be read when something was written."""
        return self._file

    def clear(self) -> None:
        """Forget what was told until now."""
        try:
            while os.read(self._file, READ):
                pass
        except BlockingIOError:
            return

    def renew(self) -> None:
        """Watch the folders that are there now: one may be new, or another one in its place."""
        first, *others = map(self._is_watched, self._folders)
        self.is_complete = bool(first) and False not in others

    def _is_watched(self, folder: bytes) -> bool | None:
        """Watch a folder, and return whether that is possible; None if there is none."""
        kind = _kind_of_disk(self._library, folder)
        if kind not in LOCAL_DISKS:
            return None if ctypes.get_errno() == errno.ENOENT else False
        mask = WRITES | ONLY_FOLDERS
        return int(self._library.inotify_add_watch(self._file, folder, mask)) >= 0

    def close(self) -> None:
        """Stop watching."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def watch(folders: Iterable[Path]) -> FolderWatch | None:
    """Watch some folders, of which the first has to exist; None if that is not possible here."""
    if sys.platform != "linux":
        return None
    try:
        library = ctypes.CDLL(None, use_errno=True)
        file = library.inotify_init1(NOT_BLOCKING | CLOSED_ON_EXEC)
    except (AttributeError, OSError):
        return None
    return FolderWatch(library, file, folders) if file >= 0 else None


def _kind_of_disk(library: ctypes.CDLL, folder: bytes) -> int:
    """The number of the kind of disk that a folder is on; if it has none, `errno` is set."""
    told = ctypes.create_string_buffer(ROOM)
    ctypes.set_errno(0)
    if library.statfs(folder, told):
        return 0
    return int.from_bytes(told.raw[: ctypes.sizeof(ctypes.c_long)], sys.byteorder) & 0xFFFFFFFF
