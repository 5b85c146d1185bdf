"""Fields that are not merged by their newest value: notes on ticks, and first days.

Concurrent notes on a tick are joined, so that no words are lost: a tick is one document on every
machine, so a second note cannot become a document of its own, as the second text of an entry does.
Of concurrent first days, such as the day on which a step was done, the earliest is the right one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from winsboard.domain.model.documents import Mark
from winsboard.domain.schema.kinds import BY_TABLE
from winsboard.domain.text.joined import joined
from winsboard.store.codec import causality, documents
from winsboard.store.format.lazy_document import Fields

MARKS: Final = documents.TABLE_OF[Mark]
NOTE: Final = "note"
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
    for name in FIRST_DAYS.get(table, ()):
        if days := [day for _, day in _unreplaced(heads, name)]:
            new[name] = min(days)
    return {**merged, **new} if new else merged


def _unreplaced(heads: Sequence[Fields], name: str) -> set[tuple[int, str]]:
    """The texts of a field that nobody has replaced, each with its stamp.

    Empty if a file holds something else than a text.
    """
    values = [head[name] for head in heads if name in head]
    if not all(type(value) is str for value in values):
        return set()
    return set(_stamped(heads, name))


def _stamped(heads: Sequence[Fields], name: str) -> Iterator[tuple[int, str]]:
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
