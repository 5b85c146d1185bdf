"""All sides of a file in which version control has left its conflict markers."""

from __future__ import annotations

import re
from typing import Any, Final

from winsboard.store.form import plain_bytes
from winsboard.store.imprint import META
from winsboard.store.row_lines import BASE, END, MARKS, MIDDLE, START, FoundRow, rows_in

_DOCUMENT: Final = re.compile(rb'"[^"]*":\{.*\},?')
_TABLE: Final = re.compile(rb'"[^"]*":\{')
_PLAIN: Final = re.compile(rb"(%s(%s)?%s%s)+" % (START, BASE.replace(b"|", rb"\|"), MIDDLE, END))
"""The marks of conflicts one after the other."""


def sides_of(raw: bytes) -> list[bytes]:
    """The files that were not merged; empty if there are no markers, or they can not be told apart.

    A text of a document never begins a line, so a marker at the beginning of one is one.
    """
    lines = raw.replace(b"\r\n", b"\n").split(b"\n")
    marks = b"".join(line[: len(START)] for line in lines if line.startswith(MARKS))
    if START not in marks:
        return []
    # Where one conflict stands inside another one, no side is a whole file, yet each row is whole.
    return _two_sides(lines) if _PLAIN.fullmatch(marks) else _sides_by_row(raw)


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
    """The lines with commas where they belong; those at the edge of a conflict can be wrong."""
    whole: list[bytes] = []
    for line in lines:
        if whole and _DOCUMENT.fullmatch(whole[-1]):
            bare = whole[-1].removesuffix(b",")
            whole[-1] = bare + b"," if _DOCUMENT.fullmatch(line) else bare
        elif whole and whole[-1] in (b"}", b"},"):
            whole[-1] = b"}," if _TABLE.fullmatch(line) else b"}"
        whole.append(line)
    return b"\n".join(whole)


def _sides_by_row(raw: bytes) -> list[bytes]:
    """So many files that each version of each row stands in one of them; their order is nothing."""
    rows = rows_in(raw)
    metas = [row.fields for row in rows if row.table == META and isinstance(row.fields, dict)]
    pages = {str(meta.get("page")) for meta in metas}
    if len(pages) != 1:
        return []
    page, known = pages.pop(), dict.fromkeys(row.table for row in rows)
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        table = _table_of(page, row, list(known))
        if table is None:
            return []
        versions = found.setdefault((table, row.id), [])
        if row.fields not in versions:
            versions.append(row.fields)
    return [_side(found, nth) for nth in range(max(map(len, found.values())))]


def _table_of(page: str, row: FoundRow, known: list[str]) -> str | None:
    """The table a row belongs to; where marks cut through tables, it is another than the last."""
    from winsboard.store.soundness import problem_of

    if not isinstance(row.fields, dict):
        return None
    if row.table == META:
        return META
    tables = [table for table in (row.table, *known) if table != META]
    fits = (table for table in tables if problem_of(page, table, row.id, row.fields) is None)
    return next(fits, None)


def _side(found: dict[tuple[str, str], list[Any]], nth: int) -> bytes:
    tables: dict[str, dict[str, Any]] = {}
    for (table, id), versions in found.items():
        tables.setdefault(table, {})[id] = versions[min(nth, len(versions) - 1)]
    return plain_bytes(tables)
