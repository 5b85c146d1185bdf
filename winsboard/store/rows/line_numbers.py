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
    """The number of the line on which each row begins, by table and id; the first line is 1.

    A file of which all stands on one line has them all there.
    """
    return dict(reversed(list(_found(raw))))


def _found(raw: bytes) -> Iterator[tuple[tuple[str, str], int]]:
    table = ""
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if heading := _TABLE.match(line):
            table = heading[1].decode()
        if row := _ROW.match(line):
            yield (table, row[1].decode()), number


def lines_of(raw: bytes, wrong: Iterable[InvalidRow]) -> list[int]:
    """The lines of rows that make no sense, in order; 1 where the file has no lines."""
    try:
        places = lines_of_rows(as_utf8(raw))
    except ValueError:
        places = {}
    return sorted({places.get((row.table, row.id), 1) for row in wrong})
