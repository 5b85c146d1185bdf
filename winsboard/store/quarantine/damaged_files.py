"""The quarantine: damaged files are saved unchanged, with a date."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.atomic import AtomicWrite, remove_stale_temp_files
from winsboard.store.system.files import make_folder

QUARANTINE: Final = "quarantine"
_MOVED_ASIDE: Final = re.compile(
    r".*\.[0-9]{1,4}-[0-9]{2}-[0-9]{2}-[0-9]{6}(-[0-9]+)?(\.[^.]*)?", re.DOTALL
).fullmatch


class Quarantine:
    """The folder `<state>/quarantine`. Files in it never change, except by an erasure."""

    def __init__(self, state: Path, envelope: Envelope) -> None:
        self._envelope = envelope
        self.folder = state / QUARANTINE

    def save(self, name: str, data: bytes, at: datetime) -> Path:
        """Save the stored bytes of a damaged file durably; returns the new path.

        The caller must hold the lock. Raises OSError and CannotSave.
        """
        path = self._free_path(name, at)
        remove_stale_temp_files(self.folder)
        AtomicWrite(path, self._envelope.encode_for_archive(data)).commit()
        return path

    def _free_path(self, name: str, at: datetime) -> Path:
        make_folder(self.folder)
        return free_path(self.folder, name, at)


def is_moved_aside(name: str) -> bool:
    """Whether a file has a name made by `free_path`."""
    return _MOVED_ASIDE(name) is not None


def free_path(folder: Path, name: str, at: datetime) -> Path:
    """An unused path in a folder, named after a file and a time."""
    stem, suffix = Path(name).stem, Path(name).suffix
    path = folder / f"{stem}.{at:%Y-%m-%d-%H%M%S}{suffix}"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stem}.{at:%Y-%m-%d-%H%M%S}-{number}{suffix}"
    return path
