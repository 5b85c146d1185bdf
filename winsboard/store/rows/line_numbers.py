"""Line numbers of rows, so that a person can find them in an editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from winsboard.store.format.json_text import as_utf8
from winsboard.store.rows.validation import InvalidRow

_TABLE: Final = re.compile(rb'\s*,?"([A-Za-z_]+)"\s*:\s*\{')
_ROW: Final = re.compile(rb'\s*,?"([0-9]+)"\s*:')


def lines_of_rows(raw: bytes) -> Mapping[tuple[str, str], int]:
    """The line number of each row by table and id, starting with 1.

    In a file that is a single line all of them are 1.
    """
    return dict(reversed(list(_find_rows(raw))))


def _find_rows(raw: bytes) -> Iterator[tuple[tuple[str, str], int]]:
    table = ""
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if heading := _TABLE.match(line):
            table = heading[1].decode()
        if row := _ROW.match(line):
            yield (table, row[1].decode()), number


def lines_of(raw: bytes, wrong: Iterable[InvalidRow]) -> list[int]:
    """The line numbers of invalid rows, sorted; 1 for rows that are not found."""
    try:
        places = lines_of_rows(as_utf8(raw))
    except ValueError:
        places = {}
    return sorted({places.get((row.table, row.id), 1) for row in wrong})
