"""Tombstones that stand among the documents, as an earlier winsboard has written them.

A row without its words can not be read as a document, so one of them would close the whole page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.store.codec import causality, documents
from winsboard.store.format.page_json import Kept, Tables, taken_apart

_DOCUMENTS: Final = tuple(documents.TABLE_OF.values())


def has_misplaced(tables: Kept) -> bool:
    """Whether a tombstone stands in a table of documents."""
    return any(_is_grave(row) for name in _DOCUMENTS for row in tables.get(name, {}).values())


def put_in_place(tables: Kept) -> Tables:
    """The same tables with each tombstone among the others."""
    from winsboard.store.merge.pages import merged

    return merged(*without_misplaced(tables))


def without_misplaced(tables: Kept) -> tuple[Tables, Tables]:
    """The same tables without these tombstones, and the tombstones among which they belong."""
    whole = taken_apart(tables)
    found: Tables = {causality.REMOVED: {}}
    for name in _DOCUMENTS:
        rows = whole.get(name, {})
        graves = {id: rows.pop(id) for id in list(rows) if _is_grave(rows[id])}
        found[causality.REMOVED].update({id: {**row, "table": name} for id, row in graves.items()})
    return whole, found


def _is_grave(fields: object) -> bool:
    return isinstance(fields, Mapping) and type(fields.get("_gone")) is int
