"""Reading pages with their conflicts resolved.

The repository only reports that a file has a conflict; this module merges it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, TypeVar

from winsboard.store.disk.lock import Lock
from winsboard.store.errors import Conflict, StoreError
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.repair.repairer import LOCK_TIMEOUT
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.sync.foreign_changes import ForeignChanges

MAX_TRIES: Final = 5
"""The most conflicts that are resolved while reading one page."""

T = TypeVar("T")


class ResolvedPages:
    """The pages of a board, with incoming changes merged into them."""

    def __init__(self, cache: PageCache, foreign_changes: ForeignChanges, lock: Lock) -> None:
        self.cache = cache
        self.arrived: set[str] = set()
        """Pages that were changed by a merge and have not been reported yet."""
        self._foreign_changes = foreign_changes
        self._lock = lock
        self.state = foreign_changes.state

    def snapshot(self, page: str) -> Snapshot:
        """The current snapshot of a page. Raises Unreadable."""
        return self._resolved(lambda: self.cache.snapshot(page))

    def fresh(self, page: str) -> Snapshot:
        """Read a page, bypassing the cache. Raises Unreadable."""
        return self._resolved(lambda: self.cache.fresh(page))

    def current(self, page: str) -> Snapshot:
        """The last version of a page that this machine wrote or merged.

        Raises Unreadable.
        """
        return self._resolved(lambda: self._foreign_changes.current(page))

    def read_only_snapshot(self, page: str) -> Snapshot:
        """The current snapshot of a page that is not about to be written. Raises Unreadable."""
        found = self.snapshot(page)
        self.cache.check_not_blocked(page, found)
        return found

    def merge_incoming(self, names: Collection[str]) -> Collection[str]:
        """Merge incoming versions of these pages and conflict copies; returns the pages changed.

        The caller must hold the lock. Raises StoreError, and then nothing on disk has changed.
        """
        if not self._foreign_changes.has_pending(names):
            return ()
        # Imported here, because typing a win rarely needs it.
        from winsboard.store.sync.reconcile import merge_pending

        return merge_pending(self._foreign_changes, names).keys()

    def _resolved(self, read: Callable[[], T]) -> T:
        for _ in range(MAX_TRIES):
            try:
                return read()
            except Conflict as conflict:
                self._resolve(conflict)
        return read()

    def _resolve(self, conflict: Conflict) -> None:
        """Merge the sides of a conflict into one page. Raises Unreadable."""
        from winsboard.store.sync.reconcile import merge

        page = conflict.page
        try:
            with self._lock.acquire(LOCK_TIMEOUT):
                merged = merge(self._foreign_changes, [page], ()).keys()
                self.arrived.update(merged)
                if page not in merged:
                    # Sides that cannot be merged are treated like other damage.
                    self.cache.restore_conflict(conflict)
        except StoreError as refused:
            raise conflict from refused
