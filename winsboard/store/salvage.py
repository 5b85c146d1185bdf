"""What can still be read in a damaged file, line by line."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NamedTuple

from winsboard.store import codec, form, stamps
from winsboard.store.drafts import DRAFTS, is_draft
from winsboard.store.form import Fields, Kept, Tables, WrongShape
from winsboard.store.history import EDITS, record_of
from winsboard.store.merge import merged

_TABLE: Final = re.compile(rb'"([A-Za-z_]+)":\{')
_ID: Final = re.compile(rb'"(\d+)":')


class Saved(NamedTuple):
    """Tables put together from a copy and a damaged file."""

    tables: Tables
    from_copy: int
    """Documents that stand as they do in the copy."""
    from_file: int
    """Documents that the copy does not have, or has older."""
    lost: int
    """Lines of the damaged file whose document is in neither."""


def put_together(page: str, good: Kept, raw: bytes) -> Saved:
    """The documents of a good copy and what can be read of a damaged file beyond it.

    They are merged as two versions are, for the file may be another machine's. Where the copy has
    seen all that a document of the file has, it counts alone: a difference is then damage.
    """
    copy: Tables = {table: dict(rows) for table, rows in good.items() if table != form.META}
    found, unread = _read(page, raw)
    newer = {
        table: {id: fields for id, fields in rows.items() if _adds(copy.get(table, {}), id, fields)}
        for table, rows in found.items()
    }
    tables = merged(copy, newer)
    known = {id for rows in tables.values() for id in rows}
    from_copy = sum(
        copy.get(table, {}).get(id) == fields
        for table, rows in tables.items()
        for id, fields in rows.items()
    )
    from_file = sum(map(len, tables.values())) - from_copy
    return Saved(tables, from_copy, from_file, len(unread - known))


def _adds(rows: dict[str, Fields], id: str, fields: Fields) -> bool:
    """Whether a document of the file has something that those of the copy have not."""
    mine = rows.get(id)
    if mine is None:
        # The same under another id has a damaged id.
        return fields not in rows.values()
    return not stamps.acts(fields) <= stamps.acts(mine)


def _read(page: str, raw: bytes) -> tuple[Tables, set[str]]:
    """Every document whose line is whole, and the ids of those whose line is not.

    The form keeps one document on a line, so damage stays where it is.
    """
    found: Tables = {}
    unread: set[str] = set()
    table = ""
    for line in raw.split(b"\n"):
        text = line.strip().strip(b",\0")
        if heading := _TABLE.fullmatch(text):
            table = heading[1].decode()
        elif table and table != form.META:
            document = _document(page, table, text)
            if document is not None:
                found.setdefault(table, {})[document[0]] = document[1]
            elif start := _ID.match(text):
                unread.add(start[1].decode())
    return found, unread


def _document(page: str, table: str, line: bytes) -> tuple[str, Fields] | None:
    try:
        [(id, fields)] = json.loads(b"{%s}" % line).items()
    except ValueError:
        return None
    is_whole = id.isascii() and id.isdecimal() and isinstance(fields, dict)
    return (id, fields) if is_whole and is_sound(page, table, id, fields) else None


def is_sound(page: str, table: str, id: str, fields: Any) -> bool:
    """Whether a document has the stamp and the shape winsboard writes."""
    if table == DRAFTS:
        return is_draft(fields)
    if type(fields.get("_made")) is not int:
        return False
    try:
        if table == EDITS:
            record_of(page, id, fields)
        else:
            codec.document_of(page, table, id, fields)
    except WrongShape:
        return False
    return True
