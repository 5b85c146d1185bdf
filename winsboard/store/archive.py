"""A whole data folder as one zip file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final

from winsboard.domain.documents import LIBRARY
from winsboard.store.errors import CannotSave, cannot_save, unreadable
from winsboard.store.files import FILE_MODE
from winsboard.store.shelf import MONTHS
from winsboard.store.staged import Staged

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
LARGEST: Final = 1 << 30
"""Bytes of one page; more is no page of a board."""


def write_archive(data: Path, path: Path) -> int:
    """Write every file of a data folder into a new zip file; how many there are.

    Raises CannotSave, also where the name is taken, and Unreadable. Whoever calls it
    holds the lock.
    """
    if path.exists():
        raise CannotSave("taken", path=path)
    files = sorted(file for file in data.rglob("*") if file.is_file() and file.name[:2] != ".~")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            info = zipfile.ZipInfo(str(file.relative_to(data)), _EARLIEST)
            info.external_attr = FILE_MODE << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            try:
                archive.writestr(info, file.read_bytes())
            except OSError as error:
                raise unreadable(file, error) from error
    try:
        Staged(path, buffer.getvalue()).publish()
    except OSError as error:
        raise cannot_save(path, error) from error
    return len(files)


def read_archive(path: Path) -> dict[str, bytes]:
    """The pages in a zip file that `write_archive` made; raises Unreadable."""
    pages: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                name = Path(info.filename)
                if name.suffix != ".json" or info.file_size > LARGEST:
                    continue
                if str(name.parent) == MONTHS or name.name == f"{LIBRARY}.json":
                    pages[name.stem] = archive.read(info)
    except OSError as error:
        raise unreadable(path, error) from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as error:
        raise unreadable(path, "no_archive") from error
    if not pages:
        raise unreadable(path, "no_archive")
    return pages
