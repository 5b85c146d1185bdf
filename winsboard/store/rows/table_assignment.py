"""Assigning rows to their tables, even if the headings cannot be trusted.

Version control merges files by line, so a row may be below the heading of another table. Its fields
decide, and what the history says about its id. If both are inconclusive, the heading decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.schema.kinds import BY_TABLE
from winsboard.store.codec import causality
from winsboard.store.codec.causality import contents
from winsboard.store.codec.drafts import DRAFTS
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS, KEPT, PAST, SEEN
from winsboard.store.codec.records import EDITS
from winsboard.store.format.header import APP, META
from winsboard.store.page_paths import is_page
from winsboard.store.rows.scan import FoundRow
from winsboard.store.rows.validation import problem_of

_ABOUT: Final[Mapping[str, frozenset[str]]] = {
    EDITS: frozenset({"at", "did", "changes", "to", "undoes", "said", "pages"}),
    causality.REMOVED: frozenset({"table"}),
    ERASURE_MARKERS: frozenset({"table", PAST, SEEN, KEPT}),
}
_FIELDS: Final[Mapping[str, frozenset[str]]] = {
    **{kind.table: frozenset({*kind.fields, causality.SIBLING_OF}) for kind in BY_TABLE.values()},
    **_ABOUT,
}
"""The fields of each table's rows, without their metadata."""
_KNOWN: Final = frozenset({*_FIELDS, DRAFTS})


def is_meta(row: FoundRow) -> bool:
    """Whether a row is a page header, whatever heading it is below."""
    fields = row.fields
    return (
        row.id == "1"
        and isinstance(fields, dict)
        and fields.get("app") == APP
        and isinstance(fields.get("page"), str)
    )


def is_joined(rows: Sequence[FoundRow]) -> bool:
    """Whether the rows are of several files, and have several page headers."""
    return sum(map(is_meta, rows)) > 1


def assign_tables(page: str, rows: Sequence[FoundRow], *, is_broken: bool) -> Iterator[FoundRow]:
    """Yield each row with the table it belongs to; the table is empty if there is none.

    `is_broken` means that the headings cannot be trusted.
    """
    told = _known_tables(rows)
    headings = dict.fromkeys(row.table for row in rows if row.table != META)
    newer = [table for table in headings if table not in _KNOWN] if is_broken else []
    for row in rows:
        if is_meta(row) or (row.table == META and not is_broken):
            yield row._replace(table=META)
        else:
            yield row._replace(table=_table_of(page, row, told.get(row.id, ""), newer))


def _table_of(page: str, row: FoundRow, told: str, newer: Collection[str]) -> str:
    if not isinstance(row.fields, dict):
        return ""
    heading = row.table if _fits(page, row.table, row) else ""
    if told and _fits(page, told, row):
        return told
    if heading and (_has_only_its_fields(heading, row.fields) or heading == DRAFTS):
        return heading
    if heading and page == LIBRARY and heading not in _KNOWN:
        # Documents of the library are too similar to guess that one belongs to a newer table.
        return heading
    fits = [table for table in _tables_of_page(page) if _fits(page, table, row)]
    exact = [table for table in fits if _has_only_its_fields(table, row.fields)]
    if len(exact) == 1:
        return exact[0]
    possible = [*([heading] if heading else []), *exact, *fits]
    possible += [table for table in newer if _fits(page, table, row)]
    return possible[0] if possible else ""


def _fits(page: str, table: str, row: FoundRow) -> bool:
    return table not in ("", META) and problem_of(page, table, row.id, row.fields) is None


def _has_only_its_fields(table: str, fields: Mapping[str, Any]) -> bool:
    return contents(fields).keys() <= _FIELDS.get(table, frozenset())


def _tables_of_page(page: str) -> list[str]:
    """The tables a page can have, those with the most required fields first."""
    if not is_page(page):
        return []
    is_dated = page != LIBRARY
    return [*_ABOUT, *(kind.table for kind in BY_TABLE.values() if kind.is_dated == is_dated)]


def _known_tables(rows: Sequence[FoundRow]) -> dict[str, str]:
    """The table of each id, according to the history and the tombstones among the rows."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for id, table in _tables_named_in(row):
            if isinstance(id, str) and isinstance(table, str):
                found.setdefault(id, set()).add(table)
    return {id: tables.pop() for id, tables in found.items() if len(tables) == 1}


def _tables_named_in(row: FoundRow) -> Iterator[tuple[object, object]]:
    if not isinstance(row.fields, dict):
        return
    if "_gone" in row.fields:
        yield row.id, row.fields.get("table")
    changes = row.fields.get("changes")
    for change in changes if isinstance(changes, list) else []:
        if isinstance(change, dict):
            yield change.get("id"), change.get("table")
