"""Salvaging a damaged file, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality
from winsboard.store.codec.drafts import DRAFTS
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS
from winsboard.store.codec.records import EDITS
from winsboard.store.format import header, page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.ids import Ids
from winsboard.store.merge.external_edits import NAMES, record_external_edits
from winsboard.store.merge.pages import merge_pages
from winsboard.store.rows.scan import FoundRow, has_conflict_markers, rows_in
from winsboard.store.rows.table_assignment import assign_tables, is_joined
from winsboard.store.rows.validation import as_unknown

_NO_DOCUMENTS: Final = frozenset({EDITS, ERASURE_MARKERS, causality.REMOVED})
"""Tables that do not contain documents."""


class SalvagedPage(NamedTuple):
    """Tables rebuilt from a copy and a damaged file."""

    tables: MutableTables
    from_copy: int
    """Number of documents that are as in the copy."""
    from_file: int
    """Number of documents that are missing from the copy or different there."""
    lost: int
    """Number of lines of the damaged file whose documents are lost."""
    had_copy: bool
    """Whether there was a good copy. Without one, missing lines go unnoticed."""
    lines: tuple[int, ...]
    """The numbers of the lines that could not be read."""


def rebuild_page(
    page: str, good: Tables | None, raw: bytes, at: datetime, ids: Ids
) -> SalvagedPage:
    """Merge a good copy, if there is one, with everything readable in a damaged file.

    A valid line that differs from the copy under the same stamps, or has no stamps, was edited by
    hand and is recorded as an edit made now. If another machine wrote the file, both are merged
    like two versions.
    """
    copy = page_json.mutable_copy(good or {})
    copy.pop(header.META, None)
    found = rows_in(raw)
    is_side = has_conflict_markers(raw) or is_joined(found)
    versions, unread = _read(list(assign_tables(page, found, is_broken=is_side)))
    tables = copy
    for version in versions:
        by_hand = _with_manual_edits(page, copy, version, is_side=is_side)
        edited = record_external_edits(page, by_hand, copy, at, ids) or copy
        tables = merge_pages(merge_pages(tables, edited), _newer(copy, version))
    known = {id for rows in tables.values() for id in rows}
    documents = [
        copy.get(table, {}).get(id) == fields
        for table, rows in tables.items()
        if table not in _NO_DOCUMENTS
        for id, fields in rows.items()
    ]
    from_copy = sum(documents)
    return SalvagedPage(
        tables,
        from_copy,
        len(documents) - from_copy,
        len({row.id for row in unread} - known),
        good is not None,
        tuple(sorted({row.line for row in unread})),
    )


def _newer(copy: MutableTables, version: MutableTables) -> MutableTables:
    """The documents of a version that another machine wrote, or that are newer than the copy."""
    return {
        table: {
            id: fields
            for id, fields in rows.items()
            if (table not in NAMES or _is_stamped(fields))
            and _adds(copy.get(table, {}), id, fields)
        }
        for table, rows in version.items()
    }


def _with_manual_edits(
    page: str, copy: MutableTables, found: MutableTables, *, is_side: bool
) -> MutableTables:
    """The copy with the manual edits found in the file.

    One side of a conflict may be older than the copy, which is not an edit. Neither is a row that
    could be shown before and cannot be shown now.
    """
    theirs = page_json.mutable_copy(copy)
    for table in NAMES:
        mine = copy.get(table, {})
        edited = {
            id: fields
            for id, fields in found.get(table, {}).items()
            if _is_manual_edit(mine, id, fields)
            and not (is_side and _is_older(mine, id, fields))
            and as_unknown(page, table, id, fields, mine.get(id)) is None
        }
        theirs[table] = {**mine, **edited}
    return theirs


def _is_manual_edit(rows: Mapping[str, Fields], id: str, fields: Fields) -> bool:
    mine = rows.get(id)
    if mine is None:
        return not _is_stamped(fields)
    return mine != fields and causality.seen_stamps(fields) <= causality.seen_stamps(mine)


def _is_older(rows: Mapping[str, Fields], id: str, fields: Fields) -> bool:
    return (
        id in rows
        and _is_stamped(fields)
        and causality.seen_stamps(fields) < causality.seen_stamps(rows[id])
    )


def _is_stamped(fields: Fields) -> bool:
    return type(fields.get("_made")) is int


def _adds(rows: Mapping[str, Fields], id: str, fields: Fields) -> bool:
    """Whether a document of the file adds something to those of the copy."""
    mine = rows.get(id)
    if mine is None:
        # A row that only differs in its id has a damaged id.
        return fields not in rows.values()
    return not causality.seen_stamps(fields) <= causality.seen_stamps(mine)


def _read(rows: Sequence[FoundRow]) -> tuple[list[MutableTables], list[FoundRow]]:
    """Split rows into those that can be used and those that cannot.

    The usable rows are returned as versions of the tables, as many as the most versions of any row.
    """
    versions: list[MutableTables] = []
    unread: list[FoundRow] = []
    for row in rows:
        if row.table == header.META:
            continue
        if not _is_complete(row):
            unread.append(row)
            continue
        free = (version for version in versions if row.id not in version.get(row.table, {}))
        version = next(free, None)
        if version is None:
            versions.append(version := {})
        version.setdefault(row.table, {})[row.id] = row.fields
    return versions, unread


def _is_complete(row: FoundRow) -> bool:
    if not row.table:
        return False
    # A row without a stamp was written by hand and is only accepted in a known table.
    return row.table in (*NAMES, DRAFTS) or _is_stamped(row.fields)
