"""Migrations from the schema of a file to the current one.

Each step is a pure function from the tables of one schema to those of the next. They are applied to
what was read, and the file becomes the new one when it is written next; what it was before is then
kept in the state folder for good.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from winsboard.store.format import header
from winsboard.store.format.page_json import Tables

Step: TypeAlias = Callable[[Tables], Tables]
"""It changes nothing it is given, and leaves `_meta` alone."""

STEPS: Mapping[int, Step] = {}
"""By the schema they start from; none yet, for there is one schema so far."""


def migrate(tables: Tables) -> Tables:
    """The tables as the present schema has them; those of a newer one stay as they are."""
    for schema in range(header.schema_of(tables), header.SCHEMA):
        tables = STEPS[schema](tables)
    return tables
