"""Intact files that wait for a person's decision.

There are two kinds: pages in the data folder that are not stored the way winsboard writes them, and
this machine's own copies that need a key which is not available. They are never overwritten or
deleted; `winsboard take-in` merges them into the board.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import Envelope, is_encrypted
from winsboard.store.disk.atomic import AtomicWrite, remove_stale_temp_files
from winsboard.store.errors import CannotSave
from winsboard.store.format.header import page_of
from winsboard.store.merge.conflict_markers import split_conflict_markers
from winsboard.store.quarantine.damaged_files import QUARANTINE, free_path, is_moved_aside
from winsboard.store.system.files import is_file, make_folder, read_bytes

WAITING: Final = "waiting"


class WaitingFiles:
    """The folder `<state>/waiting`. The caller must hold the lock to write."""

    def __init__(self, state: Path, envelope: Envelope) -> None:
        self.folder = state / WAITING
        self._envelope = envelope

    def save(self, name: str, raw: bytes, at: datetime) -> Path:
        """Save the bytes of a file durably; returns the new path. Raises OSError and CannotSave."""
        path = self._free(name, at)
        AtomicWrite(path, self._envelope.encode_for_archive(raw)).commit()
        return path

    def files(self) -> Iterator[Path]:
        """The waiting files, sorted by name."""
        with suppress(OSError):
            for path in sorted(self.folder.iterdir()):
                if is_file(path) and is_moved_aside(path.name):
                    yield path

    def _free(self, name: str, at: datetime) -> Path:
        make_folder(self.folder)
        remove_stale_temp_files(self.folder)
        return free_path(self.folder, name, at)


def move_aside(path: Path, state: Path, *, is_damaged: bool) -> Path:
    """Move a file of the state folder aside unchanged; returns the new path. Raises OSError.

    A damaged file goes to the quarantine, because it cannot be merged later.
    """
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    folder = state / (QUARANTINE if is_damaged else WAITING)
    make_folder(folder)
    return path.rename(free_path(folder, path.name, written))


def contains_page(raw: bytes) -> bool:
    """Whether plain bytes are a page, or several pages with merge-conflict markers."""
    return any(page_of(side) is not None for side in split_conflict_markers(raw) or [raw])


def move_unencrypted_aside(path: Path, waiting: WaitingFiles, at: datetime) -> Path | None:
    """Move an unencrypted page out of the data folder; returns the new path.

    None if it is not such a page or cannot be moved now. The caller must hold the lock.
    """
    with suppress(OSError, CannotSave):
        raw = read_bytes(str(path))
        if not is_encrypted(raw) and contains_page(raw):
            aside = waiting.save(path.name, raw, at)
            if read_bytes(str(path)) == raw:
                path.unlink()
            return aside
    return None
