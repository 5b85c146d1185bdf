"""Scanning the rows of a file, also if it is damaged or has merge-conflict markers.

winsboard writes one document per line, so damage stays local; other programs may have reformatted
the file. Newlines in texts are escaped, so a marker at the beginning of a line is a real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.format.json_text import as_utf8, value_at
from winsboard.store.format.repeated_names import split_versions

START, BASE, MIDDLE, END = b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"
CONFLICT_MARKERS: Final = (START, BASE, MIDDLE, END)
_ANY_MARK: Final = "|".join(re.escape(mark.decode()) for mark in CONFLICT_MARKERS)
_START: Final = re.compile(
    rf'"(?P<table>[A-Za-z_]+)"\s*:\s*\{{(?=\s*(?:"[0-9]+"\s*:|\}}|{_ANY_MARK}))'
    rf'|"(?P<id>[0-9]+)"\s*:\s*|^(?P<mark>{_ANY_MARK})',
    re.MULTILINE,
)
"""The beginning of a table, a document, or one side of a conflict."""
_NO_TEXT: Final = re.compile("[\udc80-\udcff]")


class FoundRow(NamedTuple):
    """A possible document; `fields` is None if it cannot be parsed."""

    table: str
    id: str
    fields: Any
    line: int


def has_conflict_markers(raw: bytes) -> bool:
    """Whether a file has merge-conflict markers."""
    return raw.startswith(CONFLICT_MARKERS) or any(b"\n" + mark in raw for mark in CONFLICT_MARKERS)


def rows_in(raw: bytes) -> list[FoundRow]:
    """Everything in a file that looks like a document, in order.

    Includes both sides of conflicts, at any nesting.
    """
    with suppress(ValueError):
        raw = as_utf8(raw)
    # An invalid byte makes its own document unreadable and no other.
    return list(_find_rows(raw.decode(errors="surrogateescape")))


def _find_rows(text: str) -> Iterator[FoundRow]:
    table, at, line, counted = "", 0, 1, 0
    begun: list[str] = []
    while start := _START.search(text, at):
        line, counted = line + text.count("\n", counted, start.start()), start.start()
        at = start.end()
        if mark := start["mark"]:
            table = _table_after(mark.encode(), table, begun)
        table = start["table"] or table
        if start["id"] and table:
            versions, at = _versions_at(text, at)
            for fields in versions:
                yield FoundRow(table, start["id"], fields, line)


def _table_after(mark: bytes, table: str, begun: list[str]) -> str:
    """Each side of a conflict continues in the table where the conflict began."""
    if mark == START:
        begun.append(table)
    elif mark == END:
        begun[-1:] = []
    elif begun:
        return begun[-1]
    return table


def _versions_at(text: str, at: int) -> tuple[list[Any], int]:
    """Parse the fields at a position, split by repeated names; [None] if they cannot be parsed."""
    try:
        fields, end = value_at(text, at)
        versions = split_versions(fields)
    except ValueError:
        return [None], at
    # If a brace is missing, the following documents look like fields.
    is_whole = type(fields) is not dict or not any(map(str.isdecimal, fields))
    if is_whole and not _NO_TEXT.search(text, at, end):
        return versions, end
    return [None], at
