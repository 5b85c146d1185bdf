"""Erasing a whole board: every file winsboard wrote, and none of others."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from winsboard.store.act_log import ACT_LOG
from winsboard.store.arrivals import MERGED
from winsboard.store.backups import BACKUPS
from winsboard.store.copies import COPIES
from winsboard.store.drafts import DRAFTS
from winsboard.store.errors import cannot_save
from winsboard.store.kept_files import copies_below, is_ours, leftovers
from winsboard.store.key_file import key_files_in
from winsboard.store.lock import Lock
from winsboard.store.presence import BOARDS
from winsboard.store.quarantine import QUARANTINE
from winsboard.store.seal import KEYS, is_sealed
from winsboard.store.shelf import MONTHS
from winsboard.store.unsaved_files import unsaved_files

WHOLLY: Final = (QUARANTINE, MERGED, BOARDS)
"""Folders of the state folder whose files go as a whole."""


def erase_everything(data: Path, state: Path) -> tuple[Path, ...]:
    """Remove every file winsboard wrote; the files of others that stay in the data folder.

    Raises StoreError.
    """
    try:
        with Lock(state / "lock").held():
            for path in copies_below(data):
                raw = path.read_bytes()
                if is_sealed(raw) or is_ours(path, raw):
                    path.unlink()
            for path in key_files_in(data):
                path.unlink()
            for name in (COPIES, BACKUPS, KEYS):
                if (state / name).exists():
                    shutil.rmtree(state / name)
            drop_whole(data, state)
            ours = (state / f"{DRAFTS}.json", state / ACT_LOG, state / "lock")
            for path in (*unsaved_files(state), *ours):
                path.unlink(missing_ok=True)
        for folder in (data / MONTHS, data, state):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        return tuple(sorted(path for path in data.rglob("*") if path.is_file()))
    except OSError as error:
        raise cannot_save(data, error) from error


def drop_whole(data: Path, state: Path) -> None:
    """Remove what can not be searched, and what killed writers left; raises OSError."""
    for name in WHOLLY:
        if (state / name).exists():
            shutil.rmtree(state / name)
    for path in list(leftovers(data, state)):
        path.unlink()
