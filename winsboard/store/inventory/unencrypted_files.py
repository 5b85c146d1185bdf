"""Files that are not encrypted in the folder of an encrypted board."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.store.crypto.envelope import KEY_FILE, MARK, is_encrypted
from winsboard.store.crypto.key_file import key_files_in
from winsboard.store.inventory.other_boards import is_other_board
from winsboard.store.page_paths import MONTHS
from winsboard.store.system.files import read_head

_OF_SYNCHRONISERS: Final = frozenset({".stversions"})
"""Hidden folders with earlier versions of pages, which are encrypted like pages."""


def unencrypted_files(data: Path) -> tuple[Path, ...]:
    """The unencrypted files; a hidden folder or another board counts as one."""
    return tuple(sorted(_find(data, {*key_files_in(data)}))) if data.is_dir() else ()


def folders_with_pages(data: Path) -> Iterator[Path]:
    """The folders of a data folder that may contain its pages or copies of them.

    Excludes other boards, which have their own key or none, and hidden folders of other programs.
    """
    for where, folders, _ in os.walk(data):
        yield Path(where)
        inner = (Path(where) / name for name in sorted(folders))
        folders[:] = [path.name for path in inner if not is_skipped_folder(path, data)]


def is_skipped_folder(folder: Path, data: Path) -> bool:
    """Whether a folder below a data folder is hidden or another board."""
    if folder.name[0] == ".":
        return not (folder.parent == data and folder.name in _OF_SYNCHRONISERS)
    if folder == data / MONTHS:
        return False
    if any((folder / name).exists() for name in (KEY_FILE, f"{LIBRARY}.json", MONTHS)):
        return True
    return is_other_board(folder, data)


def _find(data: Path, keys: set[Path]) -> Iterator[Path]:
    for where, folders, names in os.walk(data):
        inner = [Path(where) / name for name in sorted(folders)]
        apart = {path for path in inner if is_skipped_folder(path, data)}
        yield from (path for path in apart if any(path.iterdir()))
        folders[:] = [path.name for path in inner if path not in apart]
        for path in (Path(where) / name for name in names):
            if path not in keys and not path.name.startswith(".~") and not _is_encrypted(path):
                yield path


def _is_encrypted(path: Path) -> bool:
    """Whether a file is encrypted. True for an empty file, which reveals nothing."""
    try:
        found = read_head(path, len(MARK)) if path.is_file() else None
    except OSError:
        return False
    return found is None or not found[1] or is_encrypted(found[1])
