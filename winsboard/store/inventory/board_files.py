"""The files in the data and state folders that belong to this board.

Other programs and the person may have files in the data folder. A file is ours only if its contents
say so, or if it is in the place of a page that this machine has written. Names are no evidence.
Nothing else is ever changed, deleted, encrypted or reported.
"""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.store.backup.last_good_copies import COPIES
from winsboard.store.backup.rolling import BACKUPS, is_backup
from winsboard.store.crypto.envelope import KEYS, is_encrypted
from winsboard.store.crypto.key_file import key_files_in
from winsboard.store.disk.sessions import BOARDS
from winsboard.store.disk.temporary_files import temporary_in
from winsboard.store.errors import unreadable
from winsboard.store.format import header
from winsboard.store.inventory.other_boards import files_of
from winsboard.store.inventory.state_files import (
    STATE_FOLDERS,
    board_files_in_state,
    inbox_folders,
)
from winsboard.store.inventory.unencrypted_files import folders_with_pages
from winsboard.store.page_paths import MONTHS, has_fallback, is_page, path_in
from winsboard.store.pictures.files import is_picture, may_be_picture, picture_files
from winsboard.store.pictures.names import PICTURES, is_place
from winsboard.store.sync.conflict_copies import is_copy
from winsboard.store.system.files import is_file, is_link, read_bytes, read_head
from winsboard.store.system.limits import LARGEST_PAGE

_BEGINNING: Final = 1 << 16
"""The number of bytes that are searched for evidence in a file that is too large."""


def in_data(data: Path) -> Iterator[Path]:
    """All files in a data folder that may be pages or copies of pages.

    Includes versions kept by Syncthing, and pages that are links.
    """
    found = [path for folder in folders_with_pages(data) for path in folder.glob("*.json*")]
    for path in sorted(found):
        if is_file(path) and path.name[:2] != ".~":
            yield path
        elif (target := _linked_page(path)) is not None:
            yield target


def _linked_page(path: Path) -> Path | None:
    """The target of a link in the place of a page, if it is one."""
    with suppress(OSError, RuntimeError):
        if is_link(path) and is_page(path.stem):
            target = path.resolve(strict=True)
            raw = read_bytes(target)
            return target if is_encrypted(raw) or header.page_of(raw) == path.stem else None
    return None


def copies_below(data: Path) -> list[Path]:
    """All files below a data folder that may be pages or copies."""
    return sorted(path for path in files_of(data) if is_copy(path.name))


def all_below(data: Path) -> list[Path]:
    """Like `copies_below`, with the targets of pages that are links."""
    places = [data / "library.json", *(data / MONTHS).glob("*.json")]
    linked = [target for path in places if (target := _linked_page(path)) is not None]
    return [*copies_below(data), *linked]


def is_board_file(path: Path, raw: bytes, data: Path, state: Path) -> bool:
    """Whether a file in a data folder is a page or a copy of one, however damaged, or a picture."""
    if is_place(path):
        return is_encrypted(raw) or is_picture(path, raw)
    if is_encrypted(raw) or header.page_of(raw) is not None or header.is_winsboard_page(raw):
        return True
    page = path.stem
    is_in_place = is_page(page) and path == path_in(data, page)
    return is_in_place and is_file(state / COPIES / path.name) and not has_fallback(data, page)


def may_be_board_file(path: Path, data: Path, state: Path) -> bool:
    """Like `is_board_file`, but reads the file; of one that is too large, only the beginning.

    A file that cannot be read may be ours.
    """
    try:
        raw = read_bytes(path, LARGEST_PAGE)
    except OSError as error:
        if error.errno != errno.EFBIG:
            return True
        found = read_head(path, _BEGINNING)
        raw = found[1] if found else b""
    return is_board_file(path, raw, data, state)


def own_pictures(data: Path) -> list[Path]:
    """The pictures of a board, and conflict copies of them."""
    return [path for path in picture_files(data) if may_be_picture(path)]


def board_paths(data: Path, state: Path) -> Iterator[Path]:
    """All files and folders of winsboard, without folders that contain other files."""
    ours = [path for path in in_data(data) if _could_be_board_file(path, data, state)]
    files = {*ours, *key_files_in(data), *board_files_in_state(state), *leftovers(data, state)}
    files |= {*own_pictures(data)}
    yield from sorted(files)
    for folder in (data / MONTHS, data / PICTURES, data):
        if folder.is_dir() and not is_link(folder) and not _has_others(folder, files):
            yield folder
    for folder in (
        state,
        *(state / name for name in (*STATE_FOLDERS, KEYS, BOARDS)),
        *inbox_folders(state),
    ):
        if folder.is_dir() and not is_link(folder):
            yield folder
    yield from (path for path in sorted((state / BACKUPS).glob("*")) if is_backup(path.name))


def _could_be_board_file(path: Path, data: Path, state: Path) -> bool:
    """Whether a file is ours; if it cannot be read, whether it is in the place of a page."""
    try:
        raw = read_bytes(path)
    except OSError:
        raw = b""
    return is_board_file(path, raw, data, state)


def _has_others(folder: Path, files: Collection[Path]) -> bool:
    """Whether a folder contains something that is not ours, ignoring hidden files."""
    own = {*files, folder / MONTHS, folder / PICTURES}
    return any(path.name[0] != "." and path not in own for path in folder.iterdir())


def check_board(data: Path, state: Path) -> None:
    """Raise Unreadable if something else is at the path of the library.

    Nothing may be written into such a folder.
    """
    path = path_in(data, LIBRARY)
    try:
        raw = read_bytes(path.resolve(strict=True) if is_link(path) else path)
    except FileNotFoundError:
        return
    except (OSError, RuntimeError) as error:
        cause = error if isinstance(error, OSError) else "a_link"
        raise unreadable(path, cause) from error
    if not is_board_file(path, raw, data, state):
        raise unreadable(path, "another_program")


def leftovers(data: Path, state: Path) -> Iterator[Path]:
    """Temporary files of killed processes. The caller must hold the lock to remove them."""
    folders = (
        data,
        data / MONTHS,
        data / PICTURES,
        state,
        *(state / name for name in STATE_FOLDERS),
        *inbox_folders(state),
    )
    for folder in (*folders, *(state / BACKUPS).glob("*")):
        yield from sorted(temporary_in(folder))
