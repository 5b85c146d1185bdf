"""Joining the records of a measure that two machines have written."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from winsboard.domain.measures.records import merged
from winsboard.domain.model.goals import Better, Measure, SetUpRecord
from winsboard.domain.schema.kinds import field_of
from winsboard.store.codec import documents
from winsboard.store.codec.fields import reader_of


def merged_records(sides: Iterable[list[Any]], better: object) -> list[Any]:
    """The records of all sides as one, encoded. Records that cannot be read are left out."""
    direction: Better = "down" if better == "down" else "up"
    records = merged(map(_decoded, sides), direction)
    found: list[Any] = documents.all_fields(Measure("", "", records=records))["records"] or []
    return found


def _decoded(side: list[Any]) -> list[SetUpRecord]:
    read = reader_of(field_of(Measure, "records"), ())
    found: list[SetUpRecord] = []
    for record in side:
        with suppress(TypeError, ValueError):
            found += read([record])
    return found
