"""The JSON of a page in TinyDB's format: one document per line, sorted.

Equal contents give equal bytes, a diff is a few lines long, and damage stays local.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from winsboard.domain.model.wins import Counts
from winsboard.named_tuple import NamedTuple
from winsboard.store.format.header import META, META_END, checksum_matches, header_line
from winsboard.store.format.lazy_document import Fields, LazyDocument
from winsboard.store.format.lazy_section import LazySection
from winsboard.store.format.lazy_table import BETWEEN, LazyTable, lazy_table
from winsboard.store.format.line_counts import counts_in_tables
from winsboard.store.format.row_validity import fits_table

MutableTables: TypeAlias = dict[str, dict[str, Fields]]
"""The documents of a file by table and id."""

Tables: TypeAlias = Mapping[str, Mapping[str, Fields]]
"""Read-only tables; the history may be a `LazyTable`."""

NO_TABLES: Final[Tables] = MappingProxyType({})

Piece: TypeAlias = bytes | memoryview
"""A part of a file."""

Lines: TypeAlias = dict[str, dict[str, bytes]]
"""The line of each document in the file, by table and id."""

HISTORY: Final = "edits"
"""The table that is not parsed until it is read."""
_LAST_END: Final = b"}\n}"
"""The end of a table, whose last line is a document. Searching for a longer string is faster."""
_NEXT: Final = b'\n},\n"'
_HEADING_END: Final = b'":{\n'
_END: Final = b"\n}\n}\n"
"""What is between two tables, after the name of one, and after the last."""
_COUNTED: Final = ("entries", "marks")
"""The tables with wins."""

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=dict
).encode
"""`default=dict` encodes a document that is still its line like any other."""


class FormatError(ValueError):
    """The bytes are not a file of winsboard. The message is the key of the cause, as `not_json`."""


def line_of(id: str, fields: Fields) -> bytes:
    """The line of one document."""
    if isinstance(fields, LazyDocument):
        return fields.line
    return f'"{id}":{_encode(fields)}'.encode()


def plain_bytes(fields: Fields) -> bytes:
    """The contents of a document as bytes; equal contents give equal bytes."""
    return _encode(fields).encode()


class SerializedPage(NamedTuple):
    """The bytes of a file, and its tables including the new `_meta`."""

    raw: bytes
    tables: Tables


def serialize(
    page: str, tables: Tables, lenient_rows: Tables, lines: Lines, allowed: Tables = NO_TABLES
) -> SerializedPage:
    """Serialize the tables of a page.

    `lines` are those of the documents in `lenient_rows`; a document that is the same object in
    `tables` is not encoded again. Raises FormatError for a row that does not fit its table, unless
    it is the same object in `lenient_rows` or `allowed`.
    """
    _check(tables, lenient_rows, allowed)
    bodies = {
        table: _body(documents, lenient_rows.get(table, {}), lines.get(table, {}))
        for table, documents in sorted(tables.items())
        if table != META and documents
    }
    rest = [*_sections(bodies), b"\n}\n"]
    counts = counts_in_tables(*(b"".join(bodies.get(table, ())) for table in _COUNTED))
    meta = header_line(page, tables.get(META, {}).get("1", {}), rest, counts)
    head = b'{\n"%s":{\n%s%s' % (META.encode(), line_of("1", meta), META_END)
    raw = b"".join([head, *rest])
    saved = {t: r.saved() if isinstance(r, LazySection) else r for t, r in tables.items()}
    whole = {**saved, META: {"1": meta}}
    if HISTORY in bodies and (history := _history_in(tables[HISTORY], raw)) is not None:
        whole[HISTORY] = history
    return SerializedPage(raw, whole)


def _history_in(history: Mapping[str, Fields], raw: bytes) -> LazyTable | None:
    """The history as lines of the new bytes, so that the old ones can be freed."""
    start, end = span(raw, HISTORY)
    if isinstance(history, LazyTable):
        return LazyTable(raw, start, end, history.last, history.newest)
    return lazy_table(raw, start, end)


def _sections(bodies: Mapping[str, Sequence[Piece]]) -> Iterator[Piece]:
    for table, body in bodies.items():
        yield b',\n"%s":{\n' % table.encode()
        yield from body
        yield b"\n}"


def _check(tables: Tables, kept: Tables, allowed: Tables) -> None:
    """Raise FormatError for a row that does not fit its table; rows read like that may stay."""
    for table, rows in tables.items():
        if table == META or isinstance(rows, LazyTable):
            continue
        old, others = kept.get(table, {}), allowed.get(table, {})
        if rows is old or rows is others:
            continue
        if isinstance(rows, LazySection) and rows.root is not None and rows.root is old:
            # Only rows that fit were put into it.
            continue
        for id, fields in rows.items():
            is_known = old.get(id) is fields or others.get(id) is fields
            if not is_known and not fits_table(table, fields):
                raise FormatError("not_ours")


def _body(
    documents: Mapping[str, Fields], kept: Mapping[str, Fields], lines: Mapping[str, bytes]
) -> list[Piece]:
    """The lines of a table, joined; those of the history are copied without parsing."""
    if isinstance(documents, LazyTable):
        new = [line_of(id, fields) for id, fields in sorted(documents.new.items())]
        return [documents.lines, *(piece for line in new for piece in (BETWEEN, line))]

    if isinstance(documents, LazySection):
        return [documents.lines]

    def line(id: str) -> bytes:
        fields = documents[id]
        return lines[id] if id in lines and kept[id] is fields else line_of(id, fields)

    return [BETWEEN.join(map(line, sorted(documents)))]


def mutable_copy(tables: Tables) -> MutableTables:
    """Return tables that can be changed. The documents are shared."""
    return {name: dict(rows.items()) for name, rows in tables.items()}


def counted(raw: bytes) -> Counts:
    """The wins and other entries in bytes as winsboard wrote them. Raises ValueError."""
    return counts_in_tables(*(section(raw, table) for table in _COUNTED))


def section(raw: bytes, table: str) -> bytes:
    """The lines of one table in bytes as winsboard wrote them; empty if it is missing."""
    start, end = span(raw, table)
    return raw[start:end]


def span(raw: bytes, table: str) -> tuple[int, int]:
    """The positions of a table's lines in bytes as winsboard wrote them; 0, 0 if it is missing."""
    heading = b'\n"%s":{\n' % table.encode()
    start = raw.find(heading)
    if start < 0:
        return 0, 0
    return start + len(heading), raw.find(_LAST_END, start) + 1


def spans(raw: bytes) -> dict[str, tuple[int, int]]:
    """What `span` finds for every table, from going through the bytes once.

    It goes from the end to the beginning, which takes half the time. Raises FormatError if the
    bytes are not as winsboard writes them.
    """
    if not raw.endswith(_END):
        raise FormatError("not_ours")
    found: dict[str, tuple[int, int]] = {}
    end = len(raw) - len(_END)
    name_end = raw.rfind(_HEADING_END)
    while name_end > 0:
        name = raw.rfind(b'"', 0, name_end) + 1
        found[raw[name:name_end].decode()] = name_end + len(_HEADING_END), end
        end = name - len(_NEXT)
        name_end = raw.rfind(_HEADING_END, 0, name)
    return found


def lines_of(
    tables: Tables, raw: bytes, now: Tables = NO_TABLES, *, is_as_written: bool = False
) -> Lines:
    """The lines of a file as winsboard wrote it; empty if another program has changed it.

    Without those of tables that are still the same in `now` and have their lines themselves.
    """
    if not (is_as_written or checksum_matches(raw)):
        return {}
    return {
        table: dict(zip(sorted(documents), section(raw, table).split(BETWEEN), strict=True))
        for table, documents in tables.items()
        if documents and table != HISTORY and not _has_lines(documents, now.get(table))
    }


def _has_lines(documents: Mapping[str, Fields], now: object) -> bool:
    if not isinstance(documents, LazySection):
        return False
    return documents is now or (isinstance(now, LazySection) and now.root is documents)
