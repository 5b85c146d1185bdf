"""Pages that came from elsewhere and the machine's own ones, made one on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.store import codec, form, imprint
from winsboard.store.adopt import adopted
from winsboard.store.arrivals import Arrivals
from winsboard.store.erased_moves import moved_meanwhile
from winsboard.store.errors import Unreadable
from winsboard.store.form import Kept, Tables, WrongShape
from winsboard.store.letting_go import LET_GO, tells_of_erased
from winsboard.store.merge import is_same, merged
from winsboard.store.merged_copies import MergedCopies
from winsboard.store.snapshot import Snapshot
from winsboard.store.soundness import sifted
from winsboard.store.strays import signature_at
from winsboard.store.transaction import Transaction
from winsboard.store.versions import Arrived, Came, Version, sides_in


class _Taken(NamedTuple):
    """A page that was merged, and the file as it was read for that."""

    came: Came
    snapshot: Snapshot
    sides: Sequence[Kept] = ()
    """What version control had left in the file."""


Record: TypeAlias = Callable[[Transaction, Arrived], None]
"""Keeps what was merged in the history, before it is written."""


def unite(
    arrivals: Arrivals,
    names: Iterable[str],
    versions: Sequence[Version],
    record: Record | None = None,
) -> Arrived:
    """Merge versions into their pages, and into the named pages what took their place.

    Whoever calls it holds the lock. Raises StoreError; then nothing has changed.
    """
    work = Transaction(arrivals.shelf, arrivals.current)
    pages = sorted({*names, *(version.page for version in versions)})
    done = {page: _merged(arrivals, work, page, versions) for page in pages}
    taken = {page: found for page, found in done.items() if found is not None}
    arrived = {page: found.came for page, found in taken.items()}
    for page, snapshot, left in list(moved_meanwhile(arrivals, arrived)):
        before = arrived[page].before if page in arrived else snapshot.tables
        arrived[page] = Came(before, left)
        taken[page] = taken.get(page, _Taken(arrived[page], snapshot))._replace(came=arrived[page])
        work.file(page).replace(left, before)
    _keep_sides(arrivals, taken)
    if record is not None:
        record(work, arrived)
    work.not_backed_up = frozenset(
        page for page, found in taken.items() if _tells_of_erased(found.snapshot.tables, found)
    )
    written = work.save()
    for page in taken.keys() - written.keys():
        arrivals.shelf.keep(page, taken[page].snapshot)
    _put_away(arrivals, versions, taken)
    return arrived


def _keep_sides(arrivals: Arrivals, taken: Mapping[str, _Taken]) -> None:
    """Keep the files that version control had joined; none that tells of something erased."""
    for page, found in taken.items():
        if found.sides and not any(_tells_of_erased(side, found) for side in found.sides):
            name, stamp = arrivals.shelf.path(page).name, arrivals.ids.stamp()
            MergedCopies(arrivals.state, arrivals.seal).keep(name, found.snapshot.raw, stamp)


def _put_away(arrivals: Arrivals, versions: Sequence[Version], taken: Mapping[str, _Taken]) -> None:
    """Take what was merged out of the data folder, unless it is another file by now.

    What tells of something that was erased is not kept.
    """
    for path, signature in {version.path: version.signature for version in versions}.items():
        here = [version for version in versions if version.path == path]
        if wrong := [row for version in here for row in version.wrong]:
            arrivals.set_aside(path, None, wrong)
        is_copy = arrivals.strays.lies_here(path) and signature_at(path) == signature
        arrivals.strays.leave(path, signature)
        if not is_copy or not here or not all(version.page in taken for version in here):
            continue
        if any(_tells_of_erased(version.tables, taken.get(version.page)) for version in here):
            with suppress(OSError):
                # Another file may have come under that name meanwhile.
                if signature_at(path) == signature:
                    path.unlink()
        else:
            MergedCopies(arrivals.state, arrivals.seal).take(path, arrivals.ids.stamp())


def _tells_of_erased(tables: Kept, taken: _Taken | None) -> bool:
    return taken is not None and tells_of_erased(tables, taken.came.after.get(LET_GO, {}))


def _merged(
    arrivals: Arrivals, work: Transaction, page: str, versions: Sequence[Version]
) -> _Taken | None:
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
    return _Taken(Came(before, after), snapshot, tables)


def _can_be_read(page: str, after: Kept, *known: Kept) -> bool:
    """Whether all that a merge made can be read again; what was read before is known to be."""
    try:
        for table in codec.TABLE_OF.values():
            rows = [tables.get(table, {}) for tables in known]
            for id, fields in after.get(table, {}).items():
                if not any(there.get(id) is fields for there in rows):
                    codec.document_of(page, table, id, fields)
    except WrongShape:
        return False
    return True


def _found(arrivals: Arrivals, page: str) -> tuple[Snapshot, list[Tables]] | None:
    """A page as it stands."""
    try:
        snapshot = arrivals.shelf.snapshot(page)
    except Unreadable:
        return None
    if snapshot.is_newer:
        return None
    return snapshot, []


def _with_ours(arrivals: Arrivals, page: str, found: Snapshot) -> Tables:
    """What stands in a page and what this machine had in it."""
    copy = arrivals.copies.sure(page)
    try:
        ours = form.read(page, copy) if copy else {}
    except WrongShape:
        ours = {}
    if imprint.schema_of(ours) > imprint.SCHEMA:
        ours = {}
    # In the place of a row that makes no sense the other side counts.
    there = sifted(page, found.tables, ours, keep=True)
    if there.replaced:
        arrivals.set_aside(arrivals.shelf.path(page), found.raw, there.replaced)
    here = sifted(page, ours, there.tables, keep=True).tables
    is_edited = not imprint.is_untouched(found.raw)
    theirs = adopted(there.tables, ours, arrivals.ids) if is_edited else there.tables
    both = merged(theirs, here)
    if arrivals.guard is not None and found.signature is not None:
        arrivals.guard.look_at(arrivals.shelf.path(page), found.raw, both, copy, ours)
    return both
