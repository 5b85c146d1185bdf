"""Tombstones among the documents, as an earlier version wrote them.

A tombstone cannot be decoded as a document, so one of them would make the whole page unreadable.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.store.codec import causality, documents
from winsboard.store.format.page_json import MutableTables, Tables, mutable_copy

_DOCUMENTS: Final = tuple(documents.TABLE_OF.values())


def has_misplaced_tombstones(tables: Tables) -> bool:
    """Whether there is a tombstone in a table of documents."""
    return any(_is_tombstone(row) for name in _DOCUMENTS for row in tables.get(name, {}).values())


def with_tombstones_in_place(tables: Tables) -> MutableTables:
    """Return the tables with each tombstone in the table of tombstones."""
    from winsboard.store.merge.pages import merge_pages

    return merge_pages(*without_misplaced(tables))


def without_misplaced(tables: Tables) -> tuple[MutableTables, MutableTables]:
    """Return the tables without misplaced tombstones, and a table of these tombstones."""
    whole = mutable_copy(tables)
    found: MutableTables = {causality.REMOVED: {}}
    for name in _DOCUMENTS:
        rows = whole.get(name, {})
        graves = {id: rows.pop(id) for id in list(rows) if _is_tombstone(rows[id])}
        found[causality.REMOVED].update({id: {**row, "table": name} for id, row in graves.items()})
    return whole, found


def _is_tombstone(fields: object) -> bool:
    return isinstance(fields, Mapping) and type(fields.get("_gone")) is int
