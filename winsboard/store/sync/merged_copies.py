"""Copies that were merged, saved for a while outside the data folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.atomic import AtomicWrite, remove_stale_temp_files
from winsboard.store.errors import CannotSave
from winsboard.store.page_paths import MERGED
from winsboard.store.system.files import file_version, make_folder, read_with_version

_SHORTEST: Final = 12
"""Digits; a stamp of any year since 1970 has more."""
MAX_KEPT: Final = 50
"""The number of copies that are saved, whatever the clock says."""


class MergedCopies:
    """The folder `<state>/merged`. Its contents are on the pages too, so errors are ignored.

    A file is named after the stamp of its merge, which is above all previous ones, and its old
    name. The caller must hold the lock.
    """

    def __init__(self, state: Path, envelope: Envelope) -> None:
        self.folder = state / MERGED
        self._envelope = envelope

    def move_in(self, path: Path, stamp: int) -> None:
        """Move a file there, unless it has changed meanwhile."""
        with suppress(OSError, CannotSave):
            found = read_with_version(path)
            if found is not None:
                self._save(stamp, path.name, self._envelope.encode_for_archive(found[2]))
                if file_version(path) == found[1]:
                    path.unlink()
                self._prune()

    def save(self, name: str, plain: bytes, stamp: int) -> None:
        """Save the plain bytes of a file that is about to be replaced."""
        with suppress(OSError, CannotSave):
            self._save(stamp, name, self._envelope.to_disk(plain))
            self._prune()

    def _save(self, stamp: int, name: str, stored: bytes) -> None:
        make_folder(self.folder)
        newest = max(map(_stamp_of, self._names()), default=0)
        if (self.folder / f"{stamp}-{name}").exists() or newest > stamp:
            # The clock was set back: use a stamp after all existing ones.
            stamp = newest + 1
        AtomicWrite(self.folder / f"{stamp}-{name}", stored).commit()

    def _names(self) -> list[str]:
        return [path.name for path in self.folder.iterdir() if is_merged(path.name)]

    def _prune(self) -> None:
        remove_stale_temp_files(self.folder)
        for name in sorted(self._names(), key=_stamp_of, reverse=True)[MAX_KEPT:]:
            (self.folder / name).unlink(missing_ok=True)


def is_merged(name: str) -> bool:
    """Whether a file has the name of a merged copy."""
    return "-" in name and len(str(_stamp_of(name))) >= _SHORTEST


def _stamp_of(name: str) -> int:
    """The stamp in the name of a file; 0 if it has none."""
    stamp = name.partition("-")[0]
    return int(stamp) if stamp.isascii() and stamp.isdecimal() else 0
