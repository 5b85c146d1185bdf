"""Duplicates in a hand-edited file: rows with the same id, or tables with the same name.

They appear in files that were concatenated by hand, and in lines that were copied and edited.

An ordinary JSON parser returns only the last of them. Here both are kept: the rows of both tables,
and each version of a document as a document of its own, with an id that is the same on every
machine that reads the file. Where only one document can exist, as one mark per day, they are
merged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial, reduce
from typing import Any, Final

from winsboard.domain.model.documents import Mark
from winsboard.domain.schema.kinds import BY_TABLE
from winsboard.store.codec import causality, documents
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS, merged_marker
from winsboard.store.codec.records import EDITS
from winsboard.store.format import page_json
from winsboard.store.format.header import APP, META
from winsboard.store.format.json_text import RepeatedValues, parse_with_repeats
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.format.repeated_names import split_versions
from winsboard.store.merge.documents import merge_documents
from winsboard.store.rows.validation import problem_of

_JOINED: Final = frozenset(
    {
        documents.TABLE_OF[Mark],
        EDITS,
        ERASURE_MARKERS,
        causality.REMOVED,
        *(table for table, kind in BY_TABLE.items() if kind.only_id),
    }
)
"""Tables in which the id says what a row is about, so that rows with the same id are merged."""


def without_repeats(page: str, tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a file parsed with `parsed_whole`, without repeated names.

    A value that is not a table is unchanged. Raises ValueError.
    """
    found: dict[str, Any] = {}
    for name, value in tables.items():
        versions = _versions(value)
        if versions is None:
            found[name] = next(part for part in _parts(value) if type(part) is not dict)
        elif name == META:
            found[name] = {id: _meta_of(page, each) for id, each in versions.items()}
        else:
            found[name] = _rows(page, name, versions)
    return found


def has_duplicate_rows(raw: bytes) -> bool:
    """Whether a file has several versions of a row."""
    return any(len(versions) > 1 for _, _, versions in _all(raw))


def separate_duplicates(raw: bytes, tables: Tables, ours: Tables) -> MutableTables:
    """The tables of a file; a repeated id stays with the row that `ours` has."""
    found = page_json.mutable_copy(tables)
    for table, id, versions in _all(raw):
        known = ours.get(table, {}).get(id)
        if len(versions) < 2 or table in _JOINED or known not in versions:
            continue
        assert known is not None, "known is one of the versions"
        rows = dict(found[table])
        other, rows[id] = rows[id], known
        if other != known:
            rows.pop(_id_of_version(id, known), None)
            rows[_id_of_version(id, other)] = causality.contents(other)
        found[table] = rows
    return found


def _all(raw: bytes) -> Iterator[tuple[str, str, list[Any]]]:
    """The versions of every row of a file, by table and id."""
    tables, has_several = parse_with_repeats(raw)
    for name, value in tables.items() if has_several and type(tables) is dict else ():
        for id, versions in (_versions(value) or {}).items():
            yield name, id, versions


def _parts(value: Any) -> list[Any]:
    return list(value) if isinstance(value, RepeatedValues) else [value]


def _versions(value: Any) -> dict[str, list[Any]] | None:
    """The different versions of each row of a table; None if it is not a table."""
    found: dict[str, list[Any]] = {}
    for table in _parts(value):
        if type(table) is not dict:
            return None
        for id, row in table.items():
            known = found.setdefault(id, [])
            known.extend(version for version in split_versions(row) if version not in known)
    return found


def _meta_of(page: str, versions: list[Any]) -> Any:
    """The page header of a file, which has several if files were concatenated."""
    ours = [
        one
        for one in versions
        if type(one) is dict and one.get("app") == APP and one.get("page") == page
    ]
    return (ours or versions)[-1]


def _rows(page: str, table: str, versions: Mapping[str, list[Any]]) -> dict[str, Any]:
    rows = {id: each[-1] for id, each in versions.items()}
    for id, each in versions.items():
        if len(each) == 1:
            continue
        sound = [row for row in each if problem_of(page, table, id, row) is None]
        if table in _JOINED:
            rows[id] = reduce(_joined_by(table), sound) if sound else each[-1]
            continue
        rows[id] = sound[-1] if sound else each[-1]
        for row in each:
            if row is not rows[id] and type(row) is dict:
                rows.setdefault(_id_of_version(id, row), causality.contents(row))
    return rows


def _joined_by(table: str) -> Callable[[Fields, Fields], Fields]:
    return merged_marker if table == ERASURE_MARKERS else partial(merge_documents, table)


def _id_of_version(id: str, fields: Fields) -> str:
    """The id of an additional version of a document; the same on every machine."""
    named = page_json.plain_bytes({"id": id, "contents": causality.contents(fields)})
    return str(int.from_bytes(hashlib.blake2b(named, digest_size=8).digest(), "big") >> 11)
