"""Which months have a letter to oneself, so that the others need not be read at every start.

The file has a line for each month: its name, the version of its file, and whether it has a letter.
It has no words. A month whose file has changed since is read again; if the index is lost, all are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.errors import Unreadable
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.system.files import FILE_MODE, make_folder, read_bytes
from winsboard.store.system.ownership import give_file

LETTER_INDEX: Final = "letter-months.txt"
LARGEST: Final = 1 << 20
"""Bytes that are read of it; some 15,000 months."""
_WRITE: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class Known(NamedTuple):
    """What is known of a month."""

    version: str
    """The inode, size and time of its file."""
    has_letter: bool


class LetterIndex:
    """The file `<state>/letter-months.txt`. Writing it needs no lock: a line is checked anyway."""

    def __init__(self, cache: PageCache, state: Path) -> None:
        self._cache = cache
        self._path = state / LETTER_INDEX

    def months(
        self, has_letter: Callable[[str], bool | None], loaded: Collection[str]
    ) -> frozenset[str]:
        """The months with a letter, without the `loaded` ones.

        `has_letter` reads one month; None if it cannot be read. Raises Unreadable.
        """
        before, now = self._read(), dict[str, Known]()
        versions = self._versions()
        with_letter = set[str]()
        for month in self._cache.month_names():
            version, known = versions.get(month, ""), before.get(month)
            if month in loaded:
                if known is not None:
                    now[month] = known
                continue
            if known is None or not version or known.version != version:
                found = has_letter(month)
                if found is None:
                    continue
                known = Known(version, found)
            if version:
                now[month] = known
            if known.has_letter:
                with_letter.add(month)
        if now != before:
            self._write(now)
        return frozenset(with_letter)

    def _versions(self) -> dict[str, str]:
        found = {}
        for month, file in self._cache.month_files.entries():
            with suppress(OSError):
                told = file.stat(follow_symlinks=False)
                found[month] = f"{told.st_ino}-{told.st_size}-{told.st_mtime_ns}"
        return found

    def _read(self) -> Mapping[str, Known]:
        try:
            lines = read_bytes(self._path, LARGEST).decode("ascii", "replace").splitlines()
        except (OSError, Unreadable):
            return {}
        parsed = (line.split(" ") for line in lines)
        # Whatever else is in the file is the version of no month.
        return {
            found[0]: Known(found[1], found[2] == "1")
            for found in parsed
            if len(found) == 3 and found[2] in ("0", "1")
        }

    def _write(self, known: Mapping[str, Known]) -> None:
        """Save what is known. If the disk refuses, the months are read again the next time."""
        lines = (f"{month} {k.version} {int(k.has_letter)}\n" for month, k in sorted(known.items()))
        with suppress(OSError):
            make_folder(self._path.parent)
            fd = os.open(self._path, _WRITE, FILE_MODE)
            try:
                give_file(fd, self._path.parent)
                os.write(fd, "".join(lines).encode())
            finally:
                os.close(fd)
