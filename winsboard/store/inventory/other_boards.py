"""Other boards inside the folder of a board, which are not part of it.

Each has its own pages, copies and keys, and operations on one board never touch another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.store.backup.last_good_copies import COPIES
from winsboard.store.crypto.envelope import KEY_FILE, is_encrypted, is_key_file
from winsboard.store.format import header
from winsboard.store.history.edit_log import EDIT_LOG
from winsboard.store.page_paths import MONTHS, is_month
from winsboard.store.system.files import is_file, read_bytes

_GIT: Final = ".git"
_OF_VERSIONS: Final = frozenset({".stversions", ".sync", ".dropbox.cache", ".trash", ".Trash"})
"""Hidden folders of sync tools; a board in one of them is an earlier state of this one."""


def files_of(data: Path) -> Iterator[Path]:
    """All regular files below a data folder, except those of other boards.

    Links are not followed, and `.git` is skipped.
    """
    for here, folders, names in os.walk(data):
        where = Path(here)
        folders[:] = sorted(n for n in folders if n != _GIT and not is_other_board(where / n, data))
        yield from (path for name in sorted(names) if is_file(path := where / name))


def boards_below(data: Path, state: Path) -> Iterator[Path]:
    """The folders of other boards below a data folder; `state` is this board's own."""
    for here, folders, _ in os.walk(data):
        where = Path(here)
        found = [n for n in sorted(folders) if n != _GIT and is_other_board(where / n, data)]
        yield from (path for name in found if (path := where / name) != state)
        folders[:] = sorted({*folders} - {*found, _GIT})


def is_other_board(folder: Path, data: Path) -> bool:
    """Whether a folder below a data folder has its own pages, state or key file."""
    below = folder.relative_to(data)
    if below.parts[0] in _OF_VERSIONS or below == Path(MONTHS) or folder.is_symlink():
        return False
    return _has_pages(folder) or _is_state(folder) or is_key_file(folder / KEY_FILE)


def _has_pages(folder: Path) -> bool:
    """Whether a folder has pages in their places."""
    with suppress(OSError):
        months = [path for path in sorted((folder / MONTHS).iterdir()) if is_month(path.stem)]
        if any(map(_is_page, months)):
            return True
    return _is_page(folder / f"{LIBRARY}.json")


def _is_page(path: Path) -> bool:
    with suppress(OSError):
        raw = read_bytes(path)
        return (
            is_encrypted(raw) or header.page_of(raw) == path.stem or header.is_winsboard_page(raw)
        )
    return False


def _is_state(folder: Path) -> bool:
    """Whether a folder is the state folder of a board."""
    return is_file(folder / EDIT_LOG) or (is_file(folder / "lock") and (folder / COPIES).is_dir())
