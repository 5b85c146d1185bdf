"""What the disks of a board do not support, in words."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from winsboard.store.system.causes import NO_LOCKS
from winsboard.store.system.files import sync_folder
from winsboard.words import say


def missing_capabilities(data: Path, state: Path) -> Iterator[str]:
    """A sentence for each promise that the disk of a folder does not keep; nothing is raised.

    Only folders that are there are tried, and nothing is written.
    """
    for folder in (data, state):
        if not _can_sync(folder):
            yield say("cli.unsynced", path=folder)
    if not _can_lock(state):
        yield say("cli.unlocked", path=state)


def _can_sync(folder: Path) -> bool:
    try:
        return sync_folder(folder)
    except OSError:
        # It is not there, or something else is the matter, which is told of at its own place.
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
