"""Pages that came from elsewhere and the machine's own ones, made one on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final, TypeAlias

from winsboard.store.codec.erasure_markers import LET_GO, tells_of_erased
from winsboard.store.errors import Conflict, Overtaken
from winsboard.store.format.page_json import Kept
from winsboard.store.repository.transaction import Transaction
from winsboard.store.sync.conflict_copies import signature_at
from winsboard.store.sync.detector import Arrivals
from winsboard.store.sync.erased_moves import moved_meanwhile
from winsboard.store.sync.incoming import Arrived, Came, Version, waiting
from winsboard.store.sync.merged_copies import MergedCopies
from winsboard.store.sync.page_merge import Taken, merge_page

MOST_TRIES: Final = 5
"""So often the pages may become others while they are merged."""

Record: TypeAlias = Callable[[Transaction, Arrived], None]
"""Keeps what was merged in the history, before it is written."""


def take_in(arrivals: Arrivals, names: Iterable[str]) -> Arrived:
    """Merge what came, into these pages and those of which there are copies.

    Whoever calls it holds the lock. Raises StoreError; then nothing has changed.
    """
    if arrivals.guard is not None:
        arrivals.guard.set_aside(arrivals.strays.found())
    return merge(arrivals, names, waiting(arrivals.strays, arrivals.seal))


def merge(
    arrivals: Arrivals,
    names: Iterable[str],
    versions: Sequence[Version],
    record: Record | None = None,
) -> Arrived:
    """Merge versions into their pages, and into the named pages what took their place.

    `record` keeps what came in the history, in the same writing. Copies in the data folder are put
    aside when they are merged. Whoever calls it holds the lock. Raises StoreError; then nothing has
    changed.
    """
    pages = tuple(names)
    for _ in range(MOST_TRIES):
        try:
            return _merge_once(arrivals, pages, versions, record)
        except Overtaken:
            arrivals.shelf.forget(pages)
        except Conflict as error:
            # In a page that is read for it, which is merged with these then.
            if error.page in pages:
                raise
            pages = (*pages, error.page)
    return _merge_once(arrivals, pages, versions, record)


def _merge_once(
    arrivals: Arrivals, names: Sequence[str], versions: Sequence[Version], record: Record | None
) -> Arrived:
    work = Transaction(arrivals.shelf, arrivals.current)
    asked = {*names, *(version.page for version in versions)}
    pages = asked
    taken = _all_merged(arrivals, work, pages, versions)
    moved = moved_meanwhile(arrivals, _came(taken))
    while others := moved.unmerged - pages:
        taken |= _all_merged(arrivals, work, others, versions)
        pages = pages | others
        moved = moved_meanwhile(arrivals, _came(taken))
    arrived = _came(taken)
    # What is merged on the way is no part of what was asked for.
    recorded = {page: c if page in asked else Came(c.after, c.after) for page, c in arrived.items()}
    for page, left in moved.arrived.items():
        came = arrived[page] = arrived[page]._replace(after=left)
        recorded[page] = recorded[page]._replace(after=left)
        taken[page] = taken[page]._replace(came=came)
        work.file(page).replace(left, came.before)
    for page, (snapshot, left) in moved.others.items():
        came = arrived[page] = recorded[page] = Came(snapshot.tables, left)
        taken[page] = Taken(came, snapshot)
        work.file(page).replace(left, came.before)
    _keep_sides(arrivals, taken)
    if record is not None:
        record(work, recorded)
    work.not_backed_up = frozenset(
        page for page, found in taken.items() if _tells_of_erased(found.snapshot.tables, found)
    )
    written = work.save()
    for page in taken.keys() - written.keys():
        arrivals.shelf.keep(page, taken[page].snapshot)
    _put_away(arrivals, versions, taken)
    return arrived


def _all_merged(
    arrivals: Arrivals, work: Transaction, pages: Iterable[str], versions: Sequence[Version]
) -> dict[str, Taken]:
    """Merge into pages; those that have to be left as they are stay out."""
    done = {page: merge_page(arrivals, work, page, versions) for page in sorted(pages)}
    return {page: found for page, found in done.items() if found is not None}


def _came(taken: Mapping[str, Taken]) -> Arrived:
    return {page: found.came for page, found in taken.items()}


def _keep_sides(arrivals: Arrivals, taken: Mapping[str, Taken]) -> None:
    """Keep the files that version control had joined; none that tells of something erased."""
    for page, found in taken.items():
        if found.sides and not any(_tells_of_erased(side, found) for side in found.sides):
            name, stamp = arrivals.shelf.path(page).name, arrivals.ids.stamp()
            MergedCopies(arrivals.state, arrivals.seal).keep(name, found.snapshot.raw, stamp)


def _put_away(arrivals: Arrivals, versions: Sequence[Version], taken: Mapping[str, Taken]) -> None:
    """Take what was merged out of the data folder, unless it is another file by now.

    What tells of something that was erased is not kept.
    """
    for path, signature in {version.path: version.signature for version in versions}.items():
        here = [version for version in versions if version.path == path]
        if wrong := [row for version in here for row in version.wrong]:
            arrivals.mender.repair.keep_wrong(path, None, wrong)
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


def _tells_of_erased(tables: Kept, taken: Taken | None) -> bool:
    return taken is not None and tells_of_erased(tables, taken.came.after.get(LET_GO, {}))
