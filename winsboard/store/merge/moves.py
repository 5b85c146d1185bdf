"""Moves between pages: a removal that saw the document, and a new document.

No merge has to know two pages for that. What another machine changes in the old document meanwhile
outlives the removal as it would any other, so the words of both stay.

That is so for a star or a tag too, which leaves two entries that say the same. A merge does not put
the star on the moved one: the two stand on pages that come at different times, and a merge that
writes to one page what it read on another gives other results in another order, unless it is an
act of its own, which every machine would have to do alike, also where the moved one was moved on,
erased or undone meanwhile. Two entries lose nothing, and a person sees which one to remove.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from winsboard.domain.model.documents import Document, Entry, page_of
from winsboard.domain.model.edits import Change
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality
from winsboard.store.format.lazy_document import Fields


class Move(NamedTuple):
    """A document that is removed from its page and made anew on another one."""

    before: Document
    after: Document


def steps_of(changes: Sequence[Change]) -> Iterator[Change | Move]:
    """The changes of an edit, each of one page, with the two halves of a move as one."""
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
    """What is made anew by a change on another page; none where that is nothing new."""
    before, after = change
    assert after is not None, "a removal has no source"
    if before is None:
        last = after.was[-1:] if isinstance(after, Entry) else ()
        found = removed.get(last[0] if last else after.id)
    else:
        found = before
    return found if found is not None and page_of(found) != page_of(after) else None


def moved_copy(
    values: Fields, source: Fields, grave: Fields | None, page: str, stamp: int
) -> Fields:
    """What is moved from a page, with other values; words that stay the same keep their stamps."""
    new = dict(causality.create(values, grave, stamp))
    same = [n for n in causality.TEXT_FIELDS if n in values and values[n] == source.get(n)]
    written = {name: causality.stamp_of(source, name) for name in same}
    if known := {name: at for name, at in written.items() if 0 < at < stamp}:
        new["_changed"] = known
    # What is known of the old one tells a move that was cut short from one that was not.
    seen = causality.seen_stamps(new) | causality.seen_stamps(source)
    return {**causality.with_seen(new, seen, causality.superseded_stamps(new)), "_from": page}


def has_seen(moved: Fields, source: Fields) -> bool:
    """Whether a document that was moved holds all of what stands where it came from."""
    return causality.seen_stamps(source) < causality.seen_stamps(moved)


def ids_of(id: str, fields: Fields) -> tuple[str, ...]:
    """The id of a document and those it had before it was moved."""
    earlier = fields.get("was")
    return (id, *filter(_is_id, earlier)) if isinstance(earlier, list) else (id,)


def _is_id(value: object) -> bool:
    return isinstance(value, str)
