"""The form of a file: TinyDB's JSON, one document per line, sorted.

Equal contents give equal bytes, a difference is a few lines, and damage stays where it is.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from winsboard.store.rows import Row, rows_of

Fields: TypeAlias = Mapping[str, Any]
"""One document as it is kept, without its id."""

Tables: TypeAlias = dict[str, dict[str, Fields]]
"""The documents of a file by table and id."""

Kept: TypeAlias = Mapping[str, dict[str, Fields]]
"""The same, not to be changed."""

Lines: TypeAlias = dict[str, dict[str, bytes]]
"""Their lines in the file, by table and id."""

SCHEMA: Final = 1
APP: Final = "winsboard"
HISTORY: Final = "edits"
"""The table whose documents stay lines."""
META: Final = "_meta"
"""The table that says whose file it is, with `size`, `sum` and `wins` of all that follows it."""
_META_END: Final = b"\n}"
_LAST_END: Final = b"}\n}"
"""The end of a table, whose last line is a document; a longer piece is found sooner."""
_LONGEST_HEAD: Final = 4096
"""Bytes; a `_meta` that newer versions have written into is still found in them."""
_SIZE: Final = re.compile(rb'"schema":([0-9]+),"size":([0-9]+),')
_META_LINE: Final = b'\n"1":{'
_WINS: Final = (
    ("entries", b'"kind":"win"'),
    ("marks", b'"state":"done"'),
    ("marks", b'"state":"some"'),
)
"""What makes a line a win; inside a text a quotation mark has a backslash before it."""

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=dict
).encode
"""A document that is kept as its line is encoded like every other."""


class WrongShape(ValueError):
    """The bytes are not a file of winsboard; the message is the key of the reason, `not_json`."""


def line_of(id: str, fields: Fields) -> bytes:
    """The line of one document."""
    if isinstance(fields, Row):
        return fields.line
    return f'"{id}":{_encode(fields)}'.encode()


def plain_bytes(fields: Fields) -> bytes:
    """A document's contents as bytes that are equal for equal contents."""
    return _encode(fields).encode()


def write(page: str, tables: Tables, kept: Kept, lines: Lines) -> bytes:
    """The bytes of a file; `tables` gets the `_meta` that goes with them, and the history as lines.

    `lines` are those of the documents of `kept`; a document that is still the same object in
    `tables` is not encoded again.
    """
    if new := _not_yet_lines(tables.get(HISTORY, {})):
        tables[HISTORY] = {**tables[HISTORY], **new}
    bodies = {
        table: _body(documents, kept.get(table, {}), lines.get(table, {}))
        for table, documents in sorted(tables.items())
        if table != META and documents
    }
    sections = [b',\n"%s":{\n%s\n}' % (table.encode(), body) for table, body in bodies.items()]
    rest = b"".join([*sections, b"\n}\n"])
    meta = {
        **tables.get(META, {}).get("1", {}),
        "app": APP,
        "page": page,
        "schema": SCHEMA,
        "size": len(rest),
        "wins": sum(bodies.get(table, b"").count(piece) for table, piece in _WINS),
    }
    meta["sum"] = _checksum(meta, rest)
    tables[META] = {"1": meta}
    return b'{\n"%s":{\n%s%s%s' % (META.encode(), line_of("1", meta), _META_END, rest)


def _not_yet_lines(history: dict[str, Fields]) -> dict[str, Fields]:
    """The acts that came since the file was read, as lines."""
    return {
        id: Row(line_of(id, fields), fields["_made"])
        for id, fields in history.items()
        if type(fields) is not Row and type(fields.get("_made")) is int
    }


def _body(documents: dict[str, Fields], kept: dict[str, Fields], lines: dict[str, bytes]) -> bytes:
    def line(id: str) -> bytes:
        fields = documents[id]
        return lines[id] if id in lines and kept[id] is fields else line_of(id, fields)

    rows = (
        fields.line if type(fields := documents[id]) is Row else line(id)
        for id in sorted(documents)
    )
    return b",\n".join(rows)


def read(page: str, raw: bytes) -> Tables:
    """The documents in the bytes of a file.

    Raises WrongShape; nothing that is not whole is taken for empty.
    """
    if not raw.strip():
        raise WrongShape("empty")
    rest, history = _history_apart(raw)
    try:
        tables = json.loads(rest)
    except ValueError as error:
        raise WrongShape("not_json") from error
    if not _fits(page, tables):
        raise WrongShape("not_ours")
    found: Tables = tables
    if history:
        found[HISTORY] = history
    return found


def _history_apart(raw: bytes) -> tuple[bytes, dict[str, Fields]]:
    """The bytes without the lines of the history, and these; only where nobody has touched them."""
    lines = section(raw, HISTORY) if is_untouched(raw) else b""
    rows = rows_of(lines.split(b",\n")) if lines else None
    if rows is None:
        return raw, {}
    start = raw.index(lines, raw.index(_heading(HISTORY)))
    return raw[:start] + raw[start + len(lines) :], dict(rows)


def _fits(page: str, tables: object) -> bool:
    if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
        return False
    meta: Mapping[str, object] = tables.get(META, {}).get("1", {})
    schema = meta.get("schema")
    return (
        meta.get("app") == APP and meta.get("page") == page and type(schema) is int and schema >= 1
    )


def _is_table(table: object) -> bool:
    if not isinstance(table, dict):
        return False
    if not table:
        return True
    ids = "".join(table)
    is_numbered = ids.isascii() and ids.isdecimal() and "" not in table
    return is_numbered and set(map(type, table.values())) == {dict}


def page_of(raw: bytes) -> str | None:
    """The page that bytes say they are; none if winsboard did not write them."""
    try:
        tables = json.loads(raw)
        meta = tables[META]["1"]
        return str(meta["page"]) if meta["app"] == APP else None
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def schema_of(tables: Kept) -> int:
    """The schema a file was written with; the present one for a file that does not exist yet."""
    found: int = tables.get(META, {}).get("1", {}).get("schema", SCHEMA)
    return found


def noted_wins(head: bytes, size: int) -> int | None:
    """The wins that stand in `_meta`, read from the first bytes of a file of that size.

    None where the size tells that somebody else has written the file, or `_meta` is not ours.
    """
    meta, head_end = _head(head)
    wins = meta.get("wins")
    return wins if meta.get("size") == size - head_end and type(wins) is int else None


def looks_whole(raw: bytes) -> bool:
    """Whether the bytes are of this schema and as many as winsboard wrote; a quick look."""
    head_end = raw.find(_META_END, 0, _LONGEST_HEAD)
    noted = _SIZE.search(raw, 0, max(head_end, 0))
    return noted is not None and (int(noted[1]), int(noted[2])) == (
        SCHEMA,
        len(raw) - head_end - len(_META_END),
    )


def is_untouched(raw: bytes) -> bool:
    """Whether the bytes are as winsboard wrote them."""
    meta, head_end = _head(raw)
    return bool(meta) and meta.get("sum") == _checksum(meta, raw[head_end:])


def _head(raw: bytes) -> tuple[Fields, int]:
    """What `_meta` says in the form winsboard writes, and where it ends; empty if it is another."""
    head_end = raw.find(_META_END, 0, _LONGEST_HEAD)
    start = raw.find(_META_LINE, 0, _LONGEST_HEAD)
    if start < 0 or head_end < 0:
        return {}, 0
    try:
        meta = json.loads(raw[start + len(_META_LINE) - 1 : head_end])
    except ValueError:
        return {}, 0
    return (meta if isinstance(meta, dict) else {}), head_end + len(_META_END)


def section(raw: bytes, table: str) -> bytes:
    """The lines of one table in untouched bytes; empty if it is not there."""
    heading = _heading(table)
    start = raw.find(heading)
    return b"" if start < 0 else raw[start + len(heading) : raw.find(_LAST_END, start) + 1]


def _heading(table: str) -> bytes:
    return b'\n"%s":{\n' % table.encode()


def lines_of(tables: Kept, raw: bytes) -> Lines:
    """The lines of a file as winsboard wrote it; none where somebody else has touched it."""
    if not is_untouched(raw):
        return {}
    return {
        table: dict(zip(sorted(documents), section(raw, table).split(b",\n"), strict=True))
        for table, documents in tables.items()
        if documents and table != HISTORY
    }


def _checksum(meta: Mapping[str, object], rest: bytes) -> str:
    """It tells what winsboard wrote from what was edited or damaged; it is no seal."""
    seed = zlib.crc32(f"{meta.get('page')} {meta.get('schema')} {meta.get('wins')}".encode())
    return f"{zlib.crc32(rest, seed):08x}"
