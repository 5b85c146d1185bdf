"""A whole board as one zip file, with a manifest to verify it."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.named_tuple import NamedTuple
from winsboard.store.archive.reader import MANIFEST, manifest_of, read_archive, zip_names
from winsboard.store.crypto.envelope import Envelope, is_encrypted
from winsboard.store.crypto.key_file import key_files_in
from winsboard.store.crypto.key_retention import additional_key_name, saved_key_files
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.errors import (
    TOO_MUCH,
    CannotSave,
    StoreError,
    Unreadable,
    cannot_save,
    unreadable,
)
from winsboard.store.format.encrypted_header import key_id_of
from winsboard.store.inventory.board_files import copies_below, is_board_file, may_be_board_file
from winsboard.store.inventory.other_boards import boards_below, files_of
from winsboard.store.page_paths import is_page, path_in
from winsboard.store.pictures.files import picture_files
from winsboard.store.quarantine.waiting_files import WaitingFiles
from winsboard.store.sync.resolved_pages import ResolvedPages
from winsboard.store.system.files import FILE_MODE, read_bytes
from winsboard.store.system.limits import LARGEST_PAGE

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


class ArchiveReport(NamedTuple):
    """What was written into a zip file."""

    files: int
    missing: tuple[Unreadable, ...]
    """Why some pages are missing from it."""
    unreadable: tuple[Unreadable, ...]
    """Why some files in it could not be read; they are included unchanged."""
    others: int
    """Number of files of other programs in the data folder, which are not included."""
    other_boards: tuple[Path, ...] = ()
    """Folders of other boards in the data folder, which are not included."""


def write_archive(files: ResolvedPages, state: Path, path: Path) -> ArchiveReport:
    """Write every file of a board into a new zip file, and read it back.

    For an encrypted board the pages stay encrypted and the key file is included. Raises CannotSave,
    also if the path exists. The caller must hold the lock.
    """
    if os.path.lexists(path):
        raise CannotSave("taken", path=path)
    cache = files.cache
    left: list[Unreadable] = []
    closed: list[Unreadable] = []
    found = dict(_pages(files, left, closed))
    beside = {cache.path(page) for page in cache.places.blocked_pages()}
    data = cache.folder
    for file in (*copies_below(data), *key_files_in(data), *picture_files(data)):
        name = str(file.relative_to(data))
        if name not in found and file not in beside:
            _add(found, name, file, data, state, left)
            if cache.envelope.is_undecryptable(file):
                closed.append(unreadable(file, "other_seal"))
    waiting = filter(cache.envelope.is_undecryptable, WaitingFiles(state, cache.envelope).files())
    left.extend(unreadable(file, "other_seal") for file in waiting)
    found.update(_keys_for(found.values(), state))
    names = zip_names(found)
    stored = {names[n]: _stored(n, raw, cache.envelope) for n, raw in sorted(found.items())}
    raw = _zipped(stored, {inside: name for name, inside in names.items() if name != inside})
    try:
        AtomicWrite(path, raw).commit_new()
        is_whole = read_bytes(path) == raw and _pages_in(path, stored)
    except FileExistsError as error:
        raise CannotSave("taken", path=path) from error
    except OSError as error:
        raise cannot_save(path, error) from error
    if not is_whole:
        path.unlink(missing_ok=True)
        raise CannotSave("archive_differs", path=path)
    taken = {data / name for name in found} | beside
    others = sum(file not in taken and file.name[:2] != ".~" for file in files_of(data))
    boards = tuple(boards_below(data, state))
    return ArchiveReport(len(found), tuple(left), tuple(closed), others, boards)


def _keys_for(raws: Iterable[bytes], state: Path) -> dict[str, bytes]:
    """The saved key files that some bytes need, by their additional names."""
    needed = {key_id_of(raw) for raw in raws if is_encrypted(raw)}
    kept = (file for _, file in saved_key_files(state) if file.id in needed)
    return {additional_key_name(file): file.serialize() for file in kept}


def _pages(
    files: ResolvedPages, left: list[Unreadable], closed: list[Unreadable]
) -> Iterator[tuple[str, bytes]]:
    """The pages by their usual names in a data folder, wherever they are now."""
    for page in (LIBRARY, *sorted(files.cache.month_names())):
        raw = _raw(files, page, left, closed)
        if raw:
            yield str(path_in(Path(), page)), raw


def _raw(
    files: ResolvedPages, page: str, left: list[Unreadable], closed: list[Unreadable]
) -> bytes:
    """The stored bytes of a page; empty if it does not exist."""
    cache = files.cache
    trouble: Unreadable | None = None
    try:
        found = files.fresh(page)
        cache.check_not_blocked(page, found)
        if found.version is None:
            return found.raw
    except Unreadable as error:
        if cache.places.is_displaced(page) or error.cause == TOO_MUCH:
            left.append(error)
            return b""
        trouble = error
    # A damaged page that cannot be restored is included unchanged.
    try:
        raw = read_bytes(cache.path(page))
        if trouble is not None:
            closed.append(trouble)
        return raw
    except OSError as error:
        left.append(unreadable(cache.path(page), error))
        return b""


def _add(
    found: dict[str, bytes],
    name: str,
    file: Path,
    data: Path,
    state: Path,
    left: list[Unreadable],
) -> None:
    try:
        raw = read_bytes(file, LARGEST_PAGE)
    except OSError as error:
        if may_be_board_file(file, data, state):
            left.append(unreadable(file, error))
        return
    if file.suffix == ".key" or is_board_file(file, raw, data, state):
        found[name] = raw


def _zipped(files: Mapping[str, bytes], originals: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in {**files, MANIFEST: manifest_of(files, originals)}.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.external_attr = FILE_MODE << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, raw)
    return buffer.getvalue()


def _stored(name: str, raw: bytes, envelope: Envelope) -> bytes:
    return raw if name.endswith(".key") else envelope.encode_for_archive(raw)


def _pages_in(path: Path, stored: Mapping[str, bytes]) -> bool:
    """Whether all pages that were written can be read from a zip file."""
    places = {name: str(path_in(Path(), Path(name).stem)) for name in stored}
    pages = {Path(name).stem: raw for name, raw in stored.items() if places[name] == name}
    try:
        found = read_archive(path)
    except StoreError:
        return not any(map(is_page, pages))
    return {page: found.pages.get(page) for page in pages if is_page(page)} == {
        page: raw for page, raw in pages.items() if is_page(page)
    }
