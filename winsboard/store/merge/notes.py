"""Notes on ticks: concurrent ones are joined, so that no words are lost.

A tick is one document on every machine, so a second note cannot become a document of its own, as
the second text of an entry does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.model.documents import Mark
from winsboard.domain.text.joined import joined
from winsboard.store.codec import causality, documents
from winsboard.store.format.lazy_document import Fields

MARKS: Final = documents.TABLE_OF[Mark]
NOTE: Final = "note"


def with_joined_note(table: str, merged: Fields, heads: Sequence[Fields]) -> Fields:
    """The merged fields of some heads, for a tick with the notes that nobody has replaced."""
    notes = [head[NOTE] for head in heads if NOTE in head]
    if table != MARKS or not notes or not all(type(note) is str for note in notes):
        return merged
    left = {
        (causality.stamp_of(head, NOTE), head[NOTE])
        for head in heads
        if NOTE in head and not any(_has_replaced(other, head) for other in heads)
    }
    text = joined(note for _, note in sorted(left))
    return {**merged, NOTE: text} if text else merged


def _has_replaced(other: Fields, head: Fields) -> bool:
    """Whether the author of one version had seen the note of another and has changed it."""
    stamp = causality.stamp_of(head, NOTE)
    return (
        other.get(NOTE) != head[NOTE]
        and causality.stamp_of(other, NOTE) != stamp
        and stamp in causality.seen_stamps(other)
    )
