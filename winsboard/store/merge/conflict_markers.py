"""Splitting a file with merge-conflict markers into its sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from winsboard.store.codec.causality import seen_stamps
from winsboard.store.format.header import ANY_META, page_of
from winsboard.store.format.json_text import parse_json
from winsboard.store.format.page_json import plain_bytes
from winsboard.store.merge.documents import json_of
from winsboard.store.rows.scan import BASE, CONFLICT_MARKERS, END, MIDDLE, START, FoundRow, rows_in

_DOCUMENT: Final = re.compile(rb'"[^"]*":\{.*\},?')
_TABLE: Final = re.compile(rb'"[^"]*":\{')
_PLAIN: Final = re.compile(rb"(%s(%s)?%s%s)+" % (START, BASE.replace(b"|", rb"\|"), MIDDLE, END))
"""The markers of complete conflicts, one after the other."""


def split_conflict_markers(raw: bytes) -> list[bytes]:
    """The files that were merged into one; empty if it is one file or cannot be split.

    Version control leaves markers between them, or none at all. Newlines in texts are escaped, so a
    marker at the beginning of a line is a real one.
    """
    lines = raw.replace(b"\r\n", b"\n").split(b"\n")
    marks = b"".join(line[: len(START)] for line in lines if line.startswith(CONFLICT_MARKERS))
    if not marks and len(re.findall(ANY_META, raw)) < 2:
        return []
    rows = rows_in(raw)
    sides = _two_sides(lines) if _PLAIN.fullmatch(marks) else [] if marks else [raw]
    if not _contain_all(sides, rows):
        # No side is a valid file, but every row is valid.
        return _sides_by_row(rows)
    return sides if marks else []


def _two_sides(lines: list[bytes]) -> list[bytes]:
    ours: list[bytes] = []
    theirs: list[bytes] = []
    taking: tuple[list[bytes], ...] = (ours, theirs)
    for line in lines:
        if line.startswith(START):
            taking = (ours,)
        elif line.startswith(BASE):
            taking = ()
        elif line.startswith(MIDDLE):
            taking = (theirs,)
        elif line.startswith(END):
            taking = (ours, theirs)
        else:
            for side in taking:
                side.append(line)
    return [_with_commas(ours), _with_commas(theirs)]


def _with_commas(lines: list[bytes]) -> bytes:
    """Correct the commas of lines, which can be wrong at the edges of a conflict."""
    whole: list[bytes] = []
    for line in lines:
        if whole and _DOCUMENT.fullmatch(whole[-1]):
            bare = whole[-1].removesuffix(b",")
            whole[-1] = bare + b"," if _DOCUMENT.fullmatch(line) else bare
        elif whole and whole[-1] in (b"}", b"},"):
            whole[-1] = b"}," if _TABLE.fullmatch(line) else b"}"
        whole.append(line)
    return b"\n".join(whole)


def _contain_all(sides: list[bytes], rows: list[FoundRow]) -> bool:
    """Whether these files contain each row, or a version whose author had seen it."""
    words: set[tuple[str, bytes]] = set()
    seen: dict[str, frozenset[int]] = {}
    for side in sides:
        for row_id, fields in _rows_of(side):
            words.add((row_id, json_of(fields)))
            seen[row_id] = seen.get(row_id, frozenset()) | seen_stamps(fields)
    return all(
        (row.id, json_of(row.fields)) in words
        or bool(
            seen_stamps(row.fields) and seen_stamps(row.fields) <= seen.get(row.id, frozenset())
        )
        for row in rows
        if isinstance(row.fields, dict)
    )


def _rows_of(side: bytes) -> Iterator[tuple[str, Any]]:
    """The rows of a file by id; empty if it is not a page."""
    if page_of(side) is None:
        return
    for rows in parse_json(side).values():
        if isinstance(rows, dict):
            yield from ((id, fields) for id, fields in rows.items() if isinstance(fields, dict))


def _sides_by_row(rows: list[FoundRow]) -> list[bytes]:
    """Distribute the versions of rows over as many files as needed, in no particular order."""
    from winsboard.store.rows.table_assignment import assign_tables, is_meta

    pages = {str(row.fields["page"]) for row in rows if is_meta(row)}
    if len(pages) != 1:
        return []
    found: dict[tuple[str, str], list[Any]] = {}
    for row in assign_tables(pages.pop(), rows, is_broken=True):
        if not row.table:
            return []
        versions = found.setdefault((row.table, row.id), [])
        if row.fields not in versions:
            versions.append(row.fields)
    return [_side(found, nth) for nth in range(max(map(len, found.values())))]


def _side(found: dict[tuple[str, str], list[Any]], nth: int) -> bytes:
    tables: dict[str, dict[str, Any]] = {}
    for (table, id), versions in found.items():
        tables.setdefault(table, {})[id] = versions[min(nth, len(versions) - 1)]
    return plain_bytes(tables)
