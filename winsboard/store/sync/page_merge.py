"""Merging what came into one page: what stands there, what this machine had, and the versions."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import documents
from winsboard.store.errors import Conflict, Unreadable
from winsboard.store.format import header
from winsboard.store.format.page_json import Kept, Tables, WrongShape
from winsboard.store.merge.pages import is_same, merged
from winsboard.store.merge.restamp import adopted
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.repository.transaction import Transaction
from winsboard.store.rows.validation import sifted
from winsboard.store.sync.detector import Arrivals
from winsboard.store.sync.incoming import Came, Version, sides_in


class Taken(NamedTuple):
    """A page that was merged, and the file as it was read for that."""

    came: Came
    snapshot: Snapshot
    sides: Sequence[Kept] = ()
    """What version control had left in the file."""


def merge_page(
    arrivals: Arrivals, work: Transaction, page: str, versions: Sequence[Version]
) -> Taken | None:
    """Merge into one page; none if it is one that has to be left as it is."""
    others = [version.tables for version in versions if version.page == page]
    sides = sides_in(arrivals.shelf.path(page), page, arrivals.seal)
    if not sides and not others and not arrivals.is_foreign(page):
        return None
    found = sides or _found(arrivals, page)
    if found is None:
        arrivals.leave(page)
        return None
    snapshot, tables = found
    after = before = _with_ours(arrivals, page, snapshot)
    for version in (*tables, *others):
        after = merged(after, version)
    if not _can_be_read(page, after, snapshot.tables, before, *tables, *others):
        arrivals.tell_not_merged(page)
        return None
    file = work.open(page, snapshot)
    if sides or not is_same(snapshot.tables, after):
        # What makes no sense and stood on one of the sides stays as it is.
        file.replace(after, before)
    return Taken(Came(before, after), snapshot, tables)


def _can_be_read(page: str, after: Kept, *known: Kept) -> bool:
    """Whether all that a merge made can be read again; what was read before is known to be."""
    try:
        for table in documents.TABLE_OF.values():
            rows = [tables.get(table, {}) for tables in known]
            for id, fields in after.get(table, {}).items():
                if not any(there.get(id) is fields for there in rows):
                    documents.document_of(page, table, id, fields)
    except WrongShape:
        return False
    return True


def _found(arrivals: Arrivals, page: str) -> tuple[Snapshot, list[Tables]] | None:
    """A page as it stands."""
    try:
        snapshot = arrivals.shelf.snapshot(page)
    except Conflict as error:
        if error.page != page:
            raise
        # None of its sides can be merged.
        return _repaired(arrivals, error)
    except Unreadable:
        return None
    if snapshot.is_newer:
        return None
    return snapshot, []


def _repaired(arrivals: Arrivals, conflict: Conflict) -> tuple[Snapshot, list[Tables]] | None:
    with suppress(Unreadable):
        return arrivals.shelf.repaired(conflict), []
    return None


def _with_ours(arrivals: Arrivals, page: str, found: Snapshot) -> Tables:
    """What stands in a page and what this machine had in it."""
    copy = arrivals.copies.sure(page)
    try:
        ours = parser.read(page, copy) if copy else {}
    except WrongShape:
        ours = {}
    if header.schema_of(ours) > header.SCHEMA:
        ours = {}
    # In the place of a row that makes no sense the other side counts.
    there = sifted(page, found.tables, ours, keep=True)
    if there.replaced:
        arrivals.mender.repair.keep_wrong(arrivals.shelf.path(page), found.raw, there.replaced)
    here = sifted(page, ours, there.tables, keep=True).tables
    is_edited = not header.is_untouched(found.raw)
    theirs = adopted(there.tables, ours, arrivals.ids) if is_edited else there.tables
    both = merged(theirs, here)
    if arrivals.guard is not None and found.signature is not None:
        arrivals.guard.look_at(arrivals.shelf.path(page), found.raw, both, copy, ours)
    return both
