"""Recording a page that was edited by hand; all valid rows are accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from winsboard.domain.model.documents import Entry, Mark, mark_id
from winsboard.domain.model.edits import Title
from winsboard.domain.text.calendar import is_supported_month
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality, documents
from winsboard.store.codec.decoders import decoder
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import FormatError, MutableTables, Tables
from winsboard.store.merge.duplicates import separate_duplicates
from winsboard.store.merge.external_edits import NAMES, record_external_edits
from winsboard.store.merge.moves import has_seen, ids_of, moved_copy
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.repair.rewrite import PageRepair
from winsboard.store.rows.validation import InvalidRow, validate
from winsboard.words import format_phrase


class _MisplacedDocument(NamedTuple):
    """A document whose day is in another month."""

    row: InvalidRow
    page: str
    """The page of its day."""
    id: str
    """Its id on that page."""


class EditedPage:
    """A page that was edited by hand. The caller must hold the lock.

    An invalid document is reset to its previous state, and the edited file is quarantined. A new
    invalid document stays in the file. Both are reported with their lines. A document whose day is
    in another month has to be moved to the page of that month.
    """

    def __init__(self, repair: PageRepair, page: str, now: Snapshot, ours: Tables) -> None:
        """`ours` is what winsboard wrote before."""
        self._repair = repair
        self._page = page
        self._now = now
        self._ours = ours
        theirs = separate_duplicates(now.raw, now.tables, ours)
        self._sift = validate(page, theirs, ours, keep=True)
        self._moved: list[InvalidRow] = []

    def conflict_copies(self) -> Iterator[_MisplacedDocument]:
        """The documents that have to be moved to the page of another month."""
        for wrong in self._sift.left:
            if wrong.problem.why == "elsewhere":
                home, id = _page_of(wrong, self._sift.tables[wrong.table][wrong.id])
                if home != self._page and is_supported_month(home):
                    yield _MisplacedDocument(wrong, home, id)

    def move(self, document: _MisplacedDocument, there: Snapshot) -> None:
        """Move a document to the page of its day.

        It stays where it is if that page cannot take it. Raises OSError and StoreError.
        """
        (table, old_id, _), id = document.row, document.id
        rows = self._sift.tables[table]
        fields = rows[old_id]
        after = page_json.mutable_copy(there.tables)
        known = after.setdefault(table, {})
        if there.is_newer or (id in known and table == documents.TABLE_OF[Mark]):
            return
        row = documents.repaired(table, id, causality.contents(fields))
        if table == documents.TABLE_OF[Entry] and type(fields.get("_made")) is int:
            new = self._moved_entry(known, old_id, fields, row)
        else:
            is_taken = id in known or id in after.get(causality.REMOVED, {})
            made = self._repair.ids.stamp(causality.newest(fields))
            new = {self._repair.ids.new_id() if is_taken else id: {**row, "_made": made}}
        if new:
            known.update(new)
            self._repair.write(document.page, there, after)
        self._sift.tables[table] = {id: row for id, row in rows.items() if id != old_id}
        self._moved.append(document.row)

    def _moved_entry(
        self, there: Mapping[str, Fields], id: str, old: Fields, row: Fields
    ) -> dict[str, Fields]:
        """Return the new entry for one that was moved by hand, like `entries.move`.

        It is a new entry that names its previous ids, so that changes another machine makes to the
        old one are preserved. Empty if it is already there, as after an interrupted move.
        """
        row, page = {**row, "was": [*ids_of(id, old)[1:], id]}, self._page
        for known in there.values():
            is_same = known.get("_from") == page and causality.contents(known) == row
            if is_same and has_seen(known, old):
                return {}
        stamp = self._repair.ids.stamp(causality.newest_seen_stamp(old))
        return {self._repair.ids.new_id(): moved_copy(row, old, None, page, stamp)}

    def tables(self) -> MutableTables | None:
        """Report the problems and return the tables to write; None if nothing has changed.

        Raises CannotSave.
        """
        sift, ids = self._sift, self._repair.ids
        if sift.replaced:
            self._restore_missing()
        tables = record_external_edits(
            self._page, sift.tables, self._ours, self._repair.clock.now(), ids
        )
        if tables is None and not sift.replaced and not sift.left:
            return None
        tables = sift.tables if tables is None else tables
        self._report(tables)
        return tables

    def _restore_missing(self) -> None:
        """Restore missing documents: in a file with invalid ones they were hardly removed on
        purpose.
        """
        moved, tables = {(wrong.table, wrong.id) for wrong in self._moved}, self._sift.tables
        for name in NAMES:
            if mine := self._ours.get(name):
                back = {id: row for id, row in mine.items() if (name, id) not in moved}
                tables[name] = {**back, **tables.get(name, {})}

    def _report(self, tables: MutableTables) -> None:
        path, replaced = self._repair.path_of(self._page), self._sift.replaced
        if replaced:
            lines = self._repair.quarantine_invalid(path, self._now.raw, replaced)
            title = Title("damage.restored", format_phrase("store.by_hand.short", lines=lines))
            self._repair.record(self._page, tables, title)
        if left := [wrong for wrong in self._sift.left if wrong not in self._moved]:
            self._repair.report_invalid(self._page, self._now.raw, left)


def _page_of(wrong: InvalidRow, fields: Fields) -> tuple[str, str]:
    """The page of a document's day and its id there; empty strings if it has no valid day."""
    decode = decoder(wrong.table)
    try:
        document = decode(wrong.id, fields) if decode else None
    except FormatError:
        document = None
    if document is None:
        return "", ""
    is_mark = isinstance(document, Mark)
    id = mark_id(document.habit, document.day) if isinstance(document, Mark) else document.id
    return documents.page_for(document), id if is_mark else document.id
