"""A whole data folder as one zip file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

from winsboard.domain.documents import LIBRARY
from winsboard.store.errors import CannotSave, cannot_save, unreadable
from winsboard.store.files import FILE_MODE
from winsboard.store.kept_files import is_ours
from winsboard.store.key_file import LONGEST
from winsboard.store.places import MONTHS
from winsboard.store.seal import KEY_FILE, Seal
from winsboard.store.staged import Staged

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
LARGEST: Final = 1 << 30
"""Bytes of one page; more is no page of a board."""


def write_archive(data: Path, path: Path, seal: Seal) -> int:
    """Write every file of a data folder into a new zip file; how many there are.

    Pages of a sealed board are sealed in it, and its key file lies with them.

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
                raw = file.read_bytes()
                archive.writestr(
                    info, seal.set_aside(raw) if is_ours(file, raw, data, data) else raw
                )
            except OSError as error:
                raise unreadable(file, error) from error
    try:
        Staged(path, buffer.getvalue()).publish()
    except OSError as error:
        raise cannot_save(path, error) from error
    return len(files)


class Archive(NamedTuple):
    """What is in a zip file that `write_archive` made."""

    pages: dict[str, bytes]
    """As they lie in it, which may be sealed."""
    key_file: bytes
    """Empty where there is none."""


def read_archive(path: Path) -> Archive:
    """The pages in a zip file that `write_archive` made; raises Unreadable."""
    pages: dict[str, bytes] = {}
    key_file = b""
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                name = Path(info.filename)
                if info.filename == KEY_FILE and info.file_size <= LONGEST:
                    key_file = archive.read(info)
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
    return Archive(pages, key_file)
