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

from winsboard.store import form, stamps
from winsboard.store.form import Fields, Kept, Tables
from winsboard.store.join import ENTRIES, VERSION_OF, Merged, is_gone, join, json_of


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
    return {name: max((m[name] for m in (one, other) if name in m), key=json_of) for name in names}
