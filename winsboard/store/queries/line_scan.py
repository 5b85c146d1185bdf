"""The documents of a month as lines of its file.

A search through thirty years needs few of them; the others are skipped without decoding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import chain
from typing import Final, TypeAlias

from winsboard.domain.model.documents import (
    ENTRY_KINDS,
    MARK_STATES,
    Document,
    Entry,
    Mark,
    Reading,
    Share,
    is_told,
)
from winsboard.domain.model.month_days import (
    NO_DAYS,
    MonthDays,
    summarize_documents,
    summarize_records,
)
from winsboard.domain.model.wins import is_win, tags_of_tick
from winsboard.domain.text.calendar import is_supported_month
from winsboard.store.codec import documents as codec
from winsboard.store.format import header, page_json
from winsboard.store.format.json_text import parse_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.line_counts import lines_with, split_lines, wins_in_line
from winsboard.store.format.page_json import Tables

ENTRIES: Final = codec.TABLE_OF[Entry]
MARKS: Final = codec.TABLE_OF[Mark]
READINGS: Final = codec.TABLE_OF[Reading]
SHARES: Final = codec.TABLE_OF[Share]
_MARK: Final = re.compile(
    rb'"day":"([0-9-]{10})".*?"habit":"([0-9]+)".*?"state":"(done|some|rest)"'
)
_ENTRY: Final = re.compile(rb'"day":"([0-9-]{10})".*?"kind":"([a-z_]+)"')
"""Fields are sorted by name, and quotation marks inside a text are escaped."""
_TAGGED: Final = re.compile(rb'"tags":\[|"help":"alone"')
"""In the line of a mark that has tags, or one that follows from its help."""
NOTED: Final = b'"note":"'
STARRED: Final = b'"starred":true'
_TOLD: Final = (NOTED, b'"tags":[', STARRED)
"""In the line of a mark with a note, tags or a star. The stamps of these fields are numbers."""
_STATES: Final = {state.encode(): state for state in MARK_STATES}

Sections: TypeAlias = Callable[[str], bytes]
"""The lines of one table of a month, joined as in its file."""


def sections_of_file(raw: bytes) -> Sections | None:
    """The lines of a file; None if it is not as winsboard writes it."""
    return partial(page_json.section, raw) if header.size_matches(raw) else None


def several_sections(raw: bytes) -> Sections | None:
    """Like `sections_of_file`, for whoever needs several tables."""
    if not header.size_matches(raw):
        return None
    try:
        spans = page_json.spans(raw)
    except ValueError:
        return None

    def section(table: str) -> bytes:
        start, end = spans.get(table, (0, 0))
        return raw[start:end]

    return section


def sections_of_tables(tables: Tables) -> Sections:
    """The lines of parsed tables."""
    return partial(_joined, tables)


def lines_in(section: bytes) -> list[bytes]:
    """Split a table into lines."""
    return split_lines(section)


def entries_of(month: str, lines: Sequence[bytes]) -> list[Entry]:
    """Decode entries from some lines of a month.

    Kinds that only a newer winsboard knows are left out. Raises ValueError.
    """
    return [d for d in _documents(month, ENTRIES, lines) if isinstance(d, Entry)]


def told_marks_of(month: str, lines: Sequence[bytes]) -> list[Mark]:
    """Decode the marks of some lines that have a note, tags or a star. Raises ValueError."""
    marks = (d for d in _documents(month, MARKS, lines) if isinstance(d, Mark))
    return [mark for mark in marks if is_told(mark)]


def readings_of(
    month: str, sections: Sections, measure: str, habits: Collection[str]
) -> list[Document]:
    """Decode the readings of a measure, and the marks of some habits with a number.

    Raises ValueError.
    """
    found: list[Document] = []
    wanted = ((READINGS, [measure], b""), (MARKS, habits, b'"value":'))
    for table, ids, also in wanted:
        pieces = [f'"{id}"'.encode() for id in ids]
        written = sections(table) if pieces else b""
        if any(piece in written for piece in pieces):
            lines = [
                line
                for line in lines_in(written)
                if also in line and any(piece in line for piece in pieces)
            ]
            found += _documents(month, table, lines)
    return found


def shares_of(month: str, section: bytes) -> list[Share]:
    """Decode the lines of the ledger of a month. Raises ValueError."""
    return [d for d in _documents(month, SHARES, lines_in(section)) if isinstance(d, Share)]


def days_of(month: str, sections: Sections) -> MonthDays:
    """A summary of a month's days. Raises ValueError."""
    if not is_supported_month(month):
        return NO_DAYS
    with suppress(ValueError):
        return _scan_days(month, sections)
    each = (_documents(month, t, lines_in(sections(t))) for t in (ENTRIES, MARKS))
    return summarize_documents(chain.from_iterable(each))


def _scan_days(month: str, sections: Sections) -> MonthDays:
    """Like `days_of`, without decoding. Raises ValueError if a line has another format."""
    written, ticked = lines_in(sections(ENTRIES)), sections(MARKS)
    marks, entries = _MARK.findall(ticked), [_ENTRY.search(line) for line in written]
    if len(marks) != len(lines_in(ticked)) or None in entries:
        raise ValueError("unknown line format")
    day = _Days(month)
    return summarize_records(
        ((day[on], habit.decode(), _STATES[state]) for on, habit, state in marks),
        (
            (day[found[1]], found[2].decode(), wins_in_line(line))
            for line, found in zip(written, entries, strict=True)
            if found is not None and found[2].decode() in ENTRY_KINDS
        ),
        _tagged(month, ticked),
        [day[on] for on, *_ in _MARK.findall(b",\n".join(told_lines(ticked)))],
    )


def _tagged(month: str, section: bytes) -> Iterator[tuple[date, str, Sequence[str]]]:
    """The ticks with tags, as (day, habit id, tags). There are few, so they are decoded."""
    if _TAGGED.search(section):
        lines = [line for line in lines_in(section) if _TAGGED.search(line)]
        for mark in _documents(month, MARKS, lines):
            if isinstance(mark, Mark) and is_win(mark):
                yield mark.day, mark.habit, tags_of_tick(mark)


def told_lines(ticked: bytes) -> list[bytes]:
    """The lines of marks with a note, tags or a star."""
    return list(lines_with(ticked, _TOLD))


class _Days(dict[bytes, date]):
    """The days of a month, each parsed once."""

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
    found: Mapping[str, Fields] = parse_json(b"{%s}" % b",".join(lines))
    for id, fields in found.items():
        document = codec.decode_or_none(month, table, id, fields)
        if document is not None:
            yield document


def _joined(tables: Tables, table: str) -> bytes:
    documents = tables.get(table, {})
    return b",\n".join(page_json.line_of(id, documents[id]) for id in sorted(documents))
