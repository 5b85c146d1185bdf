"""Two versions of a page made one, whoever wrote them and in whatever order they meet.

A document, or the tombstone in its place, knows the stamps of every act its writer had seen
(`stamps.acts`). A version whose acts the other one has all seen adds nothing. Of two that were
written without knowing of each other, the newest field counts, an entry of which both have written
the words becomes two, and a document outlives a tombstone that had not seen all of it.

The result is the same in any order and any number of times. It may take one more merge where one
machine changed words and then removed them while another changed the rest of that entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from winsboard.domain.documents import Entry
from winsboard.store import codec, form, stamps
from winsboard.store.form import Fields, Kept, Tables

ENTRIES: Final = codec.TABLE_OF[Entry]
VERSION_OF: Final = "version_of"
"""The field of an entry that holds other words of another one: that one's id."""
_ABOUT: Final = frozenset(
    {"_made", "_gone", "_changed", "_earlier", "_before", "_removed", "_from"}
)
_PLACE: Final = ("kind", "day", "at")


class Merged(NamedTuple):
    """One document of two versions."""

    fields: Fields
    """The document, or the tombstone."""
    beside: Mapping[str, Fields]
    """Entries that keep what was written at the same time, by id."""


def merged(one: Kept, other: Kept) -> Tables:
    """The tables of two versions of a page; documents of `one` that stay are the same objects."""
    names = (one.keys() | other.keys()) - {form.META, stamps.REMOVED}
    graves: dict[str, Fields] = {}
    tables: Tables = {stamps.REMOVED: graves}
    for name in sorted(names):
        tables[name] = _table(name, one, other, graves)
    for id, grave in _graves(one, other):
        if not any(id in tables.get(name, {}) for name in _tables_of(grave, names)):
            graves[id] = join("", graves.get(id, grave), grave, id).fields
    _drop_superseded(tables.get(ENTRIES, {}), graves)
    if meta := _meta(_row(one, form.META, "1"), _row(other, form.META, "1")):
        tables[form.META] = {"1": meta}
    return {name: rows for name, rows in tables.items() if rows}


def is_same(one: Kept, other: Kept) -> bool:
    """Whether two versions hold the same, whatever `_meta` says about them."""
    names = {name for name in one.keys() | other.keys() if name != form.META}
    return all(one.get(name, {}) == other.get(name, {}) for name in names)


def _table(name: str, one: Kept, other: Kept, graves: dict[str, Fields]) -> dict[str, Fields]:
    rows: dict[str, Fields] = {}
    asides: dict[str, Fields] = {}
    ids = one.get(name, {}).keys() | other.get(name, {}).keys()
    for id in ids:
        found = _fold(name, id, _versions(name, id, one, other))
        (graves if is_gone(found.fields) else rows)[id] = found.fields
        asides.update(found.beside)
    for id, fields in asides.items():
        known = [rows[id]] if id in rows else []
        buried = [graves[id]] if id in graves else list(_buried(name, id, one, other))
        found = _fold(name, id, [*known, *buried, fields])
        (graves if is_gone(found.fields) else rows)[id] = found.fields
    return rows


def _versions(name: str, id: str, one: Kept, other: Kept) -> list[Fields]:
    rows = [_row(one, name, id), _row(other, name, id)]
    return [fields for fields in rows if fields] + list(_buried(name, id, one, other))


def _buried(name: str, id: str, one: Kept, other: Kept) -> Iterator[Fields]:
    for tables in (one, other):
        grave = _row(tables, stamps.REMOVED, id)
        if grave and grave.get("table", name) == name:
            yield grave


def _graves(one: Kept, other: Kept) -> Iterator[tuple[str, Fields]]:
    for tables in (one, other):
        yield from tables.get(stamps.REMOVED, {}).items()


def _tables_of(grave: Fields, names: Iterable[str]) -> Iterable[str]:
    """The table a tombstone is about; all of them where it does not say."""
    table = grave.get("table")
    return [table] if isinstance(table, str) else names


def _row(tables: Kept, name: str, id: str) -> Fields:
    return tables.get(name, {}).get(id, {})


def _fold(name: str, id: str, versions: Iterable[Fields]) -> Merged:
    first, *rest = versions
    beside: dict[str, Fields] = {}
    for fields in rest:
        found = join(name, first, fields, id)
        first = found.fields
        beside.update(found.beside)
    return Merged(first, beside)


def join(table: str, one: Fields, other: Fields, id: str) -> Merged:
    """One version of two of a document; either may be its tombstone."""
    if one == other:
        return Merged(one, {})
    seen, known = stamps.acts(one), stamps.acts(other)
    superseded = stamps.earlier(one) | stamps.earlier(other)
    beside: Mapping[str, Fields] = {}
    if is_gone(one) != is_gone(other):
        fields = _outlived(one, other) if is_gone(other) else _outlived(other, one)
    elif seen < known:
        fields = other
    elif known < seen:
        fields = one
    else:
        fields = _fields(one, other)
        if table == ENTRIES and not is_gone(one):
            beside = _beside(id, one, other, fields)
    if not is_gone(fields):
        fields = _less_removed(table, fields, seen | known, one, other)
        superseded -= {stamps.stamp_of(fields, name) for name in stamps.PROSE if name in fields}
    whole = stamps.with_seen(fields, seen | known, superseded)
    return Merged(next((v for v in (one, other) if v == whole), whole), beside)


def is_gone(fields: Fields) -> bool:
    """Whether it is a tombstone."""
    return "_gone" in fields


def _outlived(document: Fields, grave: Fields) -> Fields:
    """A document that holds something no remover had seen, or the tombstone."""
    seen, removed = stamps.acts(document), stamps.acts(grave)
    if removed < seen and not seen <= stamps.removed(document):
        return document
    known = removed | stamps.removed(document)
    if seen <= known:
        return grave
    lives = {**document, "_removed": sorted(known)}
    return {**lives, "_to": grave["_to"]} if "_to" in grave else lives


def _less_removed(table: str, fields: Fields, seen: frozenset[int], *versions: Fields) -> Fields:
    """The document, or its tombstone once each part of it was removed by somebody."""
    removed = frozenset().union(*map(stamps.removed, (fields, *versions)))
    if not removed:
        return fields
    if seen <= removed:
        return stamps.tombstone(table, fields, max(removed))
    return {**fields, "_removed": sorted(removed)}


def _fields(one: Fields, other: Fields) -> Fields:
    """The newest of each field, with its stamp; of equal stamps the larger JSON."""
    new: Fields = {}
    for about in ("_made", "_gone"):
        found = [v[about] for v in (one, other) if type(v.get(about)) is int]
        if found:
            new[about] = max(found)
    made = new.get("_made", 0)
    later: dict[str, int] = {}
    for name in sorted(_names(one) | _names(other)):
        sides = [v for v in (one, other) if name in _names(v)]
        newest = max(sides, key=partial(_rank, name))
        stamp = stamps.stamp_of(newest, name)
        if name in newest:
            new[name] = newest[name]
        if stamp != made or name not in newest:
            later[name] = stamp
        if name == "day" and "_from" in newest:
            new["_from"] = newest["_from"]
    if later:
        new["_changed"] = later
    unknown = (one.keys() | other.keys()) - _ABOUT
    for name in sorted(name for name in unknown if name.startswith("_")):
        new[name] = max((v[name] for v in (one, other) if name in v), key=_json)
    return new


def _names(fields: Fields) -> set[str]:
    """The fields a version says something about, those taken back to their default too."""
    return {n for n in fields if not n.startswith("_")} | stamps.changed(fields).keys()


def _rank(name: str, fields: Fields) -> tuple[int, bytes, bytes]:
    place = _json(fields.get("_from")) if name == "day" else b""
    return stamps.stamp_of(fields, name), _json(fields.get(name)), place


def _json(value: Any) -> bytes:
    return form.plain_bytes({"": value})


def _beside(id: str, one: Fields, other: Fields, newest: Fields) -> dict[str, Fields]:
    """The words that gave way to others whose writer had not seen them, as entries of their own."""
    found: dict[str, Fields] = {}
    for lost, won in ((one, other), (other, one)):
        known = stamps.earlier(won)
        unseen = [
            stamps.stamp_of(lost, name)
            for name in stamps.PROSE
            if lost.get(name)
            and lost[name] != newest.get(name)
            and stamps.stamp_of(lost, name) not in known
        ]
        if unseen:
            kept: Fields = {name: lost[name] for name in (*_PLACE, *stamps.PROSE) if name in lost}
            found[stamps.sibling_id(id, lost)] = {**kept, VERSION_OF: id, "_made": max(unseen)}
    return found


def _drop_superseded(entries: dict[str, Fields], graves: Mapping[str, Fields]) -> None:
    """Other versions whose words turn out to have been replaced by somebody who had read them."""
    for id, fields in list(entries.items()):
        source = fields.get(VERSION_OF)
        if isinstance(source, str) and "_changed" not in fields:
            of = entries.get(source) or graves.get(source)
            if of is not None and fields.get("_made") in stamps.earlier(of):
                del entries[id]


def _meta(one: Fields, other: Fields) -> Fields:
    names = sorted(one.keys() | other.keys())
    return {name: max((m[name] for m in (one, other) if name in m), key=_json) for name in names}
