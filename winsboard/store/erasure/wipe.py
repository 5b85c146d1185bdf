"""Erasing a whole board: every file winsboard wrote, and no others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.named_tuple import NamedTuple
from winsboard.store.backup.last_good_copies import COPIES
from winsboard.store.backup.rolling import BACKUPS
from winsboard.store.crypto.envelope import KEYS
from winsboard.store.crypto.key_file import key_files_in
from winsboard.store.disk.lock import Lock
from winsboard.store.disk.sessions import BOARDS
from winsboard.store.errors import cannot_save
from winsboard.store.inventory.board_files import (
    all_below,
    leftovers,
    may_be_board_file,
    own_pictures,
)
from winsboard.store.inventory.other_boards import boards_below, files_of
from winsboard.store.inventory.state_files import (
    STATE_FOLDERS,
    board_files_in,
    board_files_in_state,
    foreign_files_in_state,
)
from winsboard.store.page_paths import INBOX, MERGED, MONTHS, is_page, path_in
from winsboard.store.pictures.names import PICTURES
from winsboard.store.quarantine.damaged_files import QUARANTINE
from winsboard.store.system.files import is_link, sync_folder

DELETED_WHOLE: Final = (QUARANTINE, MERGED, BOARDS)
"""Folders of the state folder in which all our files are deleted."""


class OwnFiles(NamedTuple):
    """The files of winsboard in the two folders of a board, by kind."""

    pages: tuple[Path, ...]
    copies: tuple[Path, ...]
    """Files in the data folder that are pages but not in the place of one."""
    keys: tuple[Path, ...]
    unfinished: tuple[Path, ...]
    """Temporary files of killed processes in the data folder."""
    state: tuple[Path, ...]
    pictures: tuple[Path, ...] = ()
    other_boards: tuple[Path, ...] = ()
    """Folders of other boards inside the data folder; they are not touched."""

    @property
    def all(self) -> Iterator[Path]:
        """All files of this board."""
        for paths in self[:-1]:
            yield from paths


def own_files(data: Path, state: Path) -> OwnFiles:
    """Find the files of winsboard anywhere in the two folders. Raises StoreError."""
    try:
        ours = [path for path in all_below(data) if may_be_board_file(path, data, state)]
        keys = tuple(key_files_in(data))
    except OSError as error:
        raise cannot_save(data, error) from error
    # A page whose path is a link is outside the folder.
    pages = [p for p in ours if not p.is_relative_to(data) or _is_in_place(p, data)]
    unfinished = [path for path in leftovers(data, state) if path.is_relative_to(data)]
    return OwnFiles(
        tuple(pages),
        tuple(path for path in ours if path not in pages),
        keys,
        tuple(unfinished),
        tuple(dict.fromkeys(board_files_in_state(state))),
        tuple(own_pictures(data)),
        tuple(boards_below(data, state)),
    )


def _is_in_place(path: Path, data: Path) -> bool:
    return is_page(path.stem) and path == path_in(data, path.stem)


def erase_everything(data: Path, state: Path) -> tuple[Path, ...]:
    """Delete every file winsboard wrote; returns the other files in the two folders.

    The folders are flushed, so a power cut does not bring files back. Raises StoreError.
    """
    try:
        with Lock(state / "lock").acquire():
            own = own_files(data, state)
            _remove([*own.all, *_links(data, own.pages)])
            delete_unsearchable(data, state)
            for name in (*STATE_FOLDERS, KEYS, INBOX):
                _remove_empty(state / name)
        for folder in (data / MONTHS, data / PICTURES, data, state):
            _remove_empty(folder)
        return tuple(sorted({*files_of(data), *foreign_files_in_state(state)}))
    except OSError as error:
        raise cannot_save(data, error) from error


def _links(data: Path, pages: Iterable[Path]) -> Iterator[Path]:
    """The links to pages outside."""
    known = set(pages)
    for path in (path_in(data, LIBRARY), *(data / MONTHS).glob("*.json")):
        with suppress(OSError, RuntimeError):
            if is_link(path) and path.resolve() in known:
                yield path


def delete_unsearchable(data: Path, state: Path) -> None:
    """Delete files that cannot be searched, and temporary files. Raises OSError."""
    for name in DELETED_WHOLE:
        _remove(list(board_files_in(state, name)))
    _remove(list(leftovers(data, state)))
    for name in DELETED_WHOLE:
        _remove_empty(state / name)


def _remove(paths: Iterable[Path]) -> None:
    folders = set()
    for path in paths:
        path.unlink(missing_ok=True)
        folders.add(path.parent)
    for folder in sorted(folders):
        sync_folder(folder)


def _remove_empty(folder: Path) -> None:
    """Remove a folder of ours and its subfolders if they are empty."""
    if is_link(folder) or not folder.is_dir():
        return
    below = [Path(here) for here, _, _ in os.walk(folder)] if folder.name in _LAYERED else [folder]
    for path in reversed(below):
        if not any(path.iterdir()):
            path.rmdir()
            sync_folder(path.parent)


_LAYERED: Final = (BACKUPS, COPIES, KEYS, INBOX)
"""Folders of the state folder that have subfolders."""
