"""Entries erased on one machine while another one moved them to another month.

A moved entry is a new document that names the ids it had (`was`), so no merge of one page knows
that it was erased on another one. Where nobody has written other words into it that the eraser had
not seen, it is erased too. Else these words stay, and its history until they were written goes.
An entry that was changed at the same time outlives the erasing on its page; who moves it from
there knows that it was erased and wants it, so it stays wherever it goes.

What undo or a backup brought back meanwhile counts as written anew and can stay: the history keeps
what an entry said, not by which act it said so, and a tombstone must hold nothing by which words
could be guessed. So nothing tells such a copy from words that a person has typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Final, TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality
from winsboard.store.codec.erasure_markers import (
    LET_GO,
    Unwanted,
    erased_entries,
    history_marker,
    marker,
    merge_markers,
    remaining_edits,
)
from winsboard.store.codec.records import EDITS
from winsboard.store.errors import Conflict, Unreadable
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields, made_at
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.merge.documents import ENTRIES, keep_heads
from winsboard.store.merge.moves import ids_of
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.sync.detector import ForeignChanges
from winsboard.store.sync.incoming import MergeResult

Erased: TypeAlias = Mapping[str, Unwanted]
"""The erased entries by their ids."""
_MARK: Final = f'"{LET_GO}"'.encode()


class Moved(NamedTuple):
    """What was moved while it was erased elsewhere."""

    arrived: dict[str, MutableTables]
    """The pages that were merged in which something is to be erased, without it."""
    others: dict[str, tuple[Snapshot, MutableTables]]
    """The same of other pages, and as they are now."""
    unmerged: set[str]
    """The pages in whose place another one is, or a conflict: they are to be merged first."""


def find_erased_moves(foreign_changes: ForeignChanges, arrived: MergeResult) -> Moved:
    """What is to be erased after a merge."""
    moved = Moved({}, {}, set())
    # A page that was put in the place of another one came with all that is in it.
    known = {page: _own(foreign_changes, page) for page in arrived}
    erased = _newly_erased(known, arrived)
    if any(_has_moved_here(known[page], came.after) for page, came in arrived.items()):
        _add(erased, _erased_before(foreign_changes, arrived, moved.unmerged))
    if not erased:
        return moved
    for page, came in arrived.items():
        left = without_moved(came.after, erased)
        if left is not None:
            moved.arrived[page] = left
    ids = [f'"{id}"'.encode() for id in erased]
    for page in _months(foreign_changes):
        with _passed_over(moved.unmerged):
            if page in arrived or not any(id in foreign_changes.cache.raw(page) for id in ids):
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
def _passed_over(unmerged: set[str]) -> Iterator[None]:
    """Pass over a page that cannot be read; one with a conflict is noted."""
    try:
        yield
    except Conflict as error:
        unmerged.add(error.page)
    except Unreadable:
        pass


def without_moved(tables: Tables, erased: Erased) -> MutableTables | None:
    """Tables without the entries that were moved here and erased; none where there are none."""
    after = page_json.mutable_copy(tables)
    edits = tables.get(EDITS, {})
    known = tables.get(LET_GO, {})
    let_go: dict[str, Fields] = {}
    for id, fields in tables.get(ENTRIES, {}).items():
        seen = _seen_of(id, fields, erased, fields)
        # One that is known can have come again, with a change that touched no words.
        if seen and (id not in known or _said_before(fields, seen)):
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
    after[LET_GO] = merge_markers({LET_GO: known}, {LET_GO: let_go})
    after[EDITS] = remaining_edits(edits, after[LET_GO])
    return {name: rows for name, rows in after.items() if rows}


def _seen_of(id: str, fields: Fields, erased: Erased, last: Fields) -> frozenset[int]:
    """What the erasers of the entries that this one was had seen.

    `last` is what is left of it: whoever wrote that may have known of an erasing.
    """
    known = causality.seen_stamps(last)
    found = [erased[was] for was in ids_of(id, fields)[1:] if was in erased]
    return frozenset().union(*(each.seen for each in found if each.act not in known))


def _erase(
    after: MutableTables, id: str, fields: Fields, seen: frozenset[int], edits: Mapping[str, Fields]
) -> Fields:
    """Take out what the eraser had seen of an entry; gives what keeps it from coming back."""
    gone = _said_before(fields, seen)
    unseen = [head for head in causality.living(fields) if head not in gone]
    left = keep_heads(ENTRIES, fields, unseen) if unseen else None
    if left is not None:
        after[ENTRIES][id] = left
        acts = frozenset().union(*map(causality.seen_stamps, gone))
        return history_marker(ENTRIES, _rewritten_at(edits, id), acts)
    # The same on every computer that finds it out.
    stamp = causality.last_act(fields) + 1
    del after[ENTRIES][id]
    after.setdefault(causality.REMOVED, {})[id] = causality.tombstone(ENTRIES, fields, stamp)
    return marker(ENTRIES, stamp)


def _moved_on(edits: Mapping[str, Fields]) -> Iterator[tuple[str, Fields]]:
    """The entries that the history tells of, which may not stand on the page any more."""
    for act in edits.values():
        for past in act.get("changes", []):
            if past.get("table") == ENTRIES and past.get("was"):
                yield str(past.get("id")), past["was"]


def _said_before(fields: Fields, seen: frozenset[int]) -> list[Fields]:
    """The versions of an entry that say nothing but what the eraser had seen."""
    return [head for head in causality.living(fields) if not _has_other_words(head, seen)]


def _has_other_words(head: Fields, seen: frozenset[int]) -> bool:
    return any(
        head.get(name) and causality.stamp_of(head, name) not in seen
        for name in causality.TEXT_FIELDS
    )


def _rewritten_at(edits: Mapping[str, Fields], id: str) -> int:
    """The stamp of the act that gave an entry other words than those it was moved with."""
    acts = sorted(edits.values(), key=lambda act: made_at(act) or 0)
    for act in acts:
        for past in act.get("changes", []):
            if past.get("id") == id and any(
                name in (past.get("was") or {}) for name in causality.TEXT_FIELDS
            ):
                return made_at(act) or 0
    return 0


def _own(foreign_changes: ForeignChanges, page: str) -> Tables:
    """A page as this machine last wrote it or took it in."""
    copy = foreign_changes.copies.sure(page)
    with suppress(page_json.FormatError):
        return parser.parse(page, copy) if copy else {}
    return {}


def _newly_erased(known: Mapping[str, Tables], arrived: MergeResult) -> dict[str, Unwanted]:
    found: dict[str, Unwanted] = {}
    for page, came in arrived.items():
        before = erased_entries(known[page])
        now = erased_entries(came.after)
        _add(found, {id: each for id, each in now.items() if before.get(id) != each})
    return found


def _add(found: dict[str, Unwanted], more: Erased) -> None:
    """Add what other pages tell; an entry that was moved there and back is named on several."""
    for id, each in more.items():
        known = found.get(id, each)
        found[id] = Unwanted(max(known.act, each.act), known.seen | each.seen)


def _has_moved_here(known: Tables, after: Tables) -> bool:
    """Whether an entry came, or the past of one, that was moved at some time."""
    entries, acts = known.get(ENTRIES, {}), known.get(EDITS, {})
    rows = after.get(ENTRIES, {}).items()
    new = {id: act for id, act in after.get(EDITS, {}).items() if id not in acts}
    return any("was" in fields and entries.get(id) != fields for id, fields in rows) or any(
        "was" in past for _, past in _moved_on(new)
    )


def _erased_before(
    foreign_changes: ForeignChanges, arrived: MergeResult, unmerged: set[str]
) -> dict[str, Unwanted]:
    found: dict[str, Unwanted] = {}
    for page in {*_months(foreign_changes), *arrived}:
        with _passed_over(unmerged):
            if page in arrived:
                _add(found, erased_entries(arrived[page].after))
            elif _MARK in foreign_changes.cache.raw(page):
                _add(found, erased_entries(foreign_changes.current(page).tables))
    return found


def _months(foreign_changes: ForeignChanges) -> list[str]:
    return [file.month for file in foreign_changes.cache.months()]
