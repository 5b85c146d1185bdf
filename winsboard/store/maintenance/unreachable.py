"""Folders of a board that cannot be read, and things in the place of one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from winsboard.store.disk.sessions import BOARDS
from winsboard.store.errors import unreadable
from winsboard.store.inventory.state_files import STATE_FOLDERS
from winsboard.store.maintenance.findings import Finding, unreachable_finding
from winsboard.store.page_paths import INBOX, MONTHS
from winsboard.store.pictures.names import PICTURES


def unreachable(data: Path, state: Path) -> Iterator[Finding]:
    """The folders that cannot be listed, which all other checks skip."""
    closed: list[OSError] = []
    for folder in (data, state):
        try:
            folder.stat()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield unreachable_finding(folder, unreadable(folder, error))
            continue
        for here, below, _ in os.walk(folder, onerror=closed.append):
            if folder == data:
                # Other folders inside it are not ours.
                below[:] = [n for n in (MONTHS, PICTURES) if here == str(folder) and n in below]
    yield from _blocked(data, state)
    for no in closed:
        path = Path(os.fsdecode(no.filename))
        yield unreachable_finding(path, unreadable(path, no))


def _blocked(data: Path, state: Path) -> Iterator[Finding]:
    """Anything in the place of a folder or the lock of the board."""
    folders = [
        data / MONTHS,
        data / PICTURES,
        *(state / name for name in (*STATE_FOLDERS, BOARDS, INBOX)),
    ]
    for path, belongs in [*((p, S_ISDIR) for p in folders), (state / "lock", S_ISREG)]:
        try:
            # A link in the place of the lock is not followed.
            mode = (path.stat() if belongs is S_ISDIR else path.lstat()).st_mode
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            # It does not exist yet, or its parent folder is reported already.
            continue
        except OSError as error:
            yield unreachable_finding(path, unreadable(path, error))
            continue
        if not belongs(mode):
            code = errno.EISDIR if S_ISDIR(mode) else errno.ENXIO
            code = errno.ENOTDIR if belongs is S_ISDIR else code
            cause = "plain_link" if S_ISLNK(mode) else OSError(code, os.strerror(code))
            yield unreachable_finding(path, unreadable(path, cause))
