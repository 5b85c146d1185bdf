"""Where damaged files are set aside, whole and with a date."""

from __future__ import annotations

import errno
from datetime import datetime
from pathlib import Path
from typing import Final

from winsboard.store.files import make_folder
from winsboard.store.ownership import give_tree
from winsboard.store.seal import Seal
from winsboard.store.staged import Staged, sweep

QUARANTINE: Final = "quarantine"


class Quarantine:
    """`<state>/quarantine`; nothing in it is ever changed by winsboard, but for an erasure."""

    def __init__(self, state: Path, seal: Seal) -> None:
        self._seal = seal
        self.folder = state / QUARANTINE

    def keep(self, name: str, data: bytes, at: datetime) -> Path:
        """Keep the bytes of a damaged file as it stood on disk, durably; where they are now.

        Whoever calls it holds the lock. Raises OSError and CannotSave.
        """
        path = self._free(name, at)
        sweep(self.folder)
        Staged(path, self._seal.set_aside(data)).publish()
        return path

    def move(self, folder: Path, at: datetime) -> Path:
        """Move a folder that stands where a file belongs; where it is now. Raises OSError."""
        path = self._free(folder.name, at)
        try:
            folder.rename(path)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            import shutil

            shutil.copytree(folder, path, symlinks=True)
            give_tree(path)
            shutil.rmtree(folder)
        return path

    def _free(self, name: str, at: datetime) -> Path:
        make_folder(self.folder)
        stem, suffix = Path(name).stem, Path(name).suffix
        path = self.folder / f"{stem}.{at:%Y-%m-%d-%H%M%S}{suffix}"
        number = 1
        while path.exists():
            number += 1
            path = self.folder / f"{stem}.{at:%Y-%m-%d-%H%M%S}-{number}{suffix}"
        return path
