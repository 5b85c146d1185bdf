"""What can still be read in a damaged file, line by line."""

from __future__ import annotations

import json
from typing import Any, Final, NamedTuple

from winsboard.store import codec, form, imprint, stamps
from winsboard.store.drafts import DRAFTS, is_draft
from winsboard.store.form import Kept, Tables, WrongShape
from winsboard.store.history import EDITS, record_of
from winsboard.store.letting_go import LET_GO
from winsboard.store.merge import merged
from winsboard.store.row_lines import Row, rows_by_line
from winsboard.store.rows import Fields

_NO_DOCUMENTS: Final = frozenset({EDITS, LET_GO, stamps.REMOVED})
"""Tables of what is kept about documents."""


class Saved(NamedTuple):
    """Tables put together from a copy and a damaged file."""

    tables: Tables
    from_copy: int
    """Documents that stand as they do in the copy."""
    from_file: int
    """Documents that the copy does not have, or has older."""
    lost: int
    """Lines of the damaged file whose document is in neither."""
    had_copy: bool
    """Whether there was a good copy at all; else what stood between the lines is not known."""


def put_together(page: str, good: Kept | None, raw: bytes) -> Saved:
    """The documents of a good copy, where there is one, and what can be read of a damaged file.

    They are merged as two versions are, for the file may be another machine's. Where the copy has
    seen all that a document of the file has, it counts alone: a difference is then damage.
    """
    copy = form.taken_apart(good or {})
    copy.pop(imprint.META, None)
    versions, unread = _read(page, raw)
    tables = copy
    for version in versions or [{}]:
        newer = {
            table: {id: row for id, row in rows.items() if _adds(copy.get(table, {}), id, row)}
            for table, rows in version.items()
        }
        tables = merged(tables, newer)
    known = {id for rows in tables.values() for id in rows}
    documents = [
        copy.get(table, {}).get(id) == fields
        for table, rows in tables.items()
        if table not in _NO_DOCUMENTS
        for id, fields in rows.items()
    ]
    from_copy = sum(documents)
    lost = len(unread - known)
    return Saved(tables, from_copy, len(documents) - from_copy, lost, good is not None)


def _adds(rows: dict[str, Fields], id: str, fields: Fields) -> bool:
    """Whether a document of the file has something that those of the copy have not."""
    mine = rows.get(id)
    if mine is None:
        # The same under another id has a damaged id.
        return fields not in rows.values()
    return not stamps.acts(fields) <= stamps.acts(mine)


def _read(page: str, raw: bytes) -> tuple[list[Tables], set[str]]:
    """Every document that is whole, and the ids of those that are not.

    There are as many versions as there are of the document of which there are most.
    """
    versions: list[Tables] = []
    unread: set[str] = set()
    for table, id, fields in _parsed(raw) or rows_by_line(raw):
        if table == imprint.META:
            continue
        if not (isinstance(fields, dict) and _is_id(id) and is_sound(page, table, id, fields)):
            unread.add(id)
            continue
        free = (version for version in versions if id not in version.get(table, {}))
        version = next(free, None)
        if version is None:
            versions.append(version := {})
        version.setdefault(table, {})[id] = fields
    return versions, unread


def _parsed(raw: bytes) -> list[Row]:
    """The documents of a file that parses and is yet none of ours; none where it does not parse."""
    try:
        tables = json.loads(raw)
    except ValueError:
        return []
    named = tables.items() if isinstance(tables, dict) else ()
    return [
        (table, id, fields)
        for table, rows in named
        if isinstance(rows, dict)
        for id, fields in rows.items()
    ]


def _is_id(id: str) -> bool:
    return id.isascii() and id.isdecimal()


def is_sound(page: str, table: str, id: str, fields: Any) -> bool:
    """Whether a document has the stamp and the shape winsboard writes."""
    if table == DRAFTS:
        return is_draft(fields)
    if type(fields.get("_made")) is not int or not stamps.are_sound(fields):
        return False
    if table == stamps.REMOVED:
        return isinstance(fields.get("table"), str) and type(fields.get("_gone")) is int
    try:
        if table == EDITS:
            record_of(page, id, fields)
        else:
            codec.document_of(page, table, id, fields)
    except WrongShape:
        return False
    return True
