"""Merging the incoming versions of one page with its own."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import documents
from winsboard.store.errors import Conflict, Unreadable
from winsboard.store.format import header
from winsboard.store.format.page_json import FormatError, MutableTables, Tables
from winsboard.store.merge.pages import is_same, merge_pages
from winsboard.store.merge.restamp import restamp
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.repository.transaction import Transaction
from winsboard.store.rows.validation import validate
from winsboard.store.sync.foreign_changes import ForeignChanges
from winsboard.store.sync.incoming import PageChange, Version, sides_in


class PageMerge(NamedTuple):
    """A merged page, and the snapshot of the file that was merged."""

    change: PageChange
    snapshot: Snapshot
    sides: Sequence[Tables] = ()
    """The sides of a conflict in the file."""


def merge_page(
    foreign_changes: ForeignChanges, work: Transaction, page: str, versions: Sequence[Version]
) -> PageMerge | None:
    """Merge versions into one page. Returns None if it cannot be merged or has not changed."""
    others = [version.tables for version in versions if version.page == page]
    sides = sides_in(foreign_changes.cache.path(page), page, foreign_changes.envelope)
    if not sides and not others and not foreign_changes.is_foreign(page):
        return None
    found = sides or _snapshot_to_merge(foreign_changes, page)
    if found is None:
        foreign_changes.ignore_until_changed(page)
        return None
    snapshot, tables = found
    after = before = _merge_with_own(foreign_changes, page, snapshot)
    for version in (*tables, *others):
        after = merge_pages(after, version)
    if not _can_be_read(page, after, snapshot.tables, before, *tables, *others):
        foreign_changes.report_unmerged(page)
        return None
    file = work.open(page, snapshot)
    if sides or not is_same(snapshot.tables, after):
        # Invalid rows of one of the sides stay unchanged.
        file.replace(after, before)
    return PageMerge(PageChange(before, after), snapshot, tables)


def _can_be_read(page: str, after: Tables, *known: Tables) -> bool:
    """Whether a merged page can be decoded; documents taken from `known` can be."""
    try:
        for table in documents.TABLE_OF.values():
            rows = [tables.get(table, {}) for tables in known]
            for id, fields in after.get(table, {}).items():
                if not any(there.get(id) is fields for there in rows):
                    documents.decode_document(page, table, id, fields)
    except FormatError:
        return False
    return True


def _snapshot_to_merge(
    foreign_changes: ForeignChanges, page: str
) -> tuple[Snapshot, list[MutableTables]] | None:
    """The current snapshot of a page; None if it cannot be merged."""
    try:
        snapshot = foreign_changes.cache.snapshot(page)
    except Conflict as error:
        if error.page != page:
            raise
        # None of the sides can be merged.
        return _repaired(foreign_changes, error)
    except Unreadable:
        return None
    if snapshot.is_newer:
        return None
    return snapshot, []


def _repaired(
    foreign_changes: ForeignChanges, conflict: Conflict
) -> tuple[Snapshot, list[MutableTables]] | None:
    with suppress(Unreadable):
        return foreign_changes.cache.restore_conflict(conflict), []
    return None


def _merge_with_own(foreign_changes: ForeignChanges, page: str, found: Snapshot) -> MutableTables:
    """Merge the file of a page with this machine's copy of it."""
    copy = foreign_changes.copies.read_before_overwrite(page)
    try:
        ours = parser.parse(page, copy) if copy else {}
    except FormatError:
        ours = {}
    if header.schema_of(ours) > header.SCHEMA:
        ours = {}
    # An invalid row is replaced by that of the other side.
    there = validate(page, found.tables, ours, keep=True)
    if there.replaced:
        foreign_changes.repairer.repair.quarantine_invalid(
            foreign_changes.cache.path(page), found.raw, there.replaced
        )
    here = validate(page, ours, there.tables, keep=True).tables
    is_edited = not header.checksum_matches(found.raw)
    theirs = restamp(there.tables, ours, foreign_changes.ids) if is_edited else there.tables
    both = merge_pages(theirs, here)
    if foreign_changes.unauthenticated is not None and found.version is not None:
        foreign_changes.unauthenticated.report_replay(
            foreign_changes.cache.path(page), found.raw, both, copy, ours
        )
    return both
