"""Copies that were merged, kept for a while outside the data folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.atomic import AtomicWrite, remove_stale_temp_files
from winsboard.store.errors import CannotSave
from winsboard.store.layout import MERGED
from winsboard.store.system.files import file_version, make_folder, read_whole

_SHORTEST: Final = 12
"""Digits; a stamp of any year from 1970 on has more."""
MOST_KEPT: Final = 50
"""So many of them are kept, whatever the clock says."""


class MergedCopies:
    """`<state>/merged`; all that is in them is on the pages, so a disk that refuses does no harm.

    A file is named after the stamp of its merge, above those of all before, and what it was called.
    Whoever calls a method holds the lock.
    """

    def __init__(self, state: Path, envelope: Envelope) -> None:
        self.folder = state / MERGED
        self._envelope = envelope

    def take(self, path: Path, stamp: int) -> None:
        """Move a file there, unless it is another one by then."""
        with suppress(OSError, CannotSave):
            found = read_whole(path)
            if found is not None:
                self._keep(stamp, path.name, self._envelope.encode_for_archive(found[2]))
                if file_version(path) == found[1]:
                    path.unlink()
                self._thin()

    def keep(self, name: str, plain: bytes, stamp: int) -> None:
        """Keep the plain bytes of a file that is about to be replaced."""
        with suppress(OSError, CannotSave):
            self._keep(stamp, name, self._envelope.to_disk(plain))
            self._thin()

    def _keep(self, stamp: int, name: str, stored: bytes) -> None:
        make_folder(self.folder)
        newest = max(map(_stamp_of, self._names()), default=0)
        if (self.folder / f"{stamp}-{name}").exists() or newest > stamp:
            # The clock went back: a name of its own, after all that are there.
            stamp = newest + 1
        AtomicWrite(self.folder / f"{stamp}-{name}", stored).commit()

    def _names(self) -> list[str]:
        return [path.name for path in self.folder.iterdir() if is_merged(path.name)]

    def _thin(self) -> None:
        remove_stale_temp_files(self.folder)
        for name in sorted(self._names(), key=_stamp_of, reverse=True)[MOST_KEPT:]:
            (self.folder / name).unlink(missing_ok=True)


def is_merged(name: str) -> bool:
    """Whether a file is called as those are that were merged."""
    return "-" in name and len(str(_stamp_of(name))) >= _SHORTEST


def _stamp_of(name: str) -> int:
    """The stamp a file is named after, 0 if it is none of these files."""
    stamp = name.partition("-")[0]
    return int(stamp) if stamp.isascii() and stamp.isdecimal() else 0
