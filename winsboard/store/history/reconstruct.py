"""Reconstructing a recorded edit from the history and the documents on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Document
from winsboard.domain.model.edits import Change, Edit
from winsboard.store.codec import documents
from winsboard.store.codec.causality import contents
from winsboard.store.codec.records import (
    EDITS,
    ChangeRecord,
    Record,
    decode_record,
    digest,
    own_fields,
)
from winsboard.store.errors import unreadable
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import FormatError, Tables
from winsboard.store.history.apply import apply_edit, pages_of
from winsboard.store.ids import Ids
from winsboard.store.repository.transaction import Transaction
from winsboard.store.sync.resolved_pages import ResolvedPages


def reconstruct_edit(
    files: ResolvedPages, record: Record, unsaved: Sequence[Edit], ids: Ids
) -> Edit:
    """Reconstruct the edit of a record from the pages and the `unsaved` edits.

    Raises Refusal("undo.changed") and StoreError.
    """
    work = Transaction(files.cache, files.snapshot)
    try:
        return _reconstructed(record, _with_pending(work, unsaved, record.pages, ids))
    except FormatError as error:
        raise unreadable(files.cache.path(record.pages[0]), str(error)) from error


def _with_pending(
    work: Transaction, unsaved: Sequence[Edit], pages: Iterable[str], ids: Ids
) -> dict[str, Tables]:
    """The tables of some pages with unsaved edits applied to them. Writes nothing.

    Raises FormatError and StoreError.
    """
    needed, told = set(pages), []
    for edit in reversed(unsaved):
        # What moves to a page depends on the page it comes from.
        if needed.intersection(touched := pages_of(edit)):
            needed.update(touched)
            told.append(edit)
    for edit in reversed(told):
        apply_edit(work, edit, ids)
    return {page: work.file(page).storage.read() or {} for page in pages}


def _reconstructed(record: Record, pages: Mapping[str, Tables]) -> Edit:
    """The edit of a record, with every document as it was before and after.

    `pages` are the tables of the pages it touched. Contents are compared, not stamps, so that an
    edit can be undone after a later one was undone. Raises Refusal("undo.changed").
    """
    changes: list[Change] = []
    try:
        for page, tables in pages.items():
            for past in _part(page, tables, record.id):
                now = tables.get(past.table, {}).get(past.id)
                if past.now != digest(past.table, now):
                    raise Refusal("undo.changed")
                changes.append(_change(page, past, now))
    except FormatError as error:
        raise Refusal("undo.changed") from error
    return Edit(
        id=record.id,
        at=record.at,
        title=record.title,
        changes=tuple(changes),
        undoes=record.undoes,
        said=record.said,
    )


def _part(page: str, tables: Tables, id: str) -> tuple[ChangeRecord, ...]:
    fields = tables.get(EDITS, {}).get(id)
    if fields is None:
        raise Refusal("undo.changed")
    return decode_record(page, id, fields).changes


def _change(page: str, past: ChangeRecord, now: Fields | None) -> Change:
    after = None if now is None else _document(page, past, now)
    if past.was is None:
        return Change(None, after)
    was = {**(contents(now) if now else {}), **_own(past, now)}
    kept = {name: value for name, value in was.items() if value is not None}
    return Change(_document(page, past, kept), after)


def _own(past: ChangeRecord, now: Fields | None) -> Fields:
    """The values before the edit. Derived ones are as they are now, if there is a document."""
    was = past.was or {}
    return was if now is None else own_fields(past.table, was)


def _document(page: str, past: ChangeRecord, fields: Fields) -> Document:
    document = documents.decode_or_none(page, past.table, past.id, fields)
    if document is None:
        raise Refusal("undo.changed")
    return document
