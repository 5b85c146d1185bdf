"""The documents of a file line by line, also of one in which version control has left its marks.

The form keeps one document on a line, so damage stays where it is. A text of a document never
begins a line, so a mark at the beginning of one is one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

START, BASE, MIDDLE, END = b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"
MARKS: Final = (START, BASE, MIDDLE, END)
_TABLE: Final = re.compile(rb'"([A-Za-z_]+)":\{')
_ID: Final = re.compile(rb'"(\d+)":')

Row: TypeAlias = tuple[str, str, Any]
"""Table, id and fields of what may be a document; None for fields that can not be read."""


def rows_by_line(raw: bytes) -> Iterator[Row]:
    """The rows of a file, of each side of a conflict too, whatever is nested in what."""
    table = ""
    begun: list[str] = []
    for line in raw.split(b"\n"):
        text = line.strip().strip(b",\0")
        if line.startswith(MARKS):
            # Each side goes on in the table in which the conflict has begun.
            if line.startswith(START):
                begun.append(table)
            elif line.startswith(END):
                begun = begun[:-1]
            elif begun:
                table = begun[-1]
        elif heading := _TABLE.fullmatch(text):
            table = heading[1].decode()
        elif table:
            yield from _rows_of(table, text)


def _rows_of(table: str, line: bytes) -> Iterator[Row]:
    try:
        [(id, fields)] = json.loads(b"{%s}" % line).items()
    except (ValueError, RecursionError):
        if start := _ID.match(line):
            yield table, start[1].decode(), None
    else:
        yield table, id, fields
