"""Writing the whole board elsewhere if its own folder cannot be written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from winsboard.clock import Clock
from winsboard.domain.model.board import NO_PAGE, Page
from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.edits import Edit
from winsboard.store.codec import documents
from winsboard.store.errors import CannotSave, cannot_save
from winsboard.store.format.page_json import MutableTables
from winsboard.store.pictures.files import picture_files
from winsboard.store.store import Store


def write_rescue(
    store: Store, board_pages: Mapping[str, Page], unsaved: Iterable[Edit], to: Path, clock: Clock
) -> Path:
    """Write a new data folder below `to` with every page and the unsaved edits.

    A page that cannot be read from disk is written from memory if it is `board_pages`. Returns the
    new folder, which `--data-dir` opens. Raises StoreError.
    """
    folder = to / f"winsboard-rescue-{clock.now():%Y-%m-%d-%H%M%S}"
    if folder.exists():
        raise CannotSave("taken", path=folder)
    # For the lock while the copy is being written.
    state = folder.with_name(f".{folder.name}")
    copy = Store(folder, state, clock, envelope=store.envelope.for_copy())
    try:
        copy.write_pages(_pages(store, board_pages, copy.ids.stamp()))
        _copy_key(store, folder)
        _copy_pictures(store, copy)
        for edit in unsaved:
            copy.commit(edit)
    finally:
        shutil.rmtree(state, ignore_errors=True)
    return folder


def _copy_key(store: Store, folder: Path) -> None:
    """An encrypted copy is opened with the same passphrase."""
    try:
        store.envelope.write_key_file(folder)
    except OSError as error:
        raise cannot_save(folder, error) from error


def _copy_pictures(store: Store, copy: Store) -> None:
    """Copy every picture that can be read. One that cannot must not prevent the rescue."""
    for path in picture_files(store.pictures.data):
        picture = store.pictures.read(path.name)
        if picture is not None:
            copy.pictures.put(path.name, picture)


def _pages(store: Store, known: Mapping[str, Page], stamp: int) -> dict[str, MutableTables]:
    months: tuple[str, ...] = ()
    # Whatever is wrong with a page, the others and the pages in memory are written.
    with suppress(Exception):
        months = store.months()
    pages: dict[str, MutableTables] = {}
    for name in sorted({LIBRARY, *known, *months}):
        tables: MutableTables = {}
        with suppress(Exception):
            tables = store.tables(name)
        pages[name] = tables or documents.tables_of(known.get(name, NO_PAGE).values(), stamp)
    return {name: tables for name, tables in pages.items() if tables}
