"""The owner of new files.

A file that root creates in another user's folder, through an accidental `sudo`, would lock that
person out of their own board. So it gets the owner of the folder.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

ROOT = 0


def give_file(fd: int, folder: Path) -> None:
    """Give a new file to the owner of its folder if root created it.

    Does nothing on a disk without owners.
    """
    if os.geteuid() == ROOT:
        with suppress(OSError):
            owner = folder.stat()
            if owner.st_uid != ROOT:
                os.fchown(fd, owner.st_uid, owner.st_gid)


def give_folder(path: Path) -> None:
    """Give a new folder to the owner of its parent if root created it."""
    if os.geteuid() == ROOT:
        with suppress(OSError):
            owner = path.parent.stat()
            if owner.st_uid != ROOT:
                os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
