"""Edits to JSON fields and back, for edits stored outside the pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from winsboard.domain.model.documents import Document, page_of
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.store.codec import documents
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import FormatError


def fields_of_edit(edit: Edit) -> Fields:
    """Encode an edit."""
    return {
        "id": edit.id,
        "at": edit.at.isoformat(),
        "did": edit.title.did,
        "to": edit.title.to.encode(errors="replace").decode(),
        "undoes": edit.undoes,
        "said": edit.said,
        "changes": [_fields_of_change(change) for change in edit.changes],
    }


def edit_of(fields: Fields) -> Edit:
    """Decode an edit. Raises FormatError."""
    try:
        at = datetime.fromisoformat(fields["at"])
        if at.tzinfo is None or not str(fields["id"]).isdecimal():
            raise FormatError("not_ours")
        return Edit(
            id=str(fields["id"]),
            at=at,
            title=Title(str(fields["did"]), str(fields["to"])),
            changes=tuple(_change_of(change) for change in fields["changes"]),
            undoes=str(fields["undoes"]),
            said=str(fields["said"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatError("not_ours") from error


def _fields_of_change(change: Change) -> dict[str, Any]:
    document = change.document
    return {
        "table": documents.TABLE_OF[type(document)],
        "id": document.id,
        "before": _fields_of_document(change.before),
        "after": _fields_of_document(change.after),
    }


def _fields_of_document(document: Document | None) -> dict[str, Any] | None:
    if document is None:
        return None
    return {"page": page_of(document), "fields": documents.fields_of(document)}


def _change_of(fields: Mapping[str, Any]) -> Change:
    table, id = str(fields["table"]), str(fields["id"])
    before = _document_of(table, id, fields["before"])
    after = _document_of(table, id, fields["after"])
    if before is None and after is None:
        raise FormatError("not_ours")
    return Change(before, after)


def _document_of(table: str, id: str, fields: Mapping[str, Any] | None) -> Document | None:
    if fields is None:
        return None
    document = documents.decode_document(str(fields["page"]), table, id, fields["fields"])
    if document is None:
        raise FormatError("not_ours")
    return document
