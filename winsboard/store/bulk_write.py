"""Writing whole pages into an empty data folder."""

from __future__ import annotations

from collections.abc import Mapping

from winsboard.store.errors import CannotSave
from winsboard.store.format.page_json import Tables
from winsboard.store.queries.documents import Pages
from winsboard.store.repair.repairer import Mender
from winsboard.store.repository.page_cache import Shelf
from winsboard.store.repository.transaction import Transaction


def fill(shelf: Shelf, pages: Pages, mender: Mender, found: Mapping[str, Tables]) -> None:
    """Write pages by name; whoever calls it holds the lock. Raises CannotSave."""
    if shelf.folder.exists() and any(shelf.folder.iterdir()):
        raise CannotSave("not_empty", path=shelf.folder)
    mender.forget_copies()
    pages.forget(shelf.pages())
    for name, tables in found.items():
        work = Transaction(shelf)
        work.file(name).replace(tables, tables)
        work.save()
        pages.forget([name])
