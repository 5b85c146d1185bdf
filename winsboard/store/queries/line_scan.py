"""The documents of a month as lines of its file.

Looking through thirty years takes a few of them; the others are passed over without being made
into documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import chain
from typing import Final, TypeAlias

from winsboard.domain.model.documents import ENTRY_KINDS, MARK_STATES, Document, Entry, Mark
from winsboard.domain.model.month_days import NO_DAYS, MonthDays, made_of, of_documents
from winsboard.domain.text.calendar import is_on_boards
from winsboard.store.codec import documents as codec
from winsboard.store.format import header, page_json
from winsboard.store.format.json_text import parsed
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Tables

ENTRIES: Final = codec.TABLE_OF[Entry]
_MARKS: Final = codec.TABLE_OF[Mark]
_MARK: Final = re.compile(
    rb'"day":"([0-9-]{10})".*?"habit":"([0-9]+)".*?"state":"(done|some|rest)"'
)
_ENTRY: Final = re.compile(rb'"day":"([0-9-]{10})".*?"kind":"([a-z_]+)"')
"""Inside a text a quotation mark has a backslash before it, and the fields stand in their order."""
_STATES: Final = {state.encode(): state for state in MARK_STATES}

Sections: TypeAlias = Callable[[str], bytes]
"""The lines of a table of one month, joined as they are in its file."""


def of_file(raw: bytes) -> Sections | None:
    """The lines in the bytes of a file; none where they are not as winsboard leaves them."""
    return partial(page_json.section, raw) if header.size_matches(raw) else None


def of_tables(tables: Tables) -> Sections:
    """The lines of documents that were read."""
    return partial(_joined, tables)


def lines_in(section: bytes) -> list[bytes]:
    """The single lines of a table."""
    return section.split(b",\n") if section else []


def entries_of(month: str, lines: Sequence[bytes]) -> list[Entry]:
    """The entries in some lines of a month.

    Kinds that only a newer winsboard knows are left out. Raises ValueError.
    """
    return [d for d in _documents(month, ENTRIES, lines) if isinstance(d, Entry)]


def days_of(month: str, sections: Sections) -> MonthDays:
    """What the days of a month hold; raises ValueError."""
    if not is_on_boards(month):
        return NO_DAYS
    with suppress(ValueError):
        return _quickly(month, sections)
    each = (_documents(month, t, lines_in(sections(t))) for t in (ENTRIES, _MARKS))
    return of_documents(chain.from_iterable(each))


def _quickly(month: str, sections: Sections) -> MonthDays:
    """The same without reading the documents; raises ValueError where a line is another one."""
    written, ticked = sections(ENTRIES), sections(_MARKS)
    marks, entries = _MARK.findall(ticked), _ENTRY.findall(written)
    if (len(marks), len(entries)) != (len(lines_in(ticked)), len(lines_in(written))):
        raise ValueError("lines of another form")
    day = _Days(month)
    return made_of(
        ((day[on], habit.decode(), _STATES[state]) for on, habit, state in marks),
        (
            (day[on], kind.decode(), kind == b"win")
            for on, kind in entries
            if kind.decode() in ENTRY_KINDS
        ),
    )


class _Days(dict[bytes, date]):
    """The few days of a month, each read once."""

    def __init__(self, month: str) -> None:
        super().__init__()
        self._month = month.encode()

    def __missing__(self, written: bytes) -> date:
        if not written.startswith(self._month):
            raise ValueError("a day of another month")
        self[written] = date.fromisoformat(written.decode())
        return self[written]


def _documents(month: str, table: str, lines: Sequence[bytes]) -> Iterator[Document]:
    if not lines:
        return
    found: Mapping[str, Fields] = parsed(b"{%s}" % b",".join(lines))
    for id, fields in found.items():
        document = codec.decode_or_none(month, table, id, fields)
        if document is not None:
            yield document


def _joined(tables: Tables, table: str) -> bytes:
    documents = tables.get(table, {})
    return b",\n".join(page_json.line_of(id, documents[id]) for id in sorted(documents))
