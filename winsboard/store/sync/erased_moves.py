"""Entries erased on one machine while another one moved them to another month.

A moved entry is a new document that names its previous ids (`was`), so merging one page alone does
not notice that the entry was erased on another. If nobody has written text into it that the author
of the erasure had not seen, it is erased too. Otherwise that text stays, and the history before it
is erased. An entry that was changed at the same time survives the erasure on its page. Whoever
moves it from there knows of the erasure, so it stays wherever it is moved.

Text that undo or a backup restored meanwhile counts as new and may stay. The history does not
record which edit wrote a text, and a tombstone must not contain anything from which text could be
guessed, so such a copy cannot be told from text a person has typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Final, TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality
from winsboard.store.codec.erasure_markers import (
    ERASURE_MARKERS,
    Erasure,
    erased_entries,
    history_marker,
    marker,
    merge_markers,
    remaining_edits,
)
from winsboard.store.codec.records import EDITS
from winsboard.store.errors import Conflict, Unreadable
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields, creation_stamp
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.merge.documents import ENTRIES, keep_heads
from winsboard.store.merge.moves import ids_of
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.sync.foreign_changes import ForeignChanges
from winsboard.store.sync.incoming import MergeResult

Erased: TypeAlias = Mapping[str, Erasure]
"""The erased entries, by id."""
_MARK: Final = f'"{ERASURE_MARKERS}"'.encode()


class ErasedMoves(NamedTuple):
    """Moved entries that were erased elsewhere."""

    arrived: dict[str, MutableTables]
    """The merged pages that change, without the erased entries."""
    others: dict[str, tuple[Snapshot, MutableTables]]
    """Other pages that change: the current snapshot, and the tables without the erased entries."""
    unmerged: set[str]
    """Pages that have to be merged first because they have a foreign version or a conflict."""


def find_erased_moves(foreign_changes: ForeignChanges, changes: MergeResult) -> ErasedMoves:
    """Find what has to be erased after a merge."""
    moved = ErasedMoves({}, {}, set())
    # Everything in a page that a sync tool has replaced counts as incoming.
    known = {page: _own_version(foreign_changes, page) for page in changes}
    erased = _newly_erased(known, changes)
    if any(_has_moved_here(known[page], came.after) for page, came in changes.items()):
        _add(erased, _erased_before(foreign_changes, changes, moved.unmerged))
    if not erased:
        return moved
    for page, came in changes.items():
        left = without_moved(came.after, erased)
        if left is not None:
            moved.arrived[page] = left
    ids = [f'"{id}"'.encode() for id in erased]
    for page in _months(foreign_changes):
        with _skip_unreadable(moved.unmerged):
            if page in changes or not any(id in foreign_changes.cache.raw(page) for id in ids):
                continue
            if foreign_changes.is_foreign(page):
                moved.unmerged.add(page)
                continue
            snapshot = foreign_changes.current(page)
            left = None if snapshot.is_newer else without_moved(snapshot.tables, erased)
            if left is not None:
                moved.others[page] = snapshot, left
    return moved


@contextmanager
def _skip_unreadable(unmerged: set[str]) -> Iterator[None]:
    """Skip a page that cannot be read; record one with a conflict."""
    try:
        yield
    except Conflict as error:
        unmerged.add(error.page)
    except Unreadable:
        pass


def without_moved(tables: Tables, erased: Erased) -> MutableTables | None:
    """The tables without entries that were moved here and erased; None if there are none."""
    after = page_json.mutable_copy(tables)
    edits = tables.get(EDITS, {})
    known = tables.get(ERASURE_MARKERS, {})
    let_go: dict[str, Fields] = {}
    for id, fields in tables.get(ENTRIES, {}).items():
        seen = _seen_of(id, fields, erased, fields)
        # An entry with a marker may have been brought back by a change of other fields.
        if seen and (id not in known or _superseded_versions(fields, seen)):
            let_go[id] = _erase(after, id, fields, seen, edits)
    for id, past in _moved_on(edits):
        last = tables.get(ENTRIES, {}).get(id) or tables.get(causality.REMOVED, {}).get(id)
        if id not in known and id not in let_go and _seen_of(id, past, erased, last or past):
            rewritten = _rewritten_at(edits, id)
            let_go[id] = (
                history_marker(ENTRIES, rewritten)
                if rewritten
                else marker(ENTRIES, max(map(causality.newest, edits.values())))
            )
    if not let_go:
        return None
    after[ERASURE_MARKERS] = merge_markers({ERASURE_MARKERS: known}, {ERASURE_MARKERS: let_go})
    after[EDITS] = remaining_edits(edits, after[ERASURE_MARKERS])
    return {name: rows for name, rows in after.items() if rows}


def _seen_of(id: str, fields: Fields, erased: Erased, last: Fields) -> frozenset[int]:
    """What the authors of the erasures of this entry's previous ids had seen."""
    known = causality.seen_stamps(last)
    found = [erased[was] for was in ids_of(id, fields)[1:] if was in erased]
    return frozenset().union(*(each.seen for each in found if each.stamp not in known))


def _erase(
    after: MutableTables, id: str, fields: Fields, seen: frozenset[int], edits: Mapping[str, Fields]
) -> Fields:
    """Remove the versions of an entry that were seen; returns the erasure marker."""
    gone = _superseded_versions(fields, seen)
    unseen = [head for head in causality.live_heads(fields) if head not in gone]
    left = keep_heads(ENTRIES, fields, unseen) if unseen else None
    if left is not None:
        after[ENTRIES][id] = left
        acts = frozenset().union(*map(causality.seen_stamps, gone))
        return history_marker(ENTRIES, _rewritten_at(edits, id), acts)
    # Deterministic, so that every machine uses the same stamp.
    stamp = causality.newest_seen_stamp(fields) + 1
    del after[ENTRIES][id]
    after.setdefault(causality.REMOVED, {})[id] = causality.tombstone(ENTRIES, fields, stamp)
    return marker(ENTRIES, stamp)


def _moved_on(edits: Mapping[str, Fields]) -> Iterator[tuple[str, Fields]]:
    """The entries in the history, which may no longer be on the page."""
    for act in edits.values():
        for past in act.get("changes", []):
            if past.get("table") == ENTRIES and past.get("was"):
                yield str(past.get("id")), past["was"]


def _superseded_versions(fields: Fields, seen: frozenset[int]) -> list[Fields]:
    """The versions of an entry that only contain text the author of the erasure had seen.

    Of an entry that another board gave and has taken back they are all.
    """
    heads = causality.live_heads(fields)
    if fields.get("given"):
        return list(heads)
    return [head for head in heads if not _has_other_words(head, seen)]


def _has_other_words(head: Fields, seen: frozenset[int]) -> bool:
    return any(
        head.get(name) and causality.stamp_of(head, name) not in seen
        for name in causality.TEXT_FIELDS
    )


def _rewritten_at(edits: Mapping[str, Fields], id: str) -> int:
    """The stamp of the first edit that changed the text of an entry after it was moved here."""
    acts = sorted(edits.values(), key=lambda act: creation_stamp(act) or 0)
    for act in acts:
        for past in act.get("changes", []):
            if past.get("id") == id and any(
                name in (past.get("was") or {}) for name in causality.TEXT_FIELDS
            ):
                return creation_stamp(act) or 0
    return 0


def _own_version(foreign_changes: ForeignChanges, page: str) -> Tables:
    """A page as this machine last wrote or merged it."""
    copy = foreign_changes.copies.read_before_overwrite(page)
    with suppress(page_json.FormatError):
        return parser.parse(page, copy) if copy else {}
    return {}


def _newly_erased(known: Mapping[str, Tables], arrived: MergeResult) -> dict[str, Erasure]:
    found: dict[str, Erasure] = {}
    for page, came in arrived.items():
        before = erased_entries(known[page])
        now = erased_entries(came.after)
        _add(found, {id: each for id, each in now.items() if before.get(id) != each})
    return found


def _add(found: dict[str, Erasure], more: Erased) -> None:
    """Add what other pages tell; an entry that was moved there and back is named on several."""
    for id, each in more.items():
        known = found.get(id, each)
        found[id] = Erasure(max(known.stamp, each.stamp), known.seen | each.seen)


def _has_moved_here(known: Tables, after: Tables) -> bool:
    """Whether a new entry or history record has been moved at some time."""
    entries, acts = known.get(ENTRIES, {}), known.get(EDITS, {})
    rows = after.get(ENTRIES, {}).items()
    new = {id: act for id, act in after.get(EDITS, {}).items() if id not in acts}
    return any("was" in fields and entries.get(id) != fields for id, fields in rows) or any(
        "was" in past for _, past in _moved_on(new)
    )


def _erased_before(
    foreign_changes: ForeignChanges, arrived: MergeResult, unmerged: set[str]
) -> dict[str, Erasure]:
    found: dict[str, Erasure] = {}
    for page in {*_months(foreign_changes), *arrived}:
        with _skip_unreadable(unmerged):
            if page in arrived:
                _add(found, erased_entries(arrived[page].after))
            elif _MARK in foreign_changes.cache.raw(page):
                _add(found, erased_entries(foreign_changes.current(page).tables))
    return found


def _months(foreign_changes: ForeignChanges) -> list[str]:
    return [file.month for file in foreign_changes.cache.months()]
