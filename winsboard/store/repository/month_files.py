"""The folder of the months: which files it has, and whether that has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from winsboard.store.errors import Unreadable, unreadable
from winsboard.store.page_paths import is_month


class MonthFiles:
    """The files `YYYY-MM.json` in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: tuple[int, frozenset[str]] | None = None
        """The folder's modification time and its months at the last call of `added`."""

    def entries(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """The directory entries named after a month. Raises Unreadable."""
        try:
            with os.scandir(self.folder) as files:
                for file in files:
                    month = file.name.removesuffix(".json")
                    if month != file.name and is_month(month):
                        yield month, file
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise unreadable(self.folder, error) from error

    def names(self) -> frozenset[str]:
        """The months that have a file in the folder. Raises Unreadable."""
        return frozenset(month for month, _ in self.entries())

    def file_names(self) -> frozenset[str]:
        """The names of all files in the folder. Raises Unreadable."""
        try:
            return frozenset(os.listdir(self.folder))  # noqa: PTH208 - makes no path of each
        except (FileNotFoundError, NotADirectoryError):
            return frozenset()
        except OSError as error:
            raise unreadable(self.folder, error) from error

    def modified(self) -> int:
        """Modification time of the folder, in nanoseconds; 0 if it does not exist."""
        try:
            return self.folder.stat().st_mtime_ns
        except OSError:
            return 0

    def version(self) -> tuple[object, ...]:
        """A value that changes whenever a month's file is written, added or removed.

        Two writes may be so close that the folder has the same time; the inodes differ then.
        """
        try:
            inodes = [(month, file.inode()) for month, file in self.entries()]
        except Unreadable:
            inodes = []
        return self.modified(), *inodes

    def added(self) -> frozenset[str]:
        """The months that were added since the last call."""
        modified, before = self.modified(), self._known
        if before is not None and before[0] == modified:
            return frozenset()
        try:
            now = self.names()
        except Unreadable:
            now = frozenset()
        self._known = modified, now
        return now - before[1] if before is not None else frozenset()
