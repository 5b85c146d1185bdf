"""The pages of a board that are in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from contextlib import suppress

from winsboard.domain.model.board import Board, Page
from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.wins import Counts, counts_of
from winsboard.store.errors import StoreError
from winsboard.store.history.apply import pages_of
from winsboard.store.store import Store


class LoadedPages:
    """The pages that have been read, kept up to date with the store."""

    def __init__(self, store: Store, lock_timeout: float) -> None:
        """`lock_timeout` is how many seconds merging incoming changes may wait for other
        writers."""
        self.board = Board()
        self._store = store
        self._patience = lock_timeout
        self._counts: dict[str, tuple[Page, Counts]] = {}
        self._unread: set[str] = set()
        """Loaded pages that have changed and could not be read again."""

    def read(self, names: Iterable[str]) -> None:
        """Read pages that are not loaded yet, after merging incoming changes.

        Reads as many as possible, then raises the first StoreError.
        """
        unread = [name for name in names if name not in self.board.pages]
        if unread:
            self._store.merge_incoming(unread, self._patience)
        trouble: StoreError | None = None
        for name in unread:
            try:
                self.board = self.board.with_page(name, self._store.page(name))
            except StoreError as error:
                trouble = trouble or error
        if trouble is not None:
            raise trouble

    def apply(self, edit: Edit) -> None:
        """Apply an edit in memory. Raises StoreError if one of its pages cannot be read."""
        self.read(pages_of(edit))
        self.board = self.board.with_changes(edit.changes)

    def apply_pending(self, edits: Iterable[Edit]) -> None:
        """Apply unsaved edits to the pages that can be read."""
        from winsboard.notebook.saving.rebase import rebase_edits

        shown = []
        for edit in edits:
            with suppress(StoreError):
                self.read(pages_of(edit))
                shown.append(edit)
        self.board = rebase_edits(self.board, shown)

    def replace(self, pages: Mapping[str, Page]) -> None:
        """Replace pages with the given ones."""
        for name, page in pages.items():
            self.board = self.board.with_page(name, page)

    def release(self, keep: Collection[str]) -> None:
        """Evict all pages except these."""
        gone = [name for name in self.board.pages if name not in keep]
        self.board = self.board.without_pages(gone)
        self._store.release(gone)
        for name in gone:
            self._counts.pop(name, None)

    def prefetch(self, changed: Collection[str]) -> None:
        """Read changed pages in advance, so that `refresh` is fast. Safe from any thread.

        Pages that cannot be read are left to `refresh`.
        """
        for name in self.board.pages.keys() & changed:
            with suppress(StoreError):
                self._store.prefetch(name)

    def refresh(self, changed: Set[str], unsaved: Iterable[Edit]) -> bool:
        """Read changed pages and apply unsaved edits; returns whether the board has changed.

        Raises StoreError if a page can no longer be read; the loaded one stays, and is tried again
        the next time. If other pages have changed, they are shown first.
        """
        # Only the open board needs this, not a command.
        from winsboard.notebook.saving.rebase import rebase_edits

        board, trouble = self.board, None
        self._store.release(changed - board.pages.keys())
        wanted, self._unread = self._unread.union(changed), set()
        for name in board.pages.keys() & wanted:
            try:
                board = board.with_page(name, self._store.page(name))
            except StoreError as error:
                self._unread.add(name)
                trouble = trouble or error
        board = rebase_edits(board, unsaved)
        if board != self.board:
            self.board = board
            return True
        if trouble is not None:
            raise trouble
        return False

    def wins(self) -> int:
        """The number of all wins. Raises StoreError."""
        return sum(self.wins_by_month().values())

    def wins_by_month(self) -> Mapping[str, int]:
        """The number of wins per month. Raises StoreError."""
        return {month: counts.wins for month, counts in self.counts_by_month().items()}

    def counts_by_month(self) -> Mapping[str, Counts]:
        """The wins and other entries per month, from memory for loaded pages, otherwise from disk.

        Raises StoreError.
        """
        # In a thread, the board may be another one a moment later.
        pages = self.board.pages.items()
        here = {name: self._count(name, page) for name, page in pages if name != LIBRARY}
        return {**self._store.counts(), **here}

    def _count(self, name: str, page: Page) -> Counts:
        known = self._counts.get(name)
        if known is None or known[0] is not page:
            known = self._counts[name] = page, counts_of(page.values())
        return known[1]
