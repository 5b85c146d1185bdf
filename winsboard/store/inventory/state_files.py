"""The files of the state folder that belong to this board.

Each subfolder has one kind of file with its own names. Any other file is ours only if its contents
say so. Files that someone else has put there are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.backup.last_good_copies import COPIES
from winsboard.store.backup.rolling import BACKUPS, is_backup, is_version
from winsboard.store.codec.drafts import DRAFTS
from winsboard.store.crypto.envelope import KEYS, is_encrypted
from winsboard.store.crypto.key_retention import KEPT
from winsboard.store.disk.last_list import LAST_LIST
from winsboard.store.disk.sessions import BOARDS
from winsboard.store.format import header
from winsboard.store.history.edit_log import EDIT_LOG
from winsboard.store.inbox.names import FOLDERS, is_inbox_file
from winsboard.store.page_paths import INBOX, MERGED, is_page
from winsboard.store.quarantine.damaged_files import QUARANTINE, is_moved_aside
from winsboard.store.quarantine.waiting_files import WAITING
from winsboard.store.queries.letter_index import LETTER_INDEX
from winsboard.store.sync.merged_copies import is_merged
from winsboard.store.system.files import is_file, read_bytes
from winsboard.store.unsaved.file_names import number_of

STATE_FOLDERS: Final = (COPIES, BACKUPS, QUARANTINE, MERGED, WAITING)
"""The subfolders that are searched. Others may be state folders of other boards."""
_WITH_WORDS: Final = re.compile(rf"{DRAFTS}(-unreadable-[0-9]+)?\.json").fullmatch
_KEY: Final = re.compile(r"[0-9a-f]+\.key|sealed|sealing|opening").fullmatch
_IS_NAME: Final[dict[str, Callable[[str], object]]] = {
    COPIES: lambda name: name.endswith(".json") and is_page(name[:-5]),
    BACKUPS: is_version,
    QUARANTINE: is_moved_aside,
    MERGED: is_merged,
    WAITING: is_moved_aside,
    KEYS: _KEY,
    BOARDS: str.isdecimal,
    INBOX: is_inbox_file,
}


def text_files_in_state(state: Path) -> Iterator[Path]:
    """The files of a state folder that may contain text."""
    for path in _files_in(state):
        if path.suffix == ".json" and (
            _WITH_WORDS(path.name) or number_of(path) or _names_winsboard(path)
        ):
            yield path
    for name in STATE_FOLDERS:
        yield from board_files_in(state, name)


def board_files_in_state(state: Path) -> Iterator[Path]:
    """All files of winsboard in a state folder."""
    yield from text_files_in_state(state)
    for name in (KEYS, BOARDS, INBOX):
        yield from board_files_in(state, name)
    yield from (
        path
        for name in (EDIT_LOG, LAST_LIST, LETTER_INDEX, "lock")
        if is_file(path := state / name)
    )


def board_files_in(state: Path, name: str) -> Iterator[Path]:
    """The files of winsboard in one subfolder of a state folder."""
    for folder in _folders(state, name):
        for path in _files_in(folder):
            is_named = _IS_NAME[name](path.name) and (name != BACKUPS or is_backup(folder.name))
            if is_named or (name in STATE_FOLDERS and _names_winsboard(path)):
                yield path


def foreign_files_in_state(state: Path) -> Iterator[Path]:
    """The files in a state folder and its subfolders that are not ours."""
    own = {*board_files_in_state(state)}
    for folder in (state, *(state / name for name in _IS_NAME)):
        below = [folder] if folder == state else [folder, *_below(folder)]
        yield from (path for one in below for path in _files_in(one) if path not in own)


def inbox_folders(state: Path) -> list[Path]:
    """The inbox of a board and the folders in it."""
    return [state / INBOX / inner for inner in FOLDERS]


def _folders(state: Path, name: str) -> list[Path]:
    """The folders that contain files of a kind."""
    folder = state / name
    if name == BACKUPS:
        return _below(folder)
    if name == INBOX:
        return inbox_folders(state)
    return [folder, folder / KEPT] if name == KEYS else [folder]


def _below(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [p for p in sorted(folder.iterdir()) if p.is_dir() and not p.is_symlink()]
    return []


def _files_in(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in sorted(folder.iterdir()) if is_file(path)]
    return []


def _names_winsboard(path: Path) -> bool:
    with suppress(OSError):
        raw = read_bytes(path)
        return is_encrypted(raw) or header.page_of(raw) is not None or header.is_winsboard_page(raw)
    return False
