"""A last check before writing: whether a row fits its table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.store.format.lazy_document import Fields

_ABOUT: Final = frozenset({"_meta", "edits", "let_go", "drafts"})
_NEEDED: Final[Mapping[str, frozenset[str]]] = {
    "entries": frozenset({"kind", "day", "at"}),
    "marks": frozenset({"habit", "day", "state"}),
    "habits": frozenset({"label"}),
    "removed": frozenset({"_gone", "table"}),
}
"""The required fields of each table's rows."""


def fits_table(table: str, fields: Fields) -> bool:
    """Whether a row can be in a table. A tombstone cannot be among documents."""
    if table in _ABOUT:
        return True
    if table != "removed" and "_gone" in fields:
        return False
    return _NEEDED.get(table, frozenset()) <= fields.keys()
