"""The owner of new files.

What root writes into the folder of somebody else, after a `sudo` too many, would lock that person
out of their own board. So it belongs to the owner of the folder, as it would without `sudo`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

ROOT = 0


def give_file(fd: int, folder: Path) -> None:
    """Give a file that was just made in a folder to the owner of the folder, if root made it.

    Where the disk knows no owners it stays as it is.
    """
    if os.geteuid() == ROOT:
        with suppress(OSError):
            owner = folder.stat()
            if owner.st_uid != ROOT:
                os.fchown(fd, owner.st_uid, owner.st_gid)


def give_folder(path: Path) -> None:
    """The same for a folder that was just made."""
    if os.geteuid() == ROOT:
        with suppress(OSError):
            owner = path.parent.stat()
            if owner.st_uid != ROOT:
                os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
