"""Fields that are not merged by their newest value: notes on ticks, first days, and records.

Concurrent notes on a tick are joined, so that no words are lost: a tick is one document on every
machine, so a second note cannot become a document of its own, as the second text of an entry does.
Of concurrent first days, such as the day on which a step was done, the earliest is the right one.
Concurrent records of a measure are joined: the earliest first reading and the best one of them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from winsboard.domain.model.documents import Mark, Measure
from winsboard.domain.schema.kinds import BY_TABLE
from winsboard.domain.text.joined import joined
from winsboard.store.codec import causality, documents
from winsboard.store.format.lazy_document import Fields

MARKS: Final = documents.TABLE_OF[Mark]
MEASURES: Final = documents.TABLE_OF[Measure]
NOTE: Final = "note"
RECORDS: Final = "records"
FIRST_DAYS: Final[Mapping[str, tuple[str, ...]]] = {
    table: tuple(name for name, field in kind.fields.items() if field.is_earliest)
    for table, kind in BY_TABLE.items()
}
"""The fields with first days, by table."""


def with_special_fields(table: str, merged: Fields, heads: Sequence[Fields]) -> Fields:
    """The merged fields of some heads, with joined notes and the earliest first days."""
    new: dict[str, Any] = {}
    if table == MARKS:
        notes = _unreplaced(heads, NOTE)
        if text := joined(note for _, note in sorted(notes)):
            new[NOTE] = text
    if table == MEASURES:
        sides = [side for _, side in _unreplaced(heads, RECORDS, list)]
        # A side without records has undone or deleted its own readings, not those of the others.
        if sides and sides != [merged.get(RECORDS)]:
            from winsboard.store.merge.records import merged_records

            new[RECORDS] = merged_records(sides, merged.get("better"))
    for name in FIRST_DAYS.get(table, ()):
        if days := [day for _, day in _unreplaced(heads, name)]:
            new[name] = min(days)
    return {**merged, **new} if new else merged


def _unreplaced(heads: Sequence[Fields], name: str, kind: type = str) -> list[tuple[int, Any]]:
    """The values of a field that nobody has replaced, each with its stamp.

    Empty if a file holds something else than a text, or than this kind of value.
    """
    values = [head[name] for head in heads if name in head]
    if not all(type(value) is kind for value in values):
        return []
    found: list[tuple[int, Any]] = []
    found += (each for each in _stamped(heads, name) if each not in found)
    return found


def _stamped(heads: Sequence[Fields], name: str) -> Iterator[tuple[int, Any]]:
    for head in heads:
        if name in head and not any(_has_replaced(other, head, name) for other in heads):
            yield causality.stamp_of(head, name), head[name]


def _has_replaced(other: Fields, head: Fields, name: str) -> bool:
    """Whether the author of one version had seen the value of another and has changed it."""
    stamp = causality.stamp_of(head, name)
    return (
        other.get(name) != head[name]
        and causality.stamp_of(other, name) != stamp
        and stamp in causality.seen_stamps(other)
    )
