"""History records: an edit as it is stored on the pages it touched."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.text.calendar import FIRST_DAY, LAST_DAY
from winsboard.domain.text.sanitize import harmless_line
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.causality import contents
from winsboard.store.codec.fields import moment
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import FormatError
from winsboard.store.layout import is_page

EDITS: Final = page_json.HISTORY
"""The table of the history."""
LAST_EDITS_KEPT: Final = 200
"""So many of the last acts of a page stay, however old they are."""


class ChangeRecord(NamedTuple):
    """What an edit did to one document of a page."""

    table: str
    id: str
    was: Fields | None
    """The old values of the fields that changed, None in it for a default; none if it was made."""
    now: str
    """A digest of the contents after it; empty if it was removed."""


class Record(NamedTuple):
    """The part of an edit that one page keeps."""

    id: str
    at: datetime
    title: Title
    undoes: str
    said: str
    pages: tuple[str, ...]
    """All pages that keep a part of this edit."""
    changes: tuple[ChangeRecord, ...]
    stamp: int
    """The order in which a page was written."""


def digest(fields: Fields | None) -> str:
    """What tells one content of a document from another; empty for no document.

    It notices a change and is no seal, so the quickest sum will do.
    """
    if fields is None:
        return ""
    return f"{zlib.crc32(page_json.plain_bytes(contents(fields))):08x}"


def encode_record(
    edit: Edit, pages: tuple[str, ...], changes: list[ChangeRecord], stamp: int
) -> Fields:
    """The part of an edit as a document of the history."""
    fields: dict[str, Any] = {
        "_made": stamp,
        "at": edit.at.isoformat(),
        "did": edit.title.did,
        "changes": [_kept_past(past) for past in changes],
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
    """Whether a document of the history is of this edit, and not of another with its id."""
    return (fields.get("at"), fields.get("did")) == (edit.at.isoformat(), edit.title.did)


def _kept_past(past: ChangeRecord) -> Fields:
    fields: dict[str, Any] = {"table": past.table, "id": past.id}
    if past.was is not None:
        fields["was"] = past.was
    if past.now:
        fields["now"] = past.now
    return fields


def decode_record(page: str, id: str, fields: Fields) -> Record:
    """The part of an edit that was kept; raises FormatError."""
    try:
        return Record(
            id=id,
            at=_moment_of(fields["at"]),
            title=Title(harmless_line(fields["did"]), harmless_line(fields.get("to", ""))),
            undoes=harmless_line(fields.get("undoes", "")),
            said=harmless_line(fields.get("said", "")),
            pages=_pages_of(fields, page),
            changes=tuple(map(_past_of, fields["changes"])),
            stamp=int(fields["_made"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise FormatError("not_ours") from error


def decode_records(page: str, rows: Mapping[str, Fields]) -> tuple[Record, ...]:
    """The history of a page, oldest first; what makes no sense in it stays in the file."""
    found: list[Record] = []
    for id, fields in rows.items():
        with suppress(FormatError):
            found.append(decode_record(page, id, fields))
    return tuple(sorted(found, key=lambda record: (record.stamp, record.id)))


def _moment_of(value: str) -> datetime:
    at = moment(value)
    if not FIRST_DAY.year <= at.year <= LAST_DAY.year:
        raise ValueError("at the edge of time")
    return at


def _pages_of(fields: Fields, page: str) -> tuple[str, ...]:
    """The pages of an act; the one it stands on is always among them."""
    found = tuple(name for name in fields.get("pages", ()) if is_page(name))
    return found if page in found else (page, *found)


def _past_of(change: Fields) -> ChangeRecord:
    was, now = change.get("was"), change.get("now", "")
    if not (
        isinstance(change["table"], str)
        and isinstance(change["id"], str)
        and isinstance(was, dict | None)
        and isinstance(now, str)
    ):
        raise TypeError("a change of another shape")
    return ChangeRecord(change["table"], change["id"], was, now)
