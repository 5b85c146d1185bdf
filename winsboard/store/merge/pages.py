"""Merging two versions of a page, with the same result in any order.

A document, or the tombstone in its place, knows the stamps of everything its author had seen
(`causality.seen_stamps`). A version whose stamps the other has all seen adds nothing. Of concurrent
versions, the newest value of each field counts, a text that several people wrote becomes several
entries, and a document survives a tombstone that had not seen all of it, unless another board
has taken it back.

Merging is commutative, associative and idempotent.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial, reduce
from typing import TypeAlias

from winsboard.store.codec import causality
from winsboard.store.codec.causality import SIBLING_OF
from winsboard.store.codec.erasure_markers import (
    ERASURE_MARKERS,
    erased_stamps,
    is_erased_for_good,
    merge_markers,
    remaining_edits,
    without_erased,
)
from winsboard.store.codec.records import EDITS
from winsboard.store.format.header import META
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.merge.documents import (
    ENTRIES,
    is_still_sibling,
    is_tombstone,
    json_of,
    keep_heads,
    merge_documents,
    text_siblings,
    without_stamps,
)

Rows: TypeAlias = Mapping[str, Fields]


def merge_pages(one: Tables, other: Tables) -> MutableTables:
    """Merge the tables of two versions of a page. Unchanged documents of `one` are the same
    objects.
    """
    graves = _merge_tombstones(one, other)
    let_go = merge_markers(one, other)
    tables: MutableTables = {causality.REMOVED: graves, ERASURE_MARKERS: let_go}
    for name in sorted((one.keys() | other.keys()) - {META, *tables}):
        ours, theirs = one.get(name, {}), other.get(name, {})
        if name == EDITS:
            ours, theirs = without_erased(ours, let_go), without_erased(theirs, let_go)
        tables[name] = _table(name, ours, theirs, graves, let_go)
    if EDITS in tables:
        # Which edits are the last ones depends on both versions.
        tables[EDITS] = remaining_edits(tables[EDITS], let_go)
    if ENTRIES in tables:
        _add_siblings(tables[ENTRIES], graves)
        while _drop_superseded(tables[ENTRIES], graves):
            # A sibling of an entry that now shows another text may be superseded in its turn.
            continue
    if meta := _meta(one.get(META, {}).get("1", {}), other.get(META, {}).get("1", {})):
        tables[META] = {"1": meta}
    return {name: rows for name, rows in tables.items() if rows}


def is_same(one: Tables, other: Tables) -> bool:
    """Whether two versions have the same tables, apart from `_meta`."""
    names = {name for name in one.keys() | other.keys() if name != META}
    return all(one.get(name, {}) == other.get(name, {}) for name in names)


def _merge_tombstones(one: Tables, other: Tables) -> dict[str, Fields]:
    """Merge the tombstones of both versions."""
    graves = dict(one.get(causality.REMOVED, {}))
    for id, grave in other.get(causality.REMOVED, {}).items():
        mine = graves.get(id, grave)
        graves[id] = merge_documents(str(mine.get("table", "")), mine, grave)
    return graves


def _table(
    name: str, one: Rows, other: Rows, graves: dict[str, Fields], markers: Rows
) -> dict[str, Fields]:
    """Merge a table of both versions. Documents that are removed go to the tombstones."""
    rows: dict[str, Fields] = {}
    for id in one.keys() | other.keys():
        versions = [row for row in (one.get(id), other.get(id), graves.get(id)) if row]
        if id in graves and graves[id].get("table", name) != name:
            versions.pop()
        found = reduce(partial(merge_documents, name), versions)
        if not is_tombstone(found) and is_erased_for_good(markers, name, id, found):
            found = causality.tombstone(name, found, causality.newest_seen_stamp(found))
        _put(id, without_stamps(name, found, erased_stamps(markers, name, id)), rows, graves)
    return rows


def _put(id: str, found: Fields, rows: dict[str, Fields], graves: dict[str, Fields]) -> None:
    if is_tombstone(found):
        graves[id] = found
        rows.pop(id, None)
    else:
        rows[id] = found
        graves.pop(id, None)


def _add_siblings(entries: dict[str, Fields], graves: dict[str, Fields]) -> None:
    """Add the siblings of entries with concurrent texts, unless they have been removed."""
    waiting = [id for id, fields in entries.items() if len(causality.heads(fields)) > 1]
    while waiting:
        id = waiting.pop()
        for other, words in text_siblings(id, entries[id]).items():
            now = entries.get(other) or graves.get(other) or words
            found = merge_documents(ENTRIES, now, words)
            if found != now or now is words:
                _put(other, found, entries, graves)
                waiting += [] if is_tombstone(found) else [other]


def _drop_superseded(entries: dict[str, Fields], graves: dict[str, Fields]) -> bool:
    """Drop siblings whose text was replaced by someone who had read it.

    Returns whether there was one.
    """
    has_let_go = False
    known = {**graves, **entries}
    left: dict[str, list[Fields]] = {}
    for id, fields in entries.items():
        for source in _sources(id, known):
            others = [
                f for i, f in known.items() if i not in (id, source) and _is_sibling(f, source)
            ]
            heads = left.get(id, causality.live_heads(fields))
            left[id] = [h for h in heads if is_still_sibling(h, known[source], others)]
    for id, heads in left.items():
        if len(heads) < len(causality.live_heads(entries[id])):
            found = keep_heads(ENTRIES, entries.pop(id), heads)
            has_let_go = True
            if found is not None:
                _put(id, found, entries, graves)
    return has_let_go


def _sources(id: str, known: Rows) -> list[str]:
    """The entries that an entry is a sibling of: its own, the one that one is a sibling of, and so
    on.
    """
    found: list[str] = []
    source = known[id].get(SIBLING_OF)
    while isinstance(source, str) and source in known and source not in (id, *found):
        found.append(source)
        source = known[source].get(SIBLING_OF)
    return found


def _is_sibling(fields: Fields, source: str) -> bool:
    """Whether an entry is or may have been a sibling of another."""
    return is_tombstone(fields) or fields.get(SIBLING_OF) == source


def _meta(one: Fields, other: Fields) -> Fields:
    names = sorted(one.keys() | other.keys())
    return {name: max((m[name] for m in (one, other) if name in m), key=json_of) for name in names}
