"""A transaction on one or more pages: either all of it is written, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from winsboard.store.errors import CannotSave, Overtaken, Unreadable, cannot_save
from winsboard.store.page_io.page_file import PageFile, PageStorage
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.repository.page_cache import UNSEEN, PageCache
from winsboard.store.system.files import make_folder


class Transaction:
    """The files of one edit, each read once and written once. The caller must hold the lock."""

    def __init__(self, cache: PageCache, read: Callable[[str], Snapshot] | None = None) -> None:
        """`read` returns the snapshot to change; by default the current one."""
        self._cache = cache
        self._read = read or cache.snapshot
        self._files: dict[str, PageFile] = {}
        self.not_backed_up: frozenset[str] = frozenset()
        """Pages whose previous version is not backed up."""

    @property
    def pages(self) -> frozenset[str]:
        """The pages that were opened."""
        return frozenset(self._files)

    def file(self, page: str) -> PageFile:
        """The database of a page as it is on disk now. Raises Unreadable."""
        if page not in self._files:
            self.open(page, self._read(page))
        return self._files[page]

    def open(self, page: str, before: Snapshot) -> PageFile:
        """Open the database of a page from a snapshot."""
        file = self._files[page] = PageFile(
            self._cache.path(page), page, before, self._cache.envelope
        )
        return file

    def save(self) -> dict[str, Snapshot]:
        """Write all changed pages, in the order in which they were opened.

        Raises CannotSave, and Overtaken if a page has changed since it was read. Nothing on disk
        has changed then.
        """
        storages = {page: _storage(file) for page, file in self._files.items()}
        changed = {page: storage for page, storage in storages.items() if storage.is_changed}
        try:
            for page, storage in changed.items():
                self._make_room(page)
                self._cache.keep_schema(page, storage.before)
                storage.stage()
            self._check_still(changed)
            written = {page: storage.publish() for page, storage in changed.items()}
        except BaseException:
            for storage in changed.values():
                storage.take_back()
            raise
        for page, snapshot in written.items():
            # The page is written: a copy or backup that fails must not undo it.
            if page not in self.not_backed_up:
                with suppress(CannotSave):
                    self._cache.back_up_before(page, changed[page].before)
            with suppress(CannotSave):
                self._cache.keep(page, snapshot)
        return written

    def _check_still(self, pages: Mapping[str, PageStorage]) -> None:
        """Check for other writers right before replacing files: a sync tool takes no lock."""
        for page, storage in pages.items():
            try:
                now = self._cache.signature(page)
            except Unreadable:
                now = UNSEEN
            if now != storage.before.signature:
                raise Overtaken("overtaken", path=self._cache.path(page))

    def _make_room(self, page: str) -> None:
        path = self._cache.path(page)
        try:
            make_folder(path.parent)
        except OSError as error:
            raise cannot_save(path, error) from error


def _storage(file: PageFile) -> PageStorage:
    storage = file.storage
    assert isinstance(storage, PageStorage)
    return storage
