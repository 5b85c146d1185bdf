"""The page cache: each file is read again only if it has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.named_tuple import NamedTuple
from winsboard.store.backup.rolling import RollingBackups
from winsboard.store.errors import IN_THE_WAY, Conflict, Unreadable, unreadable
from winsboard.store.format import header, page_json
from winsboard.store.page_io.snapshot import NO_VERSION, Snapshot
from winsboard.store.page_paths import MONTHS, is_month
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.repository.month_files import MonthFiles
from winsboard.store.system.files import FileVersion, OpenFile, file_version, from_stat, read_bytes
from winsboard.store.system.limits import LARGEST_PAGE

if TYPE_CHECKING:
    from winsboard.store.repository.page_reader import PageReader

MAX_OPEN_FILES: Final = 24
"""The number of recently used files kept open. A process can open at least 256."""
UNKNOWN_VERSION: Final = FileVersion(0, 0, 0, 0)
"""The version of a file that exists but cannot be checked."""


class MonthFile(NamedTuple):
    """A month that has a file."""

    month: str
    version: FileVersion


def _version_of(file: os.DirEntry[str]) -> FileVersion:
    """The version of a month's file; `UNKNOWN_VERSION` if it cannot be checked.

    Reading the month then reports the error.
    """
    try:
        return from_stat(file.stat())
    except FileNotFoundError:
        raise
    except OSError:
        return UNKNOWN_VERSION


class PageCache:
    """The pages of a board: `months/YYYY-MM.json` for a month, `NAME.json` for others.

    Any thread may read: snapshots are immutable and replaced atomically.
    """

    def __init__(
        self, data: Path, repairer: PageRepairer, backups: RollingBackups | None = None
    ) -> None:
        self.folder = data
        self.envelope = repairer.envelope
        self.month_files = MonthFiles(data / MONTHS)
        self.places = repairer.places
        self._repairer = repairer
        self._copies = repairer.copies
        self._backups = backups
        self.cached_pages = repairer.cached_pages
        self._held: dict[str, OpenFile] = {}
        self._complete: tuple[int, int] | None = None
        """Modification times of the folders when no page was missing."""

    def path(self, page: str) -> Path:
        """The path of a page's file."""
        return self.places.path(page)

    def snapshot(self, page: str) -> Snapshot:
        """The current snapshot of a page. Raises Unreadable."""
        found = self.cached_pages[page].snapshot
        if found is None or self._has_changed(page, found.version):
            found = self.fresh(page)
            self._remember(page, found)
        return found

    def cached(self, page: str) -> Snapshot:
        """The cached snapshot of a page, without checking the file. Raises Unreadable if not
        cached.
        """
        return self.cached_pages[page].snapshot or self.snapshot(page)

    def fresh(self, page: str) -> Snapshot:
        """Read a page, bypassing the cache. Raises Unreadable."""
        self.places.recheck(page)
        if not self.places.is_displaced(page):
            try:
                return self._repairer.read(page)
            except Unreadable as error:
                if error.cause not in IN_THE_WAY:
                    raise
        return self._reader.fresh(page)

    @cached_property
    def _reader(self) -> PageReader:
        from winsboard.store.repository.page_reader import PageReader

        return PageReader(self._repairer)

    def restore_conflict(self, conflict: Conflict) -> Snapshot:
        """Restore a page whose conflicting sides cannot be merged. Raises Unreadable and Busy."""
        page = conflict.page
        found = self._repairer.restore_damaged(page, conflict)
        self._remember(page, found)
        return found

    def check_not_blocked(self, page: str, found: Snapshot) -> None:
        """Raise Unreadable if the blocked path may hold the page and it is nowhere else.

        If it is in a fallback file, that is reported.
        """
        error = self.places.error(page)
        if error is not None and found.raw:
            self.report_fallback(page)
        elif error is not None and error.cause != "another_program":
            raise error

    def check_fallback(self, page: str, present: str) -> None:
        """Report a page that is in a fallback file. Raises Unreadable like `check_not_blocked`.

        The current month has to be writable, so there it may start empty.
        """
        if self.places.is_displaced(page):
            if page == present:
                self.report_fallback(page)
            else:
                self.check_not_blocked(page, self.snapshot(page))

    def check_board(self) -> None:
        """Raise Unreadable if something else is at the path of the library."""
        try:
            self.snapshot(LIBRARY)
        except Unreadable as error:
            if error.cause in IN_THE_WAY:
                raise

    def report_fallback(self, page: str) -> None:
        """Report once which fallback file a page is in."""
        error = self.places.error(page)
        if error is not None:
            self._repairer.report_fallback(self.path(page), error)

    def raw(self, month: str) -> bytes:
        """Read a month's file, bypassing the cache.

        Decrypted; empty if there is no file. Raises Unreadable.
        """
        try:
            return self.envelope.page_from_disk(month, read_bytes(self.path(month), LARGEST_PAGE))
        except FileNotFoundError:
            return b""
        except page_json.FormatError as error:
            raise unreadable(self.path(month), str(error)) from error
        except OSError as error:
            raise unreadable(self.path(month), error) from error

    def file_version(self, page: str) -> FileVersion | None:
        """The version of a page's file. Raises Unreadable."""
        self.places.recheck(page)
        try:
            return file_version(self.path(page))
        except OSError as error:
            raise unreadable(self.path(page), error) from error

    def file_version_anywhere(self, page: str) -> FileVersion | None:
        """Like `signature`, but falls back to what is at the usual path. Raises Unreadable."""
        try:
            return self.file_version(page) or file_version(self.places.usual(page))
        except OSError as error:
            raise unreadable(self.path(page), error) from error

    def cache_own(self, page: str, snapshot: Snapshot) -> None:
        """Cache a snapshot that was just written or merged as this machine's own, and copy it.

        The file is not read again for that: it may have been replaced already.
        """
        self._remember(page, snapshot)
        self.cached_pages[page].own = snapshot
        self._copies.save(page, snapshot.raw)

    def _remember(self, page: str, snapshot: Snapshot) -> None:
        self.cached_pages[page].snapshot = snapshot
        self._evict_one(page)
        if snapshot.open_file is not None:
            self._held[page] = snapshot.open_file
        # Only recent files need to stay open: the times of an old one differ from a new file's.
        for other in list(self._held)[:-MAX_OPEN_FILES]:
            self._evict_one(other)

    def back_up_old_schema(self, page: str, before: Snapshot) -> None:
        """Save a page in its old schema forever. Raises CannotSave."""
        if self._backups is not None and before.is_older:
            self._backups.save_permanently(page, before.raw, header.schema_of(before.tables))

    def back_up_before(self, page: str, before: Snapshot) -> None:
        """Back up the version this machine had before a write.

        A version that a sync tool put in its place is not an earlier state of this board.
        """
        copy = None
        if self.cached_pages[page].own is not before:
            copy = self._copies.read(page)
        raw = copy or (before.raw if before.version else None)
        backups, is_state = self._backups, copy or before.tables or not before.version
        if backups is not None and is_state and backups.save(page, raw):
            from winsboard.store.backup.retention import clean_up

            clean_up(backups)

    def pages(self) -> tuple[str, ...]:
        """The pages in the cache."""
        return tuple(name for name, page in list(self.cached_pages.items()) if page.snapshot)

    def evict(self, pages: Iterable[str]) -> None:
        """Evict pages."""
        for page in pages:
            self.cached_pages[page].snapshot = self.cached_pages[page].own = None
            self._evict_one(page)

    def _evict_one(self, page: str) -> None:
        held = self._held.pop(page, None)
        if held is not None:
            held.close()

    def months(self) -> tuple[MonthFile, ...]:
        """The months that have a file, oldest first. Raises Unreadable."""
        self.restore_missing()
        found = {}
        for month, file in self.month_files.entries():
            # It has just been removed, or is a broken link.
            with suppress(FileNotFoundError):
                found[month] = _version_of(file)
        for month in self._displaced_months():
            with suppress(Unreadable):
                found[month] = self.file_version(month) or found.get(month, UNKNOWN_VERSION)
        return tuple(sorted(MonthFile(*each) for each in found.items()))

    def month_names(self) -> frozenset[str]:
        """The names of the months that have a file. Raises Unreadable."""
        self.restore_missing()
        return self.month_files.names().union(self._displaced_months())

    def _displaced_months(self) -> list[str]:
        return [page for page in self.places.blocked_pages() if is_month(page)]

    def restore_missing(self) -> None:
        """Restore every page that this machine had and whose file is missing.

        A page that cannot be restored now is tried again when it is read. Costs two stat calls as
        long as no file is added or removed.
        """
        now = self.month_files.modified(), self._copies.modified_at()
        if now == self._complete:
            return
        for page in self._copies.pages_without(self.month_files.file_names()):
            if not self.places.is_displaced(page) and not os.path.lexists(self.path(page)):
                with suppress(Unreadable):
                    self.fresh(page)
        self._complete = self.month_files.modified(), self._copies.modified_at()

    def changed(self) -> frozenset[str]:
        """The pages whose file is another one than the version that was given out."""
        given = [(name, page.returned_version) for name, page in list(self.cached_pages.items())]
        return frozenset(
            name
            for name, version in given
            if version is not NO_VERSION and self._has_changed(name, version)
        )

    def has_changed_files(self) -> bool:
        """Whether a page's file is another one than the version that was cached or given out.

        The two differ when something else has read the page since it was given out.
        """
        for name, page in list(self.cached_pages.items()):
            given = page.returned_version
            shown = given if page.snapshot is None else page.snapshot.version
            if shown is NO_VERSION:
                continue
            if given is not shown and given not in (NO_VERSION, shown):
                return True
            if self._has_changed(name, shown):
                return True
        return False

    def _has_changed(self, page: str, known: FileVersion | None) -> bool:
        try:
            return self.file_version(page) != known
        except Unreadable:
            return True
