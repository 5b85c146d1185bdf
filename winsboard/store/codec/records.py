"""History records: an edit as it is stored on the pages it touched."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.schema.kinds import DERIVED
from winsboard.domain.text.calendar import FIRST_DAY, LAST_DAY
from winsboard.domain.text.sanitize import terminal_safe_line
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.causality import contents
from winsboard.store.codec.fields import moment
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import FormatError
from winsboard.store.page_paths import is_page

EDITS: Final = page_json.HISTORY
"""The table of the history."""
LAST_EDITS_KEPT: Final = 200
"""The number of last edits of a page that are never pruned."""


class ChangeRecord(NamedTuple):
    """What an edit did to one document of a page."""

    table: str
    id: str
    was: Fields | None
    """The previous values of the changed fields, None for a default. None if it was created."""
    now: str
    """A digest of the contents afterwards; empty if it was removed."""


class Record(NamedTuple):
    """The part of an edit that is stored on one page."""

    id: str
    at: datetime
    title: Title
    undoes: str
    said: str
    pages: tuple[str, ...]
    """All pages that store a part of this edit."""
    changes: tuple[ChangeRecord, ...]
    stamp: int
    """The order in which edits were written to the page."""


def digest(table: str, fields: Fields | None) -> str:
    """A checksum of a document's contents without derived fields; empty for no document.

    Detects changes and is not cryptographic, so the fastest checksum is enough.
    """
    if fields is None:
        return ""
    return f"{zlib.crc32(page_json.plain_bytes(own_fields(table, contents(fields)))):08x}"


def own_fields(table: str, fields: Fields) -> Fields:
    """The fields of a document without those that follow from other documents."""
    derived = DERIVED.get(table)
    if derived is None:
        return fields
    return {name: value for name, value in fields.items() if name not in derived}


def encode_record(
    edit: Edit, pages: tuple[str, ...], changes: list[ChangeRecord], stamp: int
) -> Fields:
    """Encode the part of an edit on one page."""
    fields: dict[str, Any] = {
        "_made": stamp,
        "at": edit.at.isoformat(),
        "did": edit.title.did,
        "changes": [_encode_change(past) for past in changes],
    }
    if edit.title.to:
        fields["to"] = edit.title.to.encode(errors="replace").decode()
    if edit.undoes:
        fields["undoes"] = edit.undoes
    if edit.said:
        fields["said"] = edit.said
    if len(pages) > 1:
        fields["pages"] = list(pages)
    return fields


def is_of(fields: Fields, edit: Edit) -> bool:
    """Whether a record is of this edit, and not of another with the same id."""
    return (fields.get("at"), fields.get("did")) == (edit.at.isoformat(), edit.title.did)


def _encode_change(past: ChangeRecord) -> Fields:
    fields: dict[str, Any] = {"table": past.table, "id": past.id}
    if past.was is not None:
        fields["was"] = past.was
    if past.now:
        fields["now"] = past.now
    return fields


def decode_record(page: str, id: str, fields: Fields) -> Record:
    """Decode a record. Raises FormatError."""
    try:
        return Record(
            id=id,
            at=_moment_of(fields["at"]),
            title=Title(
                terminal_safe_line(fields["did"]), terminal_safe_line(fields.get("to", ""))
            ),
            undoes=terminal_safe_line(fields.get("undoes", "")),
            said=terminal_safe_line(fields.get("said", "")),
            pages=_pages_of(fields, page),
            changes=tuple(map(_decode_change, fields["changes"])),
            stamp=int(fields["_made"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise FormatError("not_ours") from error


def decode_records(page: str, rows: Mapping[str, Fields]) -> tuple[Record, ...]:
    """Decode the history of a page, oldest first. Skips invalid records."""
    found: list[Record] = []
    for id, fields in rows.items():
        with suppress(FormatError):
            found.append(decode_record(page, id, fields))
    return tuple(sorted(found, key=lambda record: (record.stamp, record.id)))


def _moment_of(value: str) -> datetime:
    at = moment(value)
    if not FIRST_DAY.year <= at.year <= LAST_DAY.year:
        raise ValueError("date out of range")
    return at


def _pages_of(fields: Fields, page: str) -> tuple[str, ...]:
    """The pages of an edit, always including the one that stores it."""
    found = tuple(name for name in fields.get("pages", ()) if is_page(name))
    return found if page in found else (page, *found)


def _decode_change(change: Fields) -> ChangeRecord:
    was, now = change.get("was"), change.get("now", "")
    if not (
        isinstance(change["table"], str)
        and isinstance(change["id"], str)
        and isinstance(was, dict | None)
        and isinstance(now, str)
    ):
        raise TypeError("malformed change")
    return ChangeRecord(change["table"], change["id"], was, now)
