"""A transaction on one or more pages: either all of it is written, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from winsboard.store.errors import CannotSave, Overtaken, Unreadable, cannot_save
from winsboard.store.page_io.page_file import PageFile, PageStorage
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.repository.page_cache import UNKNOWN_VERSION, PageCache
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

    def __enter__(self) -> None:
        """Begin to write; an error on the way out leaves the disk as it was."""

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Roll back if something went wrong."""
        if error is not None:
            for storage in self._changed().values():
                storage.rollback()

    def save(self) -> dict[str, Snapshot]:
        """Write all changed pages, in the order in which they were opened.

        Raises CannotSave, and Overtaken if a page has changed since it was read. Nothing on disk
        has changed then.
        """
        with self:
            self.stage()
            written = self.commit()
        self.keep_last_good(written)
        return written

    def stage(self) -> None:
        """Serialize what has changed, and make it durable beside the files; raises CannotSave."""
        for page, storage in self._changed().items():
            self._free_memory(page)
            self._cache.back_up_old_schema(page, storage.before)
            storage.stage()

    def commit(self) -> dict[str, Snapshot]:
        """Replace the files by what is staged, in the order in which they were asked for.

        Raises CannotSave, and Overtaken where a page is another one than was read.
        """
        changed = self._changed()
        self._check_unchanged(changed)
        return {page: storage.commit() for page, storage in changed.items()}

    def keep_last_good(self, written: Mapping[str, Snapshot]) -> None:
        """Back up the pages as they were before, and copy them as they are now.

        They are on disk: what stands in the way of a copy takes nothing back.
        """
        for page, snapshot in written.items():
            if page not in self.not_backed_up:
                with suppress(CannotSave):
                    self._cache.back_up_before(page, _storage(self._files[page]).before)
            with suppress(CannotSave):
                self._cache.cache_own(page, snapshot)

    def _changed(self) -> dict[str, PageStorage]:
        storages = {page: _storage(file) for page, file in self._files.items()}
        return {page: storage for page, storage in storages.items() if storage.is_changed}

    def _check_unchanged(self, pages: Mapping[str, PageStorage]) -> None:
        """Check for other writers right before replacing files: a sync tool takes no lock."""
        for page, storage in pages.items():
            try:
                now = self._cache.file_version(page)
            except Unreadable:
                now = UNKNOWN_VERSION
            if now != storage.before.version:
                raise Overtaken("overtaken", path=self._cache.path(page))

    def _free_memory(self, page: str) -> None:
        path = self._cache.path(page)
        try:
            make_folder(path.parent)
        except OSError as error:
            raise cannot_save(path, error) from error


def _storage(file: PageFile) -> PageStorage:
    storage = file.storage
    assert isinstance(storage, PageStorage)
    return storage
