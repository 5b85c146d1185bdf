"""Reconciling incoming pages with this machine's own, on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final, TypeAlias

from winsboard.store.codec.erasure_markers import ERASURE_MARKERS, mentions_erased
from winsboard.store.errors import Conflict, Overtaken
from winsboard.store.format.page_json import Tables
from winsboard.store.repository.transaction import Transaction
from winsboard.store.sync.conflict_copies import version_at
from winsboard.store.sync.erased_moves import find_erased_moves
from winsboard.store.sync.foreign_changes import ForeignChanges
from winsboard.store.sync.incoming import MergeResult, PageChange, Version, pending_versions
from winsboard.store.sync.merged_copies import MergedCopies
from winsboard.store.sync.page_merge import PageMerge, merge_page

MAX_TRIES: Final = 5
"""How many times a merge is retried because pages changed meanwhile."""

Record: TypeAlias = Callable[[Transaction, MergeResult], None]
"""Records a merge in the history before it is written."""


def merge_pending(foreign_changes: ForeignChanges, names: Iterable[str]) -> MergeResult:
    """Merge incoming versions of these pages, and conflict copies of any page.

    The caller must hold the lock. Raises StoreError, and then nothing has changed.
    """
    if foreign_changes.unauthenticated is not None:
        foreign_changes.unauthenticated.move_aside(foreign_changes.conflict_copies.pending())
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
    """Merge versions into their pages, and replaced files into the named pages.

    `record` adds the merge to the history in the same write. Merged copies are moved out of the
    data folder. The caller must hold the lock. Raises StoreError, and then nothing has changed.
    """
    pages = tuple(names)
    for _ in range(MAX_TRIES):
        try:
            return _merge_once(foreign_changes, pages, versions, record)
        except Overtaken:
            foreign_changes.cache.evict(pages)
        except Conflict as error:
            # Raised by a page that this merge reads; it is merged as well.
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
    moved = find_erased_moves(foreign_changes, _changes_of(taken))
    while others := moved.unmerged - pages:
        taken |= _all_merged(foreign_changes, work, others, versions)
        pages = pages | others
        moved = find_erased_moves(foreign_changes, _changes_of(taken))
    arrived = _changes_of(taken)
    # Changes on other pages are merged too, but not recorded as part of this edit.
    recorded = {
        page: c if page in asked else PageChange(c.after, c.after) for page, c in arrived.items()
    }
    for page, left in moved.arrived.items():
        came = arrived[page] = arrived[page]._replace(after=left)
        recorded[page] = recorded[page]._replace(after=left)
        taken[page] = taken[page]._replace(change=came)
        work.file(page).replace(left, came.before)
    for page, (snapshot, left) in moved.others.items():
        came = arrived[page] = recorded[page] = PageChange(snapshot.tables, left)
        taken[page] = PageMerge(came, snapshot)
        work.file(page).replace(left, came.before)
    _save_conflict_sides(foreign_changes, taken)
    if record is not None:
        record(work, recorded)
    work.not_backed_up = frozenset(
        page for page, found in taken.items() if _mentions_erased(found.snapshot.tables, found)
    )
    written = work.save()
    for page in taken.keys() - written.keys():
        foreign_changes.cache.cache_own(page, taken[page].snapshot)
    _move_merged_files(foreign_changes, versions, taken)
    return arrived


def _all_merged(
    foreign_changes: ForeignChanges,
    work: Transaction,
    pages: Iterable[str],
    versions: Sequence[Version],
) -> dict[str, PageMerge]:
    """Merge into pages; those that cannot be merged are left out."""
    done = {page: merge_page(foreign_changes, work, page, versions) for page in sorted(pages)}
    return {page: found for page, found in done.items() if found is not None}


def _changes_of(taken: Mapping[str, PageMerge]) -> MergeResult:
    return {page: found.change for page, found in taken.items()}


def _save_conflict_sides(foreign_changes: ForeignChanges, taken: Mapping[str, PageMerge]) -> None:
    """Save files with merge-conflict markers, unless they contain erased data."""
    for page, found in taken.items():
        if found.sides and not any(_mentions_erased(side, found) for side in found.sides):
            name, stamp = foreign_changes.cache.path(page).name, foreign_changes.ids.stamp()
            MergedCopies(foreign_changes.state, foreign_changes.envelope).save(
                name, found.snapshot.raw, stamp
            )


def _move_merged_files(
    foreign_changes: ForeignChanges, versions: Sequence[Version], taken: Mapping[str, PageMerge]
) -> None:
    """Move merged files out of the data folder, unless they have changed meanwhile.

    Files with erased data are deleted.
    """
    for path, signature in {version.path: version.file_version for version in versions}.items():
        here = [version for version in versions if version.path == path]
        if wrong := [row for version in here for row in version.invalid_rows]:
            foreign_changes.repairer.repair.quarantine_invalid(path, None, wrong)
        is_copy = foreign_changes.conflict_copies.is_present(path) and version_at(path) == signature
        foreign_changes.conflict_copies.ignore(path, signature)
        if not is_copy or not here or not all(version.page in taken for version in here):
            continue
        if any(_mentions_erased(version.tables, taken.get(version.page)) for version in here):
            with suppress(OSError):
                # The file may have been replaced meanwhile.
                if version_at(path) == signature:
                    path.unlink()
        else:
            MergedCopies(foreign_changes.state, foreign_changes.envelope).move_in(
                path, foreign_changes.ids.stamp()
            )


def _mentions_erased(tables: Tables, taken: PageMerge | None) -> bool:
    return taken is not None and mentions_erased(
        tables, taken.change.after.get(ERASURE_MARKERS, {})
    )
