"""Moves between pages: a removal that has seen the document, and a new document.

A merge therefore never needs two pages. What another machine changes in the old document meanwhile
survives the removal, as with any removal, so both texts are preserved.

The same happens with a star or a tag, which leaves two entries with the same text. A merge does not
copy the star to the moved entry: the two pages arrive at different times, and a merge that writes
to one page what it read from another would depend on their order. It would have to be an edit of
its own, made identically on every machine, even if the entry has been moved on, erased or undone
meanwhile. Two entries lose nothing, and the person sees which one to remove.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from winsboard.domain.model.documents import Document, Entry, page_of
from winsboard.domain.model.edits import Change
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality
from winsboard.store.format.lazy_document import Fields


class Move(NamedTuple):
    """A document that is removed from its page and created on another."""

    before: Document
    after: Document


def steps_of(changes: Sequence[Change]) -> Iterator[Change | Move]:
    """The changes of an edit, each of one page, with the two halves of a move as one step."""
    removed = {c.before.id: c.before for c in changes if c.before is not None and c.after is None}
    sources = {c.after.id: _source(c, removed) for c in changes if c.after is not None}
    moved = {source.id for source in sources.values() if source is not None}
    for change in changes:
        before, after = change
        source = sources.get(after.id) if after is not None else None
        if after is not None and source is not None:
            yield Move(source, after)
        elif after is not None or before is None or before.id not in moved:
            yield change


def _source(change: Change, removed: dict[str, Document]) -> Document | None:
    """The document that a change recreates on another page; None if it is not a move."""
    before, after = change
    assert after is not None, "a removal has no source"
    if before is None:
        last = after.was[-1:] if isinstance(after, Entry) else ()
        found = removed.get(last[0] if last else after.id)
    else:
        found = before
    return found if found is not None and page_of(found) != page_of(after) else None


def moved_copy(
    values: Fields, source: Fields, tombstone: Fields | None, page: str, stamp: int
) -> Fields:
    """The document on its new page, with other values. Unchanged texts keep their stamps."""
    new = dict(causality.create(values, tombstone, stamp))
    same = [n for n in causality.TEXT_FIELDS if n in values and values[n] == source.get(n)]
    written = {name: causality.stamp_of(source, name) for name in same}
    if known := {name: at for name, at in written.items() if 0 < at < stamp}:
        new["_changed"] = known
    # The stamps of the old document show whether a move was interrupted.
    seen = causality.seen_stamps(new) | causality.seen_stamps(source)
    return {**causality.with_seen(new, seen, causality.superseded_stamps(new)), "_from": page}


def has_seen(moved: Fields, source: Fields) -> bool:
    """Whether a moved document has seen everything in the document it was moved from."""
    return causality.seen_stamps(source) < causality.seen_stamps(moved)


def ids_of(id: str, fields: Fields) -> tuple[str, ...]:
    """The id of a document and the ids it had before it was moved."""
    earlier = fields.get("was")
    return (id, *filter(_is_id, earlier)) if isinstance(earlier, list) else (id,)


def _is_id(value: object) -> bool:
    return isinstance(value, str)
