"""Which guarantees the disks of a board cannot give, as sentences."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from winsboard.store.system.causes import NO_LOCKS
from winsboard.store.system.files import sync_folder
from winsboard.words import format_phrase


def missing_capabilities(data: Path, state: Path) -> Iterator[str]:
    """Yield a sentence for each guarantee that a disk lacks. Raises nothing.

    Only existing folders are checked, and nothing is written.
    """
    for folder in (data, state):
        if not _can_sync(folder):
            yield format_phrase("cli.unsynced", path=folder)
    if not _can_lock(state):
        yield format_phrase("cli.unlocked", path=state)


def _can_sync(folder: Path) -> bool:
    try:
        return sync_folder(folder)
    except OSError:
        # It does not exist, or something else is wrong that is reported elsewhere.
        return True


def _can_lock(state: Path) -> bool:
    try:
        fd = os.open(state, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return True
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in NO_LOCKS
    finally:
        os.close(fd)
    return True
