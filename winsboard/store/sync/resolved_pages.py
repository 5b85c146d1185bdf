"""Reading pages with nothing left to merge: conflicts in a file are merged first.

The files below only say that there is a conflict. Here it is decided what is done about it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, TypeVar

from winsboard.store.disk.lock import Lock
from winsboard.store.errors import Conflict, StoreError
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.repair.repairer import LOCK_TIMEOUT
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.sync.detector import ForeignChanges

MOST_TRIES: Final = 5
"""So many conflicts may be found while one page is read."""

T = TypeVar("T")


class ResolvedPages:
    """The pages in the files of a board, with what came from elsewhere merged into them."""

    def __init__(self, cache: PageCache, foreign_changes: ForeignChanges, lock: Lock) -> None:
        self.cache = cache
        self.arrived: set[str] = set()
        """The pages in which something was merged, until somebody is told."""
        self._foreign_changes = foreign_changes
        self._lock = lock

    def snapshot(self, page: str) -> Snapshot:
        """The file of a page as it is now; raises Unreadable."""
        return self._resolved(lambda: self.cache.snapshot(page))

    def fresh(self, page: str) -> Snapshot:
        """The same, read now and not remembered; raises Unreadable."""
        return self._resolved(lambda: self.cache.fresh(page))

    def current(self, page: str) -> Snapshot:
        """A page as it was when it was last known to hold all that this machine has.

        Raises Unreadable.
        """
        return self._resolved(lambda: self._foreign_changes.current(page))

    def kept(self, page: str) -> Snapshot:
        """The file of a page for somebody who looks back; raises Unreadable."""
        found = self.snapshot(page)
        self.cache.check_known(page, found)
        return found

    def take_in(self, names: Collection[str]) -> Collection[str]:
        """Merge what came, into these pages and as copies of any; gives the pages it changed.

        Whoever calls it holds the lock. Raises StoreError, and then the disk is as it was.
        """
        if not self._foreign_changes.has_pending(names):
            return ()
        # Loaded when something came, which is seldom when a win is typed.
        from winsboard.store.sync.reconcile import merge_pending

        return merge_pending(self._foreign_changes, names).keys()

    def _resolved(self, read: Callable[[], T]) -> T:
        for _ in range(MOST_TRIES):
            try:
                return read()
            except Conflict as conflict:
                self._resolve(conflict)
        return read()

    def _resolve(self, conflict: Conflict) -> None:
        """Make one page of the sides that stand in its file; raises Unreadable."""
        from winsboard.store.sync.reconcile import merge

        page = conflict.page
        try:
            with self._lock.acquire(LOCK_TIMEOUT):
                merged = merge(self._foreign_changes, [page], ()).keys()
                self.arrived.update(merged)
                if page not in merged:
                    # Sides of which nothing whole can be made are damage like any other.
                    self.cache.repaired(conflict)
        except StoreError as refused:
            raise conflict from refused
