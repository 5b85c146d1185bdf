"""Tombstones among the documents, as an earlier version wrote them.

A row without its words cannot be read as a document, so one of them would close the whole page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.store.codec import causality, documents
from winsboard.store.format.page_json import MutableTables, Tables, mutable_copy

_DOCUMENTS: Final = tuple(documents.TABLE_OF.values())


def has_misplaced(tables: Tables) -> bool:
    """Whether a tombstone stands in a table of documents."""
    return any(_is_grave(row) for name in _DOCUMENTS for row in tables.get(name, {}).values())


def put_in_place(tables: Tables) -> MutableTables:
    """The same tables with each tombstone among the others."""
    from winsboard.store.merge.pages import merge_pages

    return merge_pages(*without_misplaced(tables))


def without_misplaced(tables: Tables) -> tuple[MutableTables, MutableTables]:
    """The same tables without these tombstones, and the tombstones among which they belong."""
    whole = mutable_copy(tables)
    found: MutableTables = {causality.REMOVED: {}}
    for name in _DOCUMENTS:
        rows = whole.get(name, {})
        graves = {id: rows.pop(id) for id in list(rows) if _is_grave(rows[id])}
        found[causality.REMOVED].update({id: {**row, "table": name} for id, row in graves.items()})
    return whole, found


def _is_grave(fields: object) -> bool:
    return isinstance(fields, Mapping) and type(fields.get("_gone")) is int
