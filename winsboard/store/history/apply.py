"""Applying an edit to the documents on disk, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from winsboard.domain.model.documents import Document, Entry, Mark, page_of
from winsboard.domain.model.edits import Change, Edit
from winsboard.store.codec import causality, documents
from winsboard.store.codec.records import (
    EDITS,
    ChangeRecord,
    decode_record,
    digest,
    encode_record,
    is_of,
    own_fields,
)
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_table import newest_creation_stamp
from winsboard.store.ids import Ids, stamp_of_moment

if TYPE_CHECKING:
    from winsboard.store.merge.moves import Move
    from winsboard.store.repository.transaction import Transaction

Step: TypeAlias = tuple[str, ChangeRecord]
"""A page and what was done to one of its documents."""


def pages_of(edit: Edit) -> tuple[str, ...]:
    """The pages an edit touches; those that receive a document come first.

    They are written in this order, so that a document that moves is never on neither page.
    """
    after = [page_of(change.after) for change in edit.changes if change.after is not None]
    before = [page_of(change.before) for change in edit.changes if change.before is not None]
    return tuple(dict.fromkeys(after + before))


def apply_edit(work: Transaction, edit: Edit, ids: Ids) -> str:
    """Apply an edit and record it in the history of every page it touches.

    Idempotent: a page that has recorded the edit is not changed. Returns the id under which it is
    recorded, which is a new one if another process has drawn the same id.
    """
    pages = pages_of(edit)
    known = {page: work.file(page).rows(EDITS).get(edit.id) for page in pages}
    if not all(row is None or is_of(row, edit) for row in known.values()):
        return apply_edit(work, edit._replace(id=ids.new_id()), ids)
    done = {page for page, row in known.items() if row is not None}
    if len(done) == len(pages):
        return edit.id
    steps: dict[str, list[ChangeRecord]] = {page: [] for page in pages}
    gone = _removed_contents(work, edit)
    for step in _steps_of(edit.changes):
        for page, past in _ChangeApplier(work, ids, step, gone).steps():
            steps[page].append(past)
    last = newest_creation_stamp(*(work.file(page).rows(EDITS) for page in pages))
    stamp = max(stamp_of_moment(edit.at), last + 1)
    for page in pages:
        if page not in done:
            work.file(page).page_table(EDITS).put(
                edit.id, encode_record(edit, pages, steps[page], stamp)
            )
    return edit.id


def _steps_of(changes: Sequence[Change]) -> Iterable[Change | Move]:
    """The changes, with the two halves of a move as one step."""
    if all(map(_stays, changes)):
        return changes
    from winsboard.store.merge.moves import steps_of

    return steps_of(changes)


def _stays(change: Change) -> bool:
    """Whether a change is no half of a move: an addition needs a removal for that."""
    before, after = change
    return before is None or (after is not None and page_of(before) == page_of(after))


def _removed_contents(work: Transaction, edit: Edit) -> Mapping[str, Fields]:
    """The contents that the edit being undone had removed, by id."""
    gone: dict[str, Fields] = {}
    for page in pages_of(edit) if edit.undoes else ():
        fields = work.file(page).rows(EDITS).get(edit.undoes)
        if fields is not None:
            changes = decode_record(page, edit.undoes, fields).changes
            gone.update({past.id: past.was for past in changes if past.was and not past.now})
    return gone


class _ChangeApplier:
    """Applies one change or one move."""

    def __init__(
        self, work: Transaction, ids: Ids, change: Change | Move, removed: Mapping[str, Fields]
    ) -> None:
        self.work = work
        self.ids = ids
        self.change = change
        self.before = change.before
        self.gone = removed
        document = change.before if change.after is None else change.after
        assert document is not None, "a change without a document"
        self._table = documents.TABLE_OF[type(document)]
        self._id = document.id

    def steps(self) -> Iterator[Step]:
        """Apply the change and yield what was done, page by page."""
        before, after = self.change
        if after is None:
            assert before is not None, "a change without a document"
            here = page_of(before)
            yield from self._remove(here, self._row(here))
        elif not isinstance(self.change, Change):
            yield from self._move(self.change.before, after)
        else:
            here = page_of(after)
            yield from self._write(here, self._row(here), after)

    def _row(self, page: str, id: str = "") -> Fields | None:
        return self.work.file(page).page_table(self._table).row(id or self._id)

    def _stamp(self, page: str, *seen: Fields | None) -> int:
        """A stamp above every stamp of this document that is known here."""
        return self.ids.stamp(causality.newest_seen_stamp(self._tombstone(page), *seen))

    def _tombstone(self, page: str) -> Fields | None:
        return self.work.file(page).page_table(causality.REMOVED).row(self._id)

    def _write(self, page: str, now: Fields | None, after: Document) -> Iterator[Step]:
        if now is None:
            yield page, self._create(page, after)
            return
        values = self._values(now, after)
        if not values:
            return
        beside = self._conflicting_text_field(page, now, after)
        yield from self._save_sibling(page, self._id, now, beside)
        stamp = self._stamp(page, now)
        new = causality.update(now, values, stamp, has_sibling=beside is not None)
        was = own_fields(self._table, {name: now.get(name) for name in values})
        self._put(page, new)
        self._remove_duplicate(page, now)
        if was:
            yield page, ChangeRecord(self._table, self._id, was, digest(self._table, new))

    def _create(self, page: str, after: Document) -> ChangeRecord:
        # Fields of a newer winsboard are restored as well, although no document here has them.
        gone = self.gone.get(self._id, {})
        unknown = {name: gone[name] for name in gone if not documents.is_known(after, name)}
        values = {**unknown, **documents.fields_of(after)}
        new = causality.create(values, self._tombstone(page), self._stamp(page))
        self._put(page, new)
        return ChangeRecord(self._table, self._id, None, digest(self._table, new))

    def _values(self, now: Fields, after: Document) -> Fields:
        """The fields whose values differ from those on disk."""
        before = self.before
        wanted = documents.changed_fields(before, after) if before else documents.fields_of(after)
        values = {name: value for name, value in wanted.items() if now.get(name) != value}
        if isinstance(after, Mark) and values.get("note") and "note" in now:
            values["note"] = self._joined_note(now["note"], after)
        return values

    def _joined_note(self, theirs: object, after: Mark) -> str:
        """The note of a tick, and above it the one that someone else has written meanwhile."""
        from winsboard.domain.text.joined import joined

        is_unseen = not isinstance(self.before, Mark) or self.before.note != theirs
        return joined([str(theirs), after.note] if is_unseen else [after.note])

    def _move(self, source: Document, after: Document) -> Iterator[Step]:
        """Create the document on its new page and remove it from the old one."""
        from winsboard.store.merge.moves import has_seen

        here, there = page_of(source), page_of(after)
        now, double = self._row(here, source.id), self._row(there)
        if double is not None or now is None:
            self.before = None
            yield from self._write(there, double, after)
            double = self._row(there)
            is_rest_of_it = now is not None and double is not None and has_seen(double, now)
            beside = None
        else:
            beside = self._conflicting_text_field(here, now, after)
            yield from self._save_sibling(here, source.id, now, beside)
            yield there, self._moved(here, there, now, after)
            is_rest_of_it = True
        if now is not None and is_rest_of_it:
            self._write_tombstone(here, source.id, now, has_sibling=beside is not None)
            yield here, ChangeRecord(self._table, source.id, causality.contents(now), "")

    def _moved(self, here: str, there: str, now: Fields, after: Document) -> ChangeRecord:
        from winsboard.store.merge.moves import moved_copy

        values = {**causality.contents(now), **self._values(now, after)}
        kept = {name: value for name, value in values.items() if value is not None}
        new = moved_copy(kept, now, self._tombstone(there), here, self._stamp(there, now))
        self._put(there, new)
        return ChangeRecord(self._table, self._id, None, digest(self._table, new))

    def _remove(self, page: str, now: Fields | None) -> Iterator[Step]:
        """Remove the document if it is unchanged; a concurrent change keeps it."""
        if now is None or self._as_document(page, self._id, now) != self.before:
            return
        self._write_tombstone(page, self._id, now)
        self._remove_duplicate(page, now)
        yield page, ChangeRecord(self._table, self._id, causality.contents(now), "")

    def _conflicting_text_field(self, page: str, now: Fields, after: Document) -> str | None:
        """The text field that someone else has changed meanwhile; None if there is none."""
        before, theirs = self.before, self._as_document(page, self._id, now)
        if not (isinstance(theirs, Entry) and isinstance(after, Entry)):
            return None
        for name in causality.TEXT_FIELDS:
            words, ours = getattr(theirs, name), getattr(after, name)
            # An edit that creates the entry has seen no text.
            seen = getattr(before, name) if before is not None else None
            if words and seen != ours and words not in (seen, ours):
                return name
        return None

    def _save_sibling(self, page: str, of: str, now: Fields, words: str | None) -> Iterator[Step]:
        """If someone else has changed the text, preserve theirs as a sibling entry."""
        if words is None:
            return
        theirs = causality.with_same_text(now, words)
        id = causality.sibling_id(of, theirs)
        file = self.work.file(page)
        if file.page_table(self._table).row(id) is not None:
            return
        new = causality.as_sibling(theirs, of)
        grave = file.page_table(causality.REMOVED).row(id)
        if grave is not None:
            new = causality.create(
                causality.contents(new), grave, self.ids.stamp(causality.newest_seen_stamp(grave))
            )
            file.page_table(causality.REMOVED).drop(id)
        file.page_table(self._table).put(id, new)
        yield page, ChangeRecord(self._table, id, None, digest(self._table, new))

    def _as_document(self, page: str, id: str, fields: Fields) -> Document | None:
        return documents.decode_or_none(page, self._table, id, fields)

    def _put(self, page: str, fields: Fields) -> None:
        file = self.work.file(page)
        file.page_table(self._table).put(self._id, fields)
        if file.page_table(causality.REMOVED).row(self._id) is not None:
            file.page_table(causality.REMOVED).drop(self._id)

    def _write_tombstone(
        self, page: str, id: str, now: Fields, *, has_sibling: bool = False
    ) -> None:
        file = self.work.file(page)
        seen = file.page_table(causality.REMOVED).row(id)
        stamp = self.ids.stamp(causality.newest_seen_stamp(seen, now))
        grave = causality.tombstone(self._table, now, stamp, has_sibling=has_sibling)
        file.page_table(self._table).drop(id)
        file.page_table(causality.REMOVED).put(id, grave)

    def _remove_duplicate(self, page: str, now: Fields) -> None:
        """Finish a move that was interrupted after writing the new page."""
        old_page = now.get("_from")
        if not isinstance(old_page, str) or old_page == page:
            return
        from winsboard.store.merge.moves import has_seen, ids_of

        for id in ids_of(self._id, now):
            double = self._row(old_page, id)
            if double is not None and has_seen(now, double):
                self._write_tombstone(old_page, id, double)
