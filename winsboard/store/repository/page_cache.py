"""The page cache: each file is read again only when it has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.named_tuple import NamedTuple
from winsboard.store.backup.rolling import RollingBackups
from winsboard.store.errors import IN_THE_WAY, Conflict, Unreadable, unreadable
from winsboard.store.format import header, page_json
from winsboard.store.layout import MONTHS, is_month, is_page
from winsboard.store.page_io.snapshot import NO_VERSION, Snapshot
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.system.files import FileVersion, OpenFile, file_version, from_stat, read_bytes
from winsboard.store.system.limits import LARGEST_PAGE

if TYPE_CHECKING:
    from winsboard.store.repository.page_reader import PageReader

MOST_HELD: Final = 24
"""Files, the last used ones, that are held open; a system gives a process 256 or more."""
UNSEEN: Final = FileVersion(0, 0, 0, 0)
"""Of a file that is there and cannot be looked at."""


class MonthFile(NamedTuple):
    """A month that has a file."""

    month: str
    signature: FileVersion


def _seen(file: os.DirEntry[str]) -> FileVersion:
    """The signature of a month; one that stands for none where it cannot be looked at.

    So it is missed, and named, by whoever reads it.
    """
    try:
        return from_stat(file.stat())
    except FileNotFoundError:
        raise
    except OSError:
        return UNSEEN


class PageCache:
    """The pages in a folder: `months/YYYY-MM.json` for a month, `NAME.json` for the others.

    Any thread may read; snapshots are values, and one takes the place of another in one step.
    """

    def __init__(
        self, data: Path, repairer: PageRepairer, backups: RollingBackups | None = None
    ) -> None:
        self.folder = data
        self.envelope = repairer.envelope
        self.months_folder = data / MONTHS
        self.places = repairer.places
        self._repairer = repairer
        self._copies = repairer.copies
        self._backups = backups
        self.cached_pages = repairer.cached_pages
        self._held: dict[str, OpenFile] = {}
        self._months: tuple[int, frozenset[str]] | None = None
        self._complete: tuple[int, int] | None = None
        """When the folders had changed last in which no page was missing."""

    def path(self, page: str) -> Path:
        """The file of a page."""
        return self.places.path(page)

    def snapshot(self, page: str) -> Snapshot:
        """The file of a page as it is now; raises Unreadable."""
        found = self.cached_pages[page].snapshot
        if found is None or self._is_other(page, found.signature):
            found = self.fresh(page)
            self._remember(page, found)
        return found

    def remembered(self, page: str) -> Snapshot:
        """The file of a page as it was last read or written; raises Unreadable if it never was."""
        return self.cached_pages[page].snapshot or self.snapshot(page)

    def fresh(self, page: str) -> Snapshot:
        """The same, read now and not remembered; raises Unreadable."""
        self.places.look_again(page)
        if not self.places.is_elsewhere(page):
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

    def repaired(self, conflict: Conflict) -> Snapshot:
        """A page of whose sides nothing whole can be made, restored; raises Unreadable and Busy."""
        page = conflict.page
        found = self._repairer.restored(page, conflict)
        self._remember(page, found)
        return found

    def check_known(self, page: str, found: Snapshot) -> None:
        """Raise Unreadable where a page may be in what is in its place, and is nowhere else.

        Where it is beside its place, that is told.
        """
        error = self.places.error(page)
        if error is not None and found.raw:
            self.tell_beside(page)
        elif error is not None and error.cause != "another_program":
            raise error

    def look_beside(self, page: str, present: str) -> None:
        """Tell where a page is that is beside its place; raises Unreadable like `check_known`.

        The present month is to be written, so it may begin anew there.
        """
        if self.places.is_elsewhere(page):
            if page == present:
                self.tell_beside(page)
            else:
                self.check_known(page, self.snapshot(page))

    def check_board(self) -> None:
        """Raise Unreadable for a folder with something else in the place of its library."""
        try:
            self.snapshot(LIBRARY)
        except Unreadable as error:
            if error.cause in IN_THE_WAY:
                raise

    def tell_beside(self, page: str) -> None:
        """Tell, once, where a page is whose place something else has taken."""
        error = self.places.error(page)
        if error is not None:
            self._repairer.tell_beside(self.path(page), error)

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

    def signature(self, page: str) -> FileVersion | None:
        """What tells this version of a file from others; raises Unreadable."""
        self.places.look_again(page)
        try:
            return file_version(self.path(page))
        except OSError as error:
            raise unreadable(self.path(page), error) from error

    def signature_anywhere(self, page: str) -> FileVersion | None:
        """The same; of what is in its place for one that is nowhere else. Raises Unreadable."""
        try:
            return self.signature(page) or file_version(self.places.usual(page))
        except OSError as error:
            raise unreadable(self.path(page), error) from error

    def keep(self, page: str, snapshot: Snapshot) -> None:
        """Remember what was just written or taken in as this computer's own, and copy it.

        It is not read again for that: another one may stand in its place already.
        """
        self._remember(page, snapshot)
        self.cached_pages[page].own = snapshot
        self._copies.keep(page, snapshot.raw)

    def _remember(self, page: str, snapshot: Snapshot) -> None:
        self.cached_pages[page].snapshot = snapshot
        self._let_go(page)
        if snapshot.handle is not None:
            self._held[page] = snapshot.handle
        # What was written long ago cannot be taken for what is written now: its times differ.
        for other in list(self._held)[:-MOST_HELD]:
            self._let_go(other)

    def keep_schema(self, page: str, before: Snapshot) -> None:
        """Keep for good what an earlier schema wrote; raises CannotSave."""
        if self._backups is not None and before.is_older:
            self._backups.keep_for_good(page, before.raw, header.schema_of(before.tables))

    def back_up_before(self, page: str, before: Snapshot) -> None:
        """Back up the version this machine had before a write.

        A version that a sync tool put in its place is not an earlier state of this board.
        """
        copy = None
        if self.cached_pages[page].own is not before:
            copy = self._copies.read(page)
        raw = copy or (before.raw if before.signature else None)
        backups, is_state = self._backups, copy or before.tables or not before.signature
        if backups is not None and is_state and backups.keep(page, raw):
            from winsboard.store.backup.retention import tidy_up

            tidy_up(backups)

    def pages(self) -> tuple[str, ...]:
        """The pages that are remembered."""
        return tuple(name for name, page in list(self.cached_pages.items()) if page.snapshot)

    def forget(self, pages: Iterable[str]) -> None:
        """Let go of what was read."""
        for page in pages:
            self.cached_pages[page].snapshot = self.cached_pages[page].own = None
            self._let_go(page)

    def _let_go(self, page: str) -> None:
        held = self._held.pop(page, None)
        if held is not None:
            held.close()

    def months(self) -> tuple[MonthFile, ...]:
        """The months that have a file, oldest first; raises Unreadable."""
        self.bring_back()
        found = {}
        for month, file in self._month_entries():
            # One that has just gone, or is a link to nowhere, is no file.
            with suppress(FileNotFoundError):
                found[month] = _seen(file)
        for month in self._elsewhere():
            with suppress(Unreadable):
                found[month] = self.signature(month) or found.get(month, UNSEEN)
        return tuple(sorted(MonthFile(*each) for each in found.items()))

    def month_names(self) -> frozenset[str]:
        """The months that have a file; raises Unreadable."""
        self.bring_back()
        return frozenset([*(month for month, _ in self._month_entries()), *self._elsewhere()])

    def _elsewhere(self) -> list[str]:
        return [page for page in self.places.elsewhere() if is_month(page)]

    def bring_back(self) -> None:
        """Have every page back that this machine has had and that is not in the folder any more.

        What cannot be put there now is looked for again by whoever reads it. That costs two
        looks at folders as long as nothing comes or goes.
        """
        now = self.months_touched(), self._copies.touched()
        if now == self._complete:
            return
        here = {month for month, _ in self._month_entries()}
        pages = [page for page in self._copies.pages() if is_page(page) and page not in here]
        for page in pages:
            if not self.places.is_elsewhere(page) and not os.path.lexists(self.path(page)):
                with suppress(Unreadable):
                    self.fresh(page)
        self._complete = self.months_touched(), self._copies.touched()

    def _month_entries(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """What is named after a month; raises Unreadable."""
        try:
            with os.scandir(self.months_folder) as files:
                for file in files:
                    month = file.name.removesuffix(".json")
                    if month != file.name and is_month(month):
                        yield month, file
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise unreadable(self.months_folder, error) from error

    def months_touched(self) -> int:
        """When a month was last written, come or gone: nanoseconds; 0 if there is no folder."""
        try:
            return self.months_folder.stat().st_mtime_ns
        except OSError:
            return 0

    def months_version(self) -> tuple[object, ...]:
        """What changes whenever a month is written, comes or goes.

        Two writes can be so close that the time of the folder is the same; then the inode that
        stands under a name is another one.
        """
        try:
            inodes = [(month, file.inode()) for month, file in self._month_entries()]
        except Unreadable:
            inodes = []
        return self.months_touched(), *inodes

    def changed(self) -> frozenset[str]:
        """The pages whose file is another one than the version that was given out."""
        given = [(name, page.returned_version) for name, page in list(self.cached_pages.items())]
        return frozenset(
            name
            for name, version in given
            if version is not NO_VERSION and self._is_other(name, version)
        )

    def has_others(self) -> bool:
        """Whether a file that is remembered is another one now."""
        seen = [(name, page.snapshot) for name, page in list(self.cached_pages.items())]
        return any(found and self._is_other(name, found.signature) for name, found in seen)

    def _is_other(self, page: str, known: FileVersion | None) -> bool:
        try:
            return self.signature(page) != known
        except Unreadable:
            return True

    def new_months(self) -> frozenset[str]:
        """The months that came since this was last asked."""
        touched = self.months_touched()
        before = self._months
        if before is not None and before[0] == touched:
            return frozenset()
        try:
            now = frozenset(month for month, _ in self._month_entries())
        except Unreadable:
            now = frozenset()
        self._months = touched, now
        return now - before[1] if before is not None else frozenset()
