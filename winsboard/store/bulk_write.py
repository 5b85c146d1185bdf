"""Writing whole pages into an empty data folder."""

from __future__ import annotations

from collections.abc import Mapping

from winsboard.store.errors import CannotSave
from winsboard.store.format.page_json import MutableTables
from winsboard.store.queries.documents import DecodedPages
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.repository.transaction import Transaction


def fill(
    cache: PageCache,
    pages: DecodedPages,
    repairer: PageRepairer,
    found: Mapping[str, MutableTables],
) -> None:
    """Write pages by name. The caller must hold the lock. Raises CannotSave."""
    if cache.folder.exists() and any(cache.folder.iterdir()):
        raise CannotSave("not_empty", path=cache.folder)
    repairer.forget_copies()
    pages.forget(cache.pages())
    for name, tables in found.items():
        work = Transaction(cache)
        work.file(name).replace(tables, tables)
        work.save()
        pages.forget([name])
