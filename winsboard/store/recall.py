"""A recorded edit made whole again, from the history and what is on disk now."""

from __future__ import annotations

from collections.abc import Mapping

from winsboard.domain.documents import Document
from winsboard.domain.edits import Change, Edit
from winsboard.domain.errors import Refusal
from winsboard.store import codec
from winsboard.store.form import WrongShape
from winsboard.store.history import EDITS, Past, Record, digest, record_of
from winsboard.store.page_file import Snapshot
from winsboard.store.rows import Fields
from winsboard.store.stamps import contents


def recalled(record: Record, snapshots: Mapping[str, Snapshot]) -> Edit:
    """The edit of a record, with every document as it was before and as it is after.

    `snapshots` are the pages it touched. Contents are compared, not stamps: when a later edit was
    taken back, the earlier one can be taken back too. Raises Refusal("undo.changed").
    """
    changes: dict[tuple[str, str], Change] = {}
    try:
        for page, snapshot in snapshots.items():
            for past in _part(page, snapshot, record.id):
                now = snapshot.tables.get(past.table, {}).get(past.id)
                if past.now != digest(now):
                    raise Refusal("undo.changed")
                key = past.table, past.id
                change = _change(page, past, now)
                changes[key] = _joined(changes[key], change) if key in changes else change
    except WrongShape as error:
        raise Refusal("undo.changed") from error
    return Edit(
        id=record.id,
        at=record.at,
        title=record.title,
        changes=tuple(changes.values()),
        undoes=record.undoes,
        said=record.said,
    )


def _part(page: str, snapshot: Snapshot, id: str) -> tuple[Past, ...]:
    fields = snapshot.tables.get(EDITS, {}).get(id)
    if fields is None:
        raise Refusal("undo.changed")
    return record_of(page, id, fields).changes


def _change(page: str, past: Past, now: Fields | None) -> Change:
    after = None if now is None else _document(page, past, now)
    if past.was is None:
        return Change(None, after)
    was = {**(contents(now) if now else {}), **past.was}
    kept = {name: value for name, value in was.items() if value is not None}
    return Change(_document(page, past, kept), after)


def _document(page: str, past: Past, fields: Fields) -> Document:
    document = codec.document_of(page, past.table, past.id, fields)
    if document is None:
        raise Refusal("undo.changed")
    return document


def _joined(one: Change, other: Change) -> Change:
    """The two halves of a move from one page to another."""
    if one.before is None:
        return Change(other.before, one.after)
    return Change(one.before, other.after)
