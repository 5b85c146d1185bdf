"""Erasure markers, so that no other machine brings erased data back.

They are the rows of the table `markers`. A marker names a document id and a stamp and contains no
text. There are three kinds. A plain one says that the document is erased, with all its history. One
with `past` says that the document stays and its history up to the stamp is erased; `seen` then has
the stamps of the erased versions. The row `0` says that the history of the page up to the stamp was
pruned, except for its last edits.

`seen` has the stamps that the author of the erasure had seen of the document, and `kept` those of
them whose text is also in another entry that was not erased. Merging two versions of a page keeps
the markers of both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import reduce
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.records import EDITS
from winsboard.store.codec.records import LAST_EDITS_KEPT as LAST_EDITS_KEPT
from winsboard.store.format.lazy_document import Fields, creation_stamp
from winsboard.store.format.page_json import Tables

ERASURE_MARKERS: Final = "let_go"
"""The table of the markers."""
HISTORY: Final = "0"
"""The id of the marker of the page's history."""
PAST: Final = "past"
SEEN: Final = "seen"
KEPT: Final = "kept"
_NEVER_RECREATED: Final = frozenset({"entries"})
"""Tables whose ids are never reused; an erased mark may be created again."""


def marker(
    table: str, stamp: int, seen: Collection[int] = (), kept: Collection[int] = ()
) -> Fields:
    """Return the marker of a document or of the history, up to a stamp."""
    return {"table": table, "_made": stamp, **_listed({SEEN: seen, KEPT: kept})}


class Erasure(NamedTuple):
    """An erasure of one entry."""

    stamp: int
    """The stamp of the erasure; the newest if there were several."""
    seen: frozenset[int]
    """The stamps of the texts that were erased."""


def erased_entries(tables: Tables) -> dict[str, Erasure]:
    """The erasures of entries, by entry id."""
    rows = tables.get(ERASURE_MARKERS, {}).items()
    gone = {id: row for id, row in rows if row.get("table") in _NEVER_RECREATED}
    found = {
        id: Erasure(_stamp(row), _stamps(SEEN, row) - _stamps(KEPT, row))
        for id, row in gone.items()
        if not row.get(PAST)
    }
    return {id: erasure for id, erasure in found.items() if erasure.seen}


def history_marker(table: str, stamp: int, versions: Collection[int] = ()) -> Fields:
    """Return the marker of a document that stays, with the stamps of its erased versions."""
    return {**marker(table, stamp, versions), PAST: True}


def erased_stamps(markers: Mapping[str, Fields], table: str, id: str) -> frozenset[int]:
    """The stamps of the erased versions of a document.

    With a stamp it contains all that the author had seen, so merges can remove these versions in
    any order and none that an erased one had replaced comes back.
    """
    row = markers.get(id, {})
    return (
        _stamps(SEEN, row)
        if row.get("table") == table and table in _NEVER_RECREATED
        else frozenset()
    )


def is_erased_for_good(markers: Mapping[str, Fields], table: str, id: str, fields: Fields) -> bool:
    """Whether a document is erased, whatever was written into it meanwhile.

    That is so for what another board gave: the person who shared it has taken it back.
    """
    row = markers.get(id, {})
    is_gone = row.get("table") == table and not row.get(PAST)
    return is_gone and table in _NEVER_RECREATED and bool(fields.get("given"))


def with_history_floor(known: Fields | None, stamp: int) -> Fields:
    """Return the marker of the history after pruning it up to a stamp."""
    return marker(EDITS, max(stamp, _stamp(known or {})))


def merge_markers(one: Tables, other: Tables) -> dict[str, Fields]:
    """Merge the markers of two versions of a page."""
    rows = {id: _merged_heads(row) for id, row in one.get(ERASURE_MARKERS, {}).items()}
    for id, row in other.get(ERASURE_MARKERS, {}).items():
        rows[id] = merged_marker(rows.get(id, row), row)
    return rows


def merged_marker(one: Fields, other: Fields) -> Fields:
    """Merge two markers of the same document."""
    one, other = _merged_heads(one), _merged_heads(other)
    heavier = max(one, other, key=_rank)
    return {**heavier, **_listed({n: _stamps(n, one) | _stamps(n, other) for n in (SEEN, KEPT)})}


def _merged_heads(row: Fields) -> Fields:
    """A marker without heads; an earlier winsboard merged doubled ones as documents."""
    heads = row.get("_heads")
    rows = [head for head in heads if isinstance(head, dict)] if isinstance(heads, list) else []
    return reduce(merged_marker, rows) if rows else row


def remaining_edits(
    edits: Mapping[str, Fields], markers: Mapping[str, Fields]
) -> dict[str, Fields]:
    """The history of a page without erased and pruned parts."""
    return _since(_stamp(markers.get(HISTORY, {})), without_erased(edits, markers))


def without_erased(edits: Mapping[str, Fields], markers: Mapping[str, Fields]) -> dict[str, Fields]:
    """The edits of one version of a page without what they contain of erased documents."""
    if markers.keys() <= {HISTORY}:
        return dict(edits.items())
    left = {id: _edit_without_erased(fields, markers) for id, fields in edits.items()}
    return {id: fields for id, fields in left.items() if fields is not None}


def _since(floor: int, acts: dict[str, Fields]) -> dict[str, Fields]:
    """The edits after a stamp, and the last ones before it that always stay."""
    if not floor or len(acts) <= LAST_EDITS_KEPT:
        return acts
    order = sorted(acts, key=lambda id: (_stamp(acts[id]), id))
    stay = set(order[-LAST_EDITS_KEPT:])
    return {id: fields for id, fields in acts.items() if id in stay or _stamp(fields) > floor}


def mentions_erased(tables: Tables, markers: Mapping[str, Fields]) -> bool:
    """Whether these tables contain an erased document, or history of one."""
    rows = {id: row for id, row in markers.items() if id != HISTORY}
    erased = {id: row for id, row in rows.items() if not row.get(PAST)}
    edits = tables.get(EDITS, {})
    return any(id in tables.get(str(row.get("table")), {}) for id, row in erased.items()) or (
        remaining_edits(edits, rows) != edits
    )


def _edit_without_erased(fields: Fields, markers: Mapping[str, Fields]) -> Fields | None:
    """An edit without its changes of erased documents; None if no change is left."""
    changes = fields.get("changes", [])
    left = [past for past in changes if not _is_erased(past, _stamp(fields), markers)]
    if len(left) == len(changes):
        return fields
    # The title may quote the erased text.
    return {**fields, "changes": left, "to": "…"} if left else None


def _is_erased(past: Mapping[str, object], made: int, markers: Mapping[str, Fields]) -> bool:
    row = markers.get(str(past.get("id")))
    if row is None or row.get("table") != past.get("table"):
        return False
    is_gone = row["table"] in _NEVER_RECREATED and not row.get(PAST)
    return is_gone or made <= _stamp(row)


def _rank(row: Fields) -> tuple[bool, int]:
    """The erasure of a document outranks that of its history, whichever was first."""
    return not row.get(PAST), _stamp(row)


def _stamp(fields: Fields) -> int:
    return creation_stamp(fields) or 0


def _stamps(name: str, row: Fields) -> frozenset[int]:
    found = row.get(name)
    return frozenset(s for s in found if type(s) is int) if isinstance(found, list) else frozenset()


def _listed(acts: Mapping[str, Collection[int]]) -> dict[str, list[int]]:
    return {name: sorted(found) for name, found in acts.items() if found}
