"""The report of a merge: counts for the person, changes for undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from winsboard.store.codec import documents
from winsboard.store.codec.causality import SIBLING_OF, contents
from winsboard.store.codec.records import ChangeRecord, digest
from winsboard.store.format.lazy_document import Fields
from winsboard.store.merge.documents import ENTRIES
from winsboard.store.sync.incoming import MergeResult, PageChange

_MADE = {"habits": "habit"}
_ENTRIES = {"win": "win", "note": "note", "reflection": "reflection"}


def count_new_documents(arrived: MergeResult) -> Mapping[str, int]:
    """Count the new documents of each kind.

    The kinds are win, note, reflection, tick, habit, version (another text of an entry, written
    concurrently), change and removal.
    """
    found = (
        _kind(past, came) for page, came in arrived.items() for past in changes_between(page, came)
    )
    return Counter(found)


def changes_between(page: str, change: PageChange) -> Iterator[ChangeRecord]:
    """The changes a merge made to the documents of a page."""
    for table in documents.TABLE_OF.values():
        before, after = change.before.get(table, {}), change.after.get(table, {})
        for id in sorted(before.keys() | after.keys()):
            was, now = before.get(id), after.get(id)
            if was is not now and _is_known(page, table, id, was if now is None else now):
                past = _past(table, id, was, now)
                if past is not None:
                    yield past


def _past(table: str, id: str, was: Fields | None, now: Fields | None) -> ChangeRecord | None:
    if was is None or now is None:
        return ChangeRecord(table, id, was and contents(was), digest(table, now))
    old, new = contents(was), contents(now)
    names = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    if not names:
        return None
    return ChangeRecord(table, id, {name: old.get(name) for name in names}, digest(table, now))


def _is_known(page: str, table: str, id: str, fields: Fields | None) -> bool:
    return fields is not None and documents.decode_or_none(page, table, id, fields) is not None


def _kind(past: ChangeRecord, change: PageChange) -> str:
    now = change.after.get(past.table, {}).get(past.id)
    if now is None:
        return "removal"
    if past.table == ENTRIES and past.was is None:
        return "version" if SIBLING_OF in now else _ENTRIES.get(str(now.get("kind")), "change")
    if past.table == "marks":
        return "tick"
    return _MADE.get(past.table, "change") if past.was is None else "change"
