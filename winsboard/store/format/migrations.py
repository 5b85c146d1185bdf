"""Migrations from the schema of a file to the current one.

Each step is a pure function from the tables of one schema to those of the next. Steps are applied
on reading. The next write stores the result, and the file as it was before stays in the state
folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from winsboard.store.format import header
from winsboard.store.format.page_json import Tables

Step: TypeAlias = Callable[[Tables], Tables]
"""Must not modify its argument or change `_meta`."""

STEPS: Mapping[int, Step] = {}
"""Steps by the schema they start from. None yet: there has been only one schema."""


def migrate(tables: Tables) -> Tables:
    """Return the tables in the current schema. Those of a newer schema are returned unchanged."""
    for schema in range(header.schema_of(tables), header.SCHEMA):
        tables = STEPS[schema](tables)
    return tables
