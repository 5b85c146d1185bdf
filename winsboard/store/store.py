"""The store: pages on disk, changed by edits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.clock import Clock
from winsboard.domain.model.board import Page
from winsboard.domain.model.documents import LIBRARY, Document
from winsboard.domain.model.edits import Edit
from winsboard.store.backup.last_good_copies import LastGoodCopies
from winsboard.store.backup.rolling import RollingBackups
from winsboard.store.codec import documents as codec
from winsboard.store.codec.records import EDITS, Record, decode_records
from winsboard.store.commit import EditWriter
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.lock import LOCK_TIMEOUT, Lock
from winsboard.store.disk.os_errors import raises_store_errors
from winsboard.store.errors import StoreError, Unreadable
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_table import LazyTable
from winsboard.store.history.apply import pages_of
from winsboard.store.history.edit_log import EditLog, LoggedEdit
from winsboard.store.ids import Ids
from winsboard.store.notices import Notices
from winsboard.store.page_paths import PagePaths, is_page
from winsboard.store.queries.documents import DecodedPages
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.sync.foreign_changes import ForeignChanges
from winsboard.store.sync.resolved_pages import ResolvedPages
from winsboard.store.unsaved.file_names import has_unsaved
from winsboard.store.unsaved.pending import PendingEdits

if TYPE_CHECKING:
    from winsboard.domain.model.wins import Counts
    from winsboard.store.archive.snapshots import BoardSnapshot
    from winsboard.store.archive.writer import ArchiveReport
    from winsboard.store.pictures.files import PictureFiles
    from winsboard.store.queries.letter_index import LetterIndex
    from winsboard.store.queries.lookup import Lookup
    from winsboard.store.queries.win_counts import WinCounter
    from winsboard.store.sync.import_copy import MakeTitle, MergeSummary
    from winsboard.store.unsaved.edits import OrphanedEdits, UnsavedEdits

POLL_LOCK_TIMEOUT: Final = 0.5
"""Seconds a reader waits for the lock. If it is busy, incoming changes are merged next time."""


@raises_store_errors
class Store:
    """The files of a board.

    Reading takes no lock and is safe from any thread. Nothing on disk is touched before the first
    commit.
    """

    def __init__(
        self,
        data: Path,
        state: Path,
        clock: Clock,
        notices: Notices | None = None,
        envelope: Envelope | None = None,
    ) -> None:
        """Without an envelope an encrypted board can be neither read nor written."""
        self.ids = Ids(clock)
        self.data, self.state = data, state
        """The folder of the pages, and that of what belongs to this computer."""
        self._clock = clock
        self.notices = notices or Notices()
        self.envelope = envelope or Envelope(data)
        self._lock = Lock(state / "lock")
        self.backups = RollingBackups(state, clock, self.envelope)
        copies = LastGoodCopies(state, self.envelope, self.notices)
        places = PagePaths(data)
        self._repairer = PageRepairer(
            places, copies, self._lock, clock, self.notices, self.backups, data
        )
        self._cache = PageCache(data, self._repairer, self.backups)
        self._foreign_changes = ForeignChanges(self._cache, self._repairer, self.ids, self.notices)
        if self.envelope.is_on:
            from winsboard.store.sync.unauthenticated_files import UnauthenticatedFiles

            self._foreign_changes.unauthenticated = UnauthenticatedFiles(
                state, self.envelope, clock, self.notices
            )
        self._files = ResolvedPages(self._cache, self._foreign_changes, self._lock)
        self._pages = DecodedPages(self._files)
        self._act_log = EditLog(state)
        self._pending = PendingEdits(state, self.envelope, self.ids, clock, self.notices)
        self._is_swept = False
        self._writer = EditWriter(self._files, self._pages, self._act_log, self.ids, clock)

    def page(self, name: str) -> Page:
        """Return the documents of a page; it is empty if it has no file. Raises Unreadable.

        The current month can always be written, so it is empty if its file is lost beyond repair.

        From now on `changed` reports when the page changes on disk.
        """
        found = self._pages.with_version(name)
        self._cache.check_fallback(name, f"{self._clock.now():%Y-%m}")
        return self._pages.returned(name, *found)

    def prefetch(self, name: str) -> None:
        """Read a page in advance; `changed` still reports it. Raises Unreadable."""
        self._pages.page(name)

    def lookup(self) -> Lookup:
        """Return a query over many months. Incoming changes are merged first."""
        from winsboard.store.queries.lookup import Lookup

        with suppress(StoreError):
            pages = (LIBRARY, *self.months())
            self.merge_incoming(
                [page for page in pages if not self._foreign_changes.is_unchanged(page)]
            )
        return Lookup(self._files)

    def letter_index(self) -> LetterIndex:
        """Return the list of months that have a letter; it reads no month that is unchanged."""
        from winsboard.store.queries.letter_index import LetterIndex

        return LetterIndex(self._cache, self.state)

    def months(self) -> tuple[str, ...]:
        """The months that have a file, oldest first. Raises Unreadable."""
        return tuple(file.month for file in self._cache.months())

    def months_written(self) -> tuple[tuple[str, float], ...]:
        """The months and the seconds since 1970 of each file, latest first. Raises Unreadable."""
        times = [(file.version.changed / 1e9, file.month) for file in self._cache.months()]
        return tuple((month, written) for written, month in sorted(times, reverse=True))

    def modified_at(self, name: str) -> float:
        """Modification time of a page's file, in seconds since 1970; 0 if unknown."""
        with suppress(Unreadable):
            found = self._cache.file_version_anywhere(name)
            return found.changed / 1e9 if found else 0.0
        return 0.0

    def every_page(self, skipped: dict[str, Unreadable] | None = None) -> dict[str, Page]:
        """The documents of all pages that have a file; see `whole_board.read_all`."""
        from winsboard.store.queries.whole_board import read_all

        names = [LIBRARY, *self.months()]
        self.merge_incoming(names)
        found = read_all(names, self.page, skipped)
        self.evict(names)
        return found

    @property
    def has_copies(self) -> bool:
        """Whether this machine has last good copies, from which pages can be restored."""
        return any(map(is_page, self._repairer.copies.pages()))

    def archive(self, path: Path) -> ArchiveReport:
        """Write the whole board into a new zip file, and tell what it has. Raises StoreError."""
        from winsboard.store.archive.writer import write_archive

        with self._lock.acquire():
            self._cache.restore_missing()
            return write_archive(self._files, self._foreign_changes.state, path)

    def snapshot_at(self, name: str) -> BoardSnapshot:
        """Return the board as it was when a rolling backup was made. Raises Unreadable."""
        from winsboard.store.archive.snapshots import bytes_of, from_bytes

        return from_bytes(bytes_of(self.files_at(name)), self.envelope, self._clock.now())

    def files_at(self, name: str) -> dict[str, Path]:
        """The files of the pages as they were when a rolling backup was made. Raises Unreadable."""
        with suppress(StoreError):
            self._cache.snapshot(LIBRARY)
        now = {page: self._cache.path(page) for page in (LIBRARY, *self.months())}
        return {**now, **self.backups.changed_since(name)}

    def evict(self, names: Iterable[str]) -> None:
        """Drop pages from memory."""
        self._pages.evict(names)

    def release(self, names: Iterable[str]) -> None:
        """Evict pages and stop reporting changes to them."""
        self._pages.release(tuple(names))

    def changed(self) -> frozenset[str]:
        """The pages that were returned to a caller and whose file has changed since.

        A month that has a new file is reported once.
        """
        changed = self._pages.is_stale() | self._cache.changed()
        changed |= self._cache.month_files.added()
        self.merge_incoming(self._cache.pages())
        arrived, self._files.arrived = self._files.arrived, set()
        return changed | arrived

    def has_changes(self) -> bool:
        """Whether `changed` may return pages."""
        is_other = bool(self._files.arrived or self._pages.is_stale())
        is_other = is_other or self._cache.has_changed_files()
        return is_other or self._foreign_changes.has_pending_as_seen(self._cache.pages())

    def merge_incoming(self, names: Collection[str], timeout: float = POLL_LOCK_TIMEOUT) -> None:
        """Merge incoming versions of these pages, and conflict copies of any page.

        Does nothing if the lock is not free within `timeout` seconds; the next call tries again.
        """
        with suppress(StoreError):
            if self._foreign_changes.has_pending(names):
                with self._lock.acquire(timeout):
                    self._remove_stale_files()
                    self._files.arrived.update(self._files.merge_incoming(names))

    def commit(self, edit: Edit, timeout: float = LOCK_TIMEOUT) -> Mapping[str, Page]:
        """Make an edit durable and return the pages it touched, as they are on disk now.

        Only the fields the edit changes are written, so changes by other processes are preserved.
        An edit that is already on disk is not applied twice. Waits up to `timeout` seconds for
        other writers. Raises StoreError, and then nothing on disk has changed.
        """
        self._cache.check_board()
        with self._lock.acquire(timeout):
            self._remove_stale_files()
            if has_unsaved(self.state):
                self._files.arrived |= self._pending.write_orphaned(self._writer.write)
            written = self._writer.write(edit)
        return {name: self._after(name) for name in dict.fromkeys([*pages_of(edit), *written])}

    def _after(self, name: str) -> Page:
        """Return a page just after writing it. The write is durable even if reading fails now."""
        with suppress(Unreadable):
            return self.page(name)
        return self._pages.returned(name, *self._pages.last_known(name))

    @cached_property
    def pictures(self) -> PictureFiles:
        """The pictures of the vision board."""
        from winsboard.store.pictures.files import PictureFiles

        return PictureFiles(self._cache.folder, self.envelope, self._lock)

    @cached_property
    def _win_counter(self) -> WinCounter:
        from winsboard.store.queries.win_counts import WinCounter

        return WinCounter(self._files)

    @property
    def unsaved(self) -> UnsavedEdits:
        """Edits that could not be written to their pages."""
        return self._pending.unsaved

    def recover_unsaved(self) -> tuple[OrphanedEdits, ...]:
        """Write the unsaved edits of boards that have ended; return those that still wait."""
        if not has_unsaved(self.state):
            return ()
        with suppress(StoreError), self._lock.acquire(POLL_LOCK_TIMEOUT):
            self._files.arrived |= self._pending.write_orphaned(self._writer.write)
        return self.unsaved.orphaned()

    def merge(
        self, path: Path | None, at: datetime, make_title: MakeTitle, other: Envelope | None = None
    ) -> MergeSummary:
        """Merge a file, a folder, or the conflict copies in the data folder, as one edit in the
        history.

        `make_title` makes the edit's title. `other` decrypts what the board's own keys cannot.
        Files outside the data folder are not changed. Raises StoreError.
        """
        from winsboard.store.sync.import_copy import import_copy

        with self._lock.acquire():
            self._cache.check_board()
            self._cache.restore_missing()
            self._remove_stale_files()
            return import_copy(self._cache, self._foreign_changes, path, at, make_title, other)

    def move_to_merged(self, path: Path) -> None:
        """Move a merged file into the folder of merged copies. Raises Busy."""
        from winsboard.store.sync.merged_copies import MergedCopies

        with self._lock.acquire():
            MergedCopies(self._foreign_changes.state, self.envelope).move_in(path, self.ids.stamp())

    def import_documents(self, documents: Iterable[Document]) -> None:
        """Write documents into an empty data folder. Raises CannotSave, also if it is not empty."""
        self.write_pages(codec.pages_of(documents, self.ids.stamp()))

    def write_pages(self, pages: Mapping[str, page_json.MutableTables]) -> None:
        """Write whole pages into an empty data folder. Raises CannotSave."""
        from winsboard.store.bulk_write import write_all

        with self._lock.acquire():
            write_all(self._cache, self._pages, self._repairer, pages)

    def tables(self, name: str) -> page_json.MutableTables:
        """All tables of a page, including its history. Raises Unreadable."""
        found = page_json.mutable_copy(self._files.read_only_snapshot(name).tables)
        self.evict([name])
        return found

    def records(self, name: str) -> tuple[Record, ...]:
        """The history of a page, oldest first. Raises Unreadable."""
        return decode_records(name, self._files.read_only_snapshot(name).tables.get(EDITS, {}))

    def history_backwards(self, name: str) -> Iterator[tuple[str, Fields]]:
        """The history of a page as stored rows, latest first. Raises Unreadable.

        Ordered by id, which is chronological unless a clock was changed.
        """
        acts = self._files.read_only_snapshot(name).tables.get(EDITS, {})
        return acts.backwards() if isinstance(acts, LazyTable) else iter(sorted(acts.items())[::-1])

    def local_edits(self) -> tuple[LoggedEdit, ...]:
        """The last edits made on this machine, in order."""
        return self._act_log.read()

    def restore(self, record: Record, unsaved: Sequence[Edit] = ()) -> Edit:
        """Reconstruct the whole edit of a record, so that it can be undone.

        `unsaved` are edits that are not on disk yet, in order; they count as done. Raises
        Refusal("undo.changed") if one of its documents has changed since, and StoreError.
        """
        from winsboard.store.history.reconstruct import reconstruct_edit

        return reconstruct_edit(self._files, record, unsaved, Ids(self._clock))

    def wins(self) -> Mapping[str, int]:
        """The number of wins per month. Raises Unreadable if the months cannot be listed."""
        return {month: counts.wins for month, counts in self.counts().items()}

    def counts(self) -> Mapping[str, Counts]:
        """The wins and other entries of each month.

        A month that cannot be read is left out. Raises Unreadable if the months cannot be listed.
        """
        return self._win_counter.counts()

    def _remove_stale_files(self) -> None:
        if not self._is_swept:
            self._foreign_changes.remove_stale_files()
            self._is_swept = True
