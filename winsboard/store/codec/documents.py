"""Documents of the domain to JSON fields, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from winsboard.domain.model.documents import Document, Part, Rhythm, month_of, page_of
from winsboard.domain.model.goals import SetUpRecord
from winsboard.domain.model.library import FlowStep
from winsboard.domain.schema.kinds import BY_TABLE, KINDS
from winsboard.store.codec.decoders import InvalidDocument, Problem, decoder
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables

TABLE_OF: Final[Mapping[type[Document], str]] = {type: kind.table for type, kind in KINDS.items()}
_DATED: Final = frozenset(kind.table for kind in BY_TABLE.values() if kind.is_dated)
_UNSET: Final = object()


def fields_of(document: Document) -> Fields:
    """The stored fields of a document: those that do not have their default value."""
    return {name: value for name, value in all_fields(document).items() if value is not None}


def tables_of(documents: Iterable[Document], stamp: int) -> MutableTables:
    """Encode documents as the tables of a new page, all created at once."""
    tables: MutableTables = {}
    for document in documents:
        table = tables.setdefault(TABLE_OF[type(document)], {})
        table[document.id] = {**fields_of(document), "_made": stamp}
    return tables


def pages_of(documents: Iterable[Document], stamp: int) -> dict[str, MutableTables]:
    """Encode documents as new pages, all created at once."""
    pages: dict[str, list[Document]] = {}
    for document in documents:
        pages.setdefault(page_of(document), []).append(document)
    return {name: tables_of(found, stamp) for name, found in pages.items()}


def all_fields(document: Document) -> Fields:
    """All fields of a document, None for one that has its default value and is not stored."""
    defaults = document._field_defaults
    return {
        name: None if value == defaults.get(name, _UNSET) else _plain(value)
        for name, value in zip(document._fields, document, strict=True)
        if name != "id"
    }


def changed_fields(before: Document, after: Document) -> Fields:
    """The fields in which two versions differ, with the values of the later; None for a default."""
    later = all_fields(after)
    pairs = zip(after._fields, before, after, strict=True)
    return {name: later[name] for name, old, new in pairs if old != new and name in later}


def is_known(document: Document, field: str) -> bool:
    """Whether this winsboard knows a field of a document."""
    return field in document._fields


def _plain(value: object) -> Any:
    """Convert a value to JSON."""
    if isinstance(value, str):
        # A lone surrogate cannot be encoded; everything else is read back unchanged.
        return value if value.isascii() else value.encode(errors="replace").decode()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Rhythm):
        return {k: _plain(v) for k, v in zip(value._fields, value, strict=True)}
    if isinstance(value, Part | FlowStep | SetUpRecord):
        return _stored_fields(value)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _stored_fields(value: Part | FlowStep | SetUpRecord) -> Fields:
    """A nested record without fields that have their default value."""
    defaults = value._field_defaults
    pairs = zip(value._fields, value, strict=True)
    return {k: _plain(v) for k, v in pairs if v != defaults.get(k, _UNSET)}


def decode_document(page: str, table: str, id: str, fields: Fields) -> Document | None:
    """Decode a document. Returns None for a kind that only a newer winsboard knows.

    An invalid value is read as the nearest valid one. Raises InvalidDocument if there is none, and
    if its day is not on the page.
    """
    decode = decoder(table)
    if decode is None:
        return None
    document = decode(id, fields)
    if table in _DATED and document is not None and fields["day"][:7] != page:
        # The day may be written in another format.
        _check_page(page, document)
    return document


def _check_page(page: str, document: Any) -> None:
    if page_for(document) != page:
        raise InvalidDocument(Problem("day", "elsewhere"))


def decode_or_none(page: str, table: str, id: str, fields: Fields) -> Document | None:
    """Decode a document. Returns None also if it is invalid."""
    try:
        return decode_document(page, table, id, fields)
    except InvalidDocument:
        return None


def repaired(table: str, id: str, fields: Fields) -> Fields:
    """Return a row with each value that was read as a nearby valid one replaced by it."""
    decode = decoder(table)
    document = decode(id, fields) if decode else None
    if document is None:
        return fields
    read = {name: value for name, value in fields_of(document).items() if name in fields}
    near = {name: value for name, value in read.items() if fields[name] != value}
    return {**fields, **near} if near else fields


def page_for(document: Any) -> str:
    """The page of a document that has a day."""
    return month_of(document.day)
