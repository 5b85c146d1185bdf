"""Scanning the rows of a file, also if it is damaged or has merge-conflict markers.

The form keeps one document on a line, so damage stays where it is; other programs may have laid it
out in another way. A text of a document never begins a line, so a mark at the beginning of one is
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.format.json_text import as_utf8, value_at
from winsboard.store.format.repeated_names import each_of

START, BASE, MIDDLE, END = b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"
MARKS: Final = (START, BASE, MIDDLE, END)
_ANY_MARK: Final = "|".join(re.escape(mark.decode()) for mark in MARKS)
_START: Final = re.compile(
    rf'"(?P<table>[A-Za-z_]+)"\s*:\s*\{{(?=\s*(?:"[0-9]+"\s*:|\}}|{_ANY_MARK}))'
    rf'|"(?P<id>[0-9]+)"\s*:\s*|^(?P<mark>{_ANY_MARK})',
    re.MULTILINE,
)
"""Where a table begins, or a document, or one side of a conflict."""
_NO_TEXT: Final = re.compile("[\udc80-\udcff]")


class FoundRow(NamedTuple):
    """What may be a document; None as the fields where they cannot be read."""

    table: str
    id: str
    fields: Any
    line: int


def has_marks(raw: bytes) -> bool:
    """Whether version control has left marks of a conflict in a file."""
    return raw.startswith(MARKS) or any(b"\n" + mark in raw for mark in MARKS)


def rows_in(raw: bytes) -> list[FoundRow]:
    """What looks like documents in the bytes of a file, in their order.

    Those of each side of a conflict too, whatever is nested in what.
    """
    with suppress(ValueError):
        raw = as_utf8(raw)
    # A byte that is no text makes its document unreadable, and no other one.
    return list(_found(raw.decode(errors="surrogateescape")))


def _found(text: str) -> Iterator[FoundRow]:
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
    """Each side of a conflict goes on in the table in which that has begun."""
    if mark == START:
        begun.append(table)
    elif mark == END:
        begun[-1:] = []
    elif begun:
        return begun[-1]
    return table


def _versions_at(text: str, at: int) -> tuple[list[Any], int]:
    """What stands there, twice where a field of it does; [None] where it cannot be read."""
    try:
        fields, end = value_at(text, at)
        versions = each_of(fields)
    except ValueError:
        return [None], at
    # Where a brace is missing the documents behind it look like fields.
    is_whole = type(fields) is not dict or not any(map(str.isdecimal, fields))
    if is_whole and not _NO_TEXT.search(text, at, end):
        return versions, end
    return [None], at
