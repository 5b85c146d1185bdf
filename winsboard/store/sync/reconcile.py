"""Reconciling incoming pages with this machine's own, on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final, TypeAlias

from winsboard.store.codec.erasure_markers import LET_GO, mentions_erased
from winsboard.store.errors import Conflict, Overtaken
from winsboard.store.format.page_json import Tables
from winsboard.store.repository.transaction import Transaction
from winsboard.store.sync.conflict_copies import version_at
from winsboard.store.sync.detector import ForeignChanges
from winsboard.store.sync.erased_moves import find_erased_moves
from winsboard.store.sync.incoming import MergeResult, PageChange, Version, pending_versions
from winsboard.store.sync.merged_copies import MergedCopies
from winsboard.store.sync.page_merge import PageMerge, merge_page

MOST_TRIES: Final = 5
"""So often the pages may become others while they are merged."""

Record: TypeAlias = Callable[[Transaction, MergeResult], None]
"""Keeps what was merged in the history, before it is written."""


def merge_pending(foreign_changes: ForeignChanges, names: Iterable[str]) -> MergeResult:
    """Merge what came, into these pages and those of which there are copies.

    Whoever calls it holds the lock. Raises StoreError; then nothing has changed.
    """
    if foreign_changes.unauthenticated is not None:
        foreign_changes.unauthenticated.set_aside(foreign_changes.conflict_copies.pending())
    return merge(
        foreign_changes,
        names,
        pending_versions(foreign_changes.conflict_copies, foreign_changes.envelope),
    )


def merge(
    foreign_changes: ForeignChanges,
    names: Iterable[str],
    versions: Sequence[Version],
    record: Record | None = None,
) -> MergeResult:
    """Merge versions into their pages, and into the named pages what took their place.

    `record` keeps what came in the history, in the same writing. Copies in the data folder are put
    aside when they are merged. Whoever calls it holds the lock. Raises StoreError; then nothing has
    changed.
    """
    pages = tuple(names)
    for _ in range(MOST_TRIES):
        try:
            return _merge_once(foreign_changes, pages, versions, record)
        except Overtaken:
            foreign_changes.cache.forget(pages)
        except Conflict as error:
            # In a page that is read for it, which is merged with these then.
            if error.page in pages:
                raise
            pages = (*pages, error.page)
    return _merge_once(foreign_changes, pages, versions, record)


def _merge_once(
    foreign_changes: ForeignChanges,
    names: Sequence[str],
    versions: Sequence[Version],
    record: Record | None,
) -> MergeResult:
    work = Transaction(foreign_changes.cache, foreign_changes.current)
    asked = {*names, *(version.page for version in versions)}
    pages = asked
    taken = _all_merged(foreign_changes, work, pages, versions)
    moved = find_erased_moves(foreign_changes, _came(taken))
    while others := moved.unmerged - pages:
        taken |= _all_merged(foreign_changes, work, others, versions)
        pages = pages | others
        moved = find_erased_moves(foreign_changes, _came(taken))
    arrived = _came(taken)
    # What is merged on the way is no part of what was asked for.
    recorded = {
        page: c if page in asked else PageChange(c.after, c.after) for page, c in arrived.items()
    }
    for page, left in moved.arrived.items():
        came = arrived[page] = arrived[page]._replace(after=left)
        recorded[page] = recorded[page]._replace(after=left)
        taken[page] = taken[page]._replace(came=came)
        work.file(page).replace(left, came.before)
    for page, (snapshot, left) in moved.others.items():
        came = arrived[page] = recorded[page] = PageChange(snapshot.tables, left)
        taken[page] = PageMerge(came, snapshot)
        work.file(page).replace(left, came.before)
    _keep_sides(foreign_changes, taken)
    if record is not None:
        record(work, recorded)
    work.not_backed_up = frozenset(
        page for page, found in taken.items() if _tells_of_erased(found.snapshot.tables, found)
    )
    written = work.save()
    for page in taken.keys() - written.keys():
        foreign_changes.cache.keep(page, taken[page].snapshot)
    _put_away(foreign_changes, versions, taken)
    return arrived


def _all_merged(
    foreign_changes: ForeignChanges,
    work: Transaction,
    pages: Iterable[str],
    versions: Sequence[Version],
) -> dict[str, PageMerge]:
    """Merge into pages; those that have to be left as they are stay out."""
    done = {page: merge_page(foreign_changes, work, page, versions) for page in sorted(pages)}
    return {page: found for page, found in done.items() if found is not None}


def _came(taken: Mapping[str, PageMerge]) -> MergeResult:
    return {page: found.came for page, found in taken.items()}


def _keep_sides(foreign_changes: ForeignChanges, taken: Mapping[str, PageMerge]) -> None:
    """Keep the files that version control had joined; none that tells of something erased."""
    for page, found in taken.items():
        if found.sides and not any(_tells_of_erased(side, found) for side in found.sides):
            name, stamp = foreign_changes.cache.path(page).name, foreign_changes.ids.stamp()
            MergedCopies(foreign_changes.state, foreign_changes.envelope).keep(
                name, found.snapshot.raw, stamp
            )


def _put_away(
    foreign_changes: ForeignChanges, versions: Sequence[Version], taken: Mapping[str, PageMerge]
) -> None:
    """Take what was merged out of the data folder, unless it is another file by now.

    What tells of something that was erased is not kept.
    """
    for path, signature in {version.path: version.signature for version in versions}.items():
        here = [version for version in versions if version.path == path]
        if wrong := [row for version in here for row in version.wrong]:
            foreign_changes.repairer.repair.keep_wrong(path, None, wrong)
        is_copy = foreign_changes.conflict_copies.is_present(path) and version_at(path) == signature
        foreign_changes.conflict_copies.ignore(path, signature)
        if not is_copy or not here or not all(version.page in taken for version in here):
            continue
        if any(_tells_of_erased(version.tables, taken.get(version.page)) for version in here):
            with suppress(OSError):
                # Another file may have come under that name meanwhile.
                if version_at(path) == signature:
                    path.unlink()
        else:
            MergedCopies(foreign_changes.state, foreign_changes.envelope).take(
                path, foreign_changes.ids.stamp()
            )


def _tells_of_erased(tables: Tables, taken: PageMerge | None) -> bool:
    return taken is not None and mentions_erased(tables, taken.came.after.get(LET_GO, {}))
