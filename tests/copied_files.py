"""Files of a board that was made once, written again for every test that wants one like it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def files_in(home: Path) -> dict[str, bytes]:
    """Return the files of a folder by their paths in it."""
    found = (path for path in home.rglob("*") if path.is_file())
    return {str(path.relative_to(home)): path.read_bytes() for path in found}


def write_files(home: Path, files: Mapping[str, bytes]) -> None:
    """Write files to a folder, for their owner alone."""
    made: set[str] = set()
    for name, raw in files.items():
        path = os.path.join(home, name)  # noqa: PTH118 - a path object takes longer
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in made:
            _make_folder(folder)
            made.add(folder)
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            file.write(raw)


def _make_folder(folder: str) -> None:
    if not os.path.isdir(folder):  # noqa: PTH112
        _make_folder(os.path.dirname(folder))  # noqa: PTH120
        os.mkdir(folder, 0o700)  # noqa: PTH102
