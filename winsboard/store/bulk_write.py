"""Writing whole pages into an empty data folder."""

from __future__ import annotations

from collections.abc import Mapping

from winsboard.store.errors import CannotSave
from winsboard.store.format.page_json import MutableTables
from winsboard.store.queries.documents import DecodedPages
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.repository.transaction import Transaction


def write_all(
    cache: PageCache,
    pages: DecodedPages,
    repairer: PageRepairer,
    existing: Mapping[str, MutableTables],
) -> None:
    """Write pages by name. The caller must hold the lock. Raises CannotSave."""
    if cache.folder.exists() and any(cache.folder.iterdir()):
        raise CannotSave("not_empty", path=cache.folder)
    repairer.delete_copies()
    pages.evict(cache.pages())
    for name, tables in existing.items():
        work = Transaction(cache)
        work.file(name).replace(tables, tables)
        work.save()
        pages.evict([name])
