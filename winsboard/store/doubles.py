"""What stands twice in a file: a document under one id, as where somebody copies a line and edits
it, or the heading of a table, as where two files were put together by hand.

A reader of JSON gives the last of them alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from winsboard.domain.documents import Mark
from winsboard.store import codec, form, stamps
from winsboard.store.form import Kept, Tables
from winsboard.store.outside import NAMES
from winsboard.store.row_lines import FoundRow, rows_in
from winsboard.store.rows import Fields

_SAME_ID: Final = codec.TABLE_OF[Mark]
"""The table in which the id tells the day, so that two under one id are one document."""


def apart(raw: bytes, tables: Kept, ours: Kept, new_id: Callable[[], str]) -> Tables:
    """The tables of a file in which each of its documents has an id of its own.

    The id stays with the one that `ours` has, else with the last one.
    """
    found = form.taken_apart(tables)
    rows = [row for row in rows_in(raw) if row.table in NAMES and isinstance(row.fields, dict)]
    for row in rows:
        # It stands below a heading of which there is another one later.
        if row.id not in found.get(row.table, {}):
            found[row.table] = {**found.get(row.table, {}), row.id: row.fields}
    for (table, id), versions in _twice(rows).items():
        if found.get(table, {}).get(id) not in versions:
            continue
        known = ours.get(table, {}).get(id)
        stays = known if known in versions else versions[-1]
        assert stays is not None, "one of several"
        found[table] = {**found[table], id: stays}
        for version in versions:
            if version != stays:
                found[table][new_id()] = stamps.contents(version)
    return found


def _twice(rows: Iterable[FoundRow]) -> dict[tuple[str, str], list[Fields]]:
    """The documents of which there are several versions, in their order."""
    found: dict[tuple[str, str], list[Fields]] = {}
    for row in rows:
        versions = found.setdefault((row.table, row.id), [])
        if row.table != _SAME_ID and row.fields not in versions:
            versions.append(row.fields)
    return {key: versions for key, versions in found.items() if len(versions) > 1}
