"""Undoing one edit out of order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.edits import Edit
from winsboard.notebook.saving.rebase import own_changes
from winsboard.notebook.undo.undo_log import Done, stacks
from winsboard.store.codec import documents
from winsboard.store.codec.records import Record
from winsboard.store.store import Store
from winsboard.words.text.titles import title_words


def find_undoable(store: Store, unsaved: tuple[Edit, ...], id: str) -> Done:
    """Return the edit with this id if it can be undone now.

    Raises Refusal, which names a later edit that prevents it, and Unreadable.
    """
    act = _find_record(store, unsaved, id)
    after = _after(store, unsaved, act)
    chain = [act]
    for later in after:
        if later.undoes == chain[-1].id:
            chain.append(later)
    if len(chain) % 2 == 0:
        raise Refusal("undo.taken_back")
    for later in stacks(after).undo:
        if later not in chain and _touched(later) & _touched(act):
            raise Refusal("undo.touched", later=title_words(later.title))
    if not _touched(act):
        raise Refusal("undo.no_change")
    return chain[-1]


def _find_record(store: Store, unsaved: tuple[Edit, ...], id: str) -> Done:
    for edit in unsaved:
        if edit.id == id:
            return edit
    for name in (LIBRARY, *(month for month, _ in store.months_written())):
        for record in store.records(name):
            if record.id == id:
                return _complete_record(store, record)
    raise Refusal("undo.unknown", id=id)


def _complete_record(store: Store, record: Record) -> Record:
    """The record with the changes on all its pages."""
    parts = [r for page in record.pages for r in store.records(page) if r.id == record.id]
    return record._replace(changes=tuple(past for part in parts for past in part.changes))


def _after(store: Store, unsaved: Iterable[Edit], act: Done) -> Sequence[Done]:
    """The edits made after an edit on the pages it touched, oldest first."""
    waiting = list(unsaved)
    if isinstance(act, Edit):
        return waiting[waiting.index(act) + 1 :]
    records = {r.id: r for page in act.pages for r in store.records(page)}
    order = sorted(records.values(), key=lambda r: (r.stamp, r.id))
    later = [r for r in order if (r.stamp, r.id) > (act.stamp, act.id)]
    written = {r.id for r in order}
    return [
        *(_complete_record(store, r) for r in later),
        *(e for e in waiting if e.id not in written),
    ]


def _touched(act: Done) -> set[tuple[str, str]]:
    if isinstance(act, Edit):
        return {(documents.TABLE_OF[type(c.document)], c.document.id) for c in own_changes(act)}
    return {(past.table, past.id) for past in act.changes}
