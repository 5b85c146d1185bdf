"""What was done, as it is kept on the pages it touched."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import Any, Final, NamedTuple

from winsboard.domain.edits import Edit, Title
from winsboard.store import form
from winsboard.store.form import WrongShape
from winsboard.store.rows import Fields
from winsboard.store.stamps import contents

EDITS: Final = form.HISTORY
"""The table of the history."""


class Past(NamedTuple):
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
    changes: tuple[Past, ...]
    stamp: int
    """The order in which a page was written."""


def digest(fields: Fields | None) -> str:
    """What tells one content of a document from another; empty for no document.

    It notices a change and is no seal, so the quickest sum will do.
    """
    if fields is None:
        return ""
    return f"{zlib.crc32(form.plain_bytes(contents(fields))):08x}"


def kept(edit: Edit, pages: tuple[str, ...], changes: list[Past], stamp: int) -> Fields:
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


def _kept_past(past: Past) -> Fields:
    fields: dict[str, Any] = {"table": past.table, "id": past.id}
    if past.was is not None:
        fields["was"] = past.was
    if past.now:
        fields["now"] = past.now
    return fields


def record_of(page: str, id: str, fields: Fields) -> Record:
    """The part of an edit that was kept; raises WrongShape."""
    try:
        return Record(
            id=id,
            at=datetime.fromisoformat(fields["at"]),
            title=Title(str(fields["did"]), str(fields.get("to", ""))),
            undoes=str(fields.get("undoes", "")),
            said=str(fields.get("said", "")),
            pages=tuple(fields.get("pages", (page,))),
            changes=tuple(
                Past(c["table"], c["id"], c.get("was"), c.get("now", "")) for c in fields["changes"]
            ),
            stamp=int(fields["_made"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongShape("not_ours") from error
