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
from winsboard.store.backup.last_good import LastGoodCopies
from winsboard.store.backup.rolling import RollingBackups
from winsboard.store.codec import documents as codec
from winsboard.store.codec.records import EDITS, Record, decode_records
from winsboard.store.commit import Writer
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.lock import LOCK_TIMEOUT, Lock
from winsboard.store.disk.os_errors import raises_store_errors
from winsboard.store.errors import StoreError, Unreadable
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_table import LazyTable
from winsboard.store.history.act_log import Act, ActLog
from winsboard.store.history.apply import pages_of
from winsboard.store.ids import Ids
from winsboard.store.layout import Places, is_page
from winsboard.store.notices import Notices
from winsboard.store.page_io.snapshot import NO_VERSION
from winsboard.store.queries.documents import DecodedPages
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.sync.detector import ForeignChanges
from winsboard.store.sync.resolved_pages import ResolvedPages
from winsboard.store.unsaved.file_names import has_unsaved
from winsboard.store.unsaved.pending import PendingEdits

if TYPE_CHECKING:
    from winsboard.store.archive.snapshots import BoardSnapshot
    from winsboard.store.archive.writer import Archived
    from winsboard.store.queries.lookup import Lookup
    from winsboard.store.queries.win_counts import WinCounter
    from winsboard.store.sync.import_copy import MakeTitle, MergeSummary
    from winsboard.store.unsaved.edits import OrphanedEdits, UnsavedEdits

POLL_TIMEOUT: Final = 0.5
"""Seconds a reader waits for writers before it merges what came another time."""


@raises_store_errors
class Store:
    """The files of a board.

    Reading takes no lock and any thread may do it; nothing on disk is touched before the first
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
        """Without a seal an encrypted board can neither be read nor written."""
        self.ids = Ids(clock)
        self._clock = clock
        self.notices = notices or Notices()
        self.envelope = envelope or Envelope(data)
        self._lock = Lock(state / "lock")
        self.backups = RollingBackups(state, clock, self.envelope)
        copies = LastGoodCopies(state, self.envelope, self.notices)
        places = Places(data)
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
        self._act_log = ActLog(state)
        self._state = state
        self._pending = PendingEdits(state, self.envelope, self.ids, clock, self.notices)
        self._is_swept = False
        self._writer = Writer(self._files, self._pages, self._act_log, self.ids, clock)

    def page(self, name: str) -> Page:
        """The documents of a page, none if it has no file; raises Unreadable.

        The present month can always be written, so it has none where nobody knows any.

        From now on `changed` tells when they are other ones on disk.
        """
        page = self._pages.page(name)
        self._cache.look_beside(name, f"{self._clock.now():%Y-%m}")
        self._pages.mark_returned(name)
        return page

    def lookup(self) -> Lookup:
        """What looks through many months, with all in them that a sync tool has brought."""
        from winsboard.store.queries.lookup import Lookup

        with suppress(StoreError):
            pages = (LIBRARY, *self.months())
            self.merge_incoming(
                [page for page in pages if not self._foreign_changes.is_as_left(page)]
            )
        return Lookup(self._files)

    def months(self) -> tuple[str, ...]:
        """The months that have a file, oldest first; raises Unreadable."""
        return tuple(file.month for file in self._cache.months())

    def months_written(self) -> tuple[tuple[str, float], ...]:
        """The months that have a file and when it was written, the last written one first.

        The time is in seconds since 1970. Raises Unreadable.
        """
        times = [(file.signature.changed / 1e9, file.month) for file in self._cache.months()]
        return tuple((month, written) for written, month in sorted(times, reverse=True))

    def written_at(self, name: str) -> float:
        """When the file of a page was written, in seconds since 1970; 0 where nobody can see."""
        with suppress(Unreadable):
            found = self._cache.signature_anywhere(name)
            return found.changed / 1e9 if found else 0.0
        return 0.0

    def every_page(self, passed_over: dict[str, Unreadable] | None = None) -> dict[str, Page]:
        """The documents of all pages that have a file, as `whole_board.read_all`."""
        from winsboard.store.queries.whole_board import read_all

        names = [LIBRARY, *self.months()]
        self.merge_incoming(names)
        found = read_all(names, self.page, passed_over)
        self.evict(names)
        return found

    @property
    def has_copies(self) -> bool:
        """Whether this machine keeps copies of pages, from which they can be brought back."""
        return any(map(is_page, self._repairer.copies.pages()))

    def archive(self, path: Path) -> Archived:
        """Write the whole board into a new zip file; what is in it.

        Raises StoreError.
        """
        from winsboard.store.archive.writer import write_archive

        with self._lock.acquire():
            self._cache.bring_back()
            return write_archive(self._files, self._foreign_changes.state, path)

    def snapshot_at(self, name: str) -> BoardSnapshot:
        """The board as it was when a rolling backup began; raises Unreadable."""
        from winsboard.store.archive.snapshots import bytes_of, from_bytes

        return from_bytes(bytes_of(self.files_at(name)), self.envelope, self._clock.now())

    def files_at(self, name: str) -> dict[str, Path]:
        """The files of the pages as they were when a rolling backup began; raises Unreadable."""
        with suppress(StoreError):
            self._cache.snapshot(LIBRARY)
        now = {page: self._cache.path(page) for page in (LIBRARY, *self.months())}
        return {**now, **self.backups.changed_since(name)}

    def evict(self, names: Iterable[str]) -> None:
        """Drop these pages from memory."""
        self._pages.forget(names)

    def release(self, names: Iterable[str]) -> None:
        """Evict pages and stop reporting changes to them."""
        gone = tuple(names)
        self.evict(gone)
        for name in gone:
            self._cache.cached_pages[name].returned_version = NO_VERSION

    def changed(self) -> frozenset[str]:
        """The pages that were given out and whose file is another one now.

        A month that appeared counts too, once.
        """
        changed = self._pages.is_stale() | self._cache.changed()
        changed |= self._cache.new_months()
        self.merge_incoming(self._cache.pages())
        arrived, self._files.arrived = self._files.arrived, set()
        return changed | arrived

    def has_changes(self) -> bool:
        """Whether `changed` may have something; it looks at files and reads none."""
        is_other = self._files.arrived or self._pages.is_stale() or self._cache.has_others()
        return bool(is_other) or self._foreign_changes.has_pending(self._cache.pages())

    def merge_incoming(self, names: Collection[str], timeout: float = POLL_TIMEOUT) -> None:
        """Merge what came into these pages and as copies of any; another time if others write."""
        with suppress(StoreError):
            if self._foreign_changes.has_pending(names):
                with self._lock.acquire(timeout):
                    self._sweep()
                    self._files.arrived.update(self._files.take_in(names))

    def commit(self, edit: Edit, timeout: float = LOCK_TIMEOUT) -> Mapping[str, Page]:
        """Make an edit durable; gives the pages it touched as they are on disk now.

        The fields it changes are changed in the documents as they are now, so what other processes
        wrote stays. An edit that is on disk already is not carried out twice. Raises StoreError,
        and then the disk is as it was; `patience` is how many seconds to wait for other writers.
        """
        self._cache.check_board()
        with self._lock.acquire(timeout):
            self._sweep()
            if has_unsaved(self._state):
                self._files.arrived |= self._pending.take_up(self._writer.write)
            written = self._writer.write(edit)
        return {name: self._after(name) for name in dict.fromkeys([*pages_of(edit), *written])}

    def _after(self, name: str) -> Page:
        """A page right after it was written: a disk that fails now takes nothing back."""
        with suppress(Unreadable):
            return self.page(name)
        page = self._pages.as_written(name)
        self._pages.mark_returned(name)
        return page

    @cached_property
    def _win_counter(self) -> WinCounter:
        from winsboard.store.queries.win_counts import WinCounter

        return WinCounter(self._files)

    @property
    def unsaved(self) -> UnsavedEdits:
        """The edits that could not be written to their pages."""
        return self._pending.unsaved

    def recover_unsaved(self) -> tuple[OrphanedEdits, ...]:
        """Write what boards that are gone could not; gives what cannot be written now, either."""
        if not has_unsaved(self._state):
            return ()
        with suppress(StoreError), self._lock.acquire(POLL_TIMEOUT):
            self._files.arrived |= self._pending.take_up(self._writer.write)
        return self.unsaved.orphaned()

    def merge(
        self, path: Path | None, at: datetime, tell: MakeTitle, other: Envelope | None = None
    ) -> MergeSummary:
        """Merge a file or a folder, or the copies in the data folder, as one act of the history.

        `tell` says in its title what came, and `other` opens what the seal of the board does not.
        Files elsewhere stay as they are. Raises StoreError.
        """
        from winsboard.store.sync.import_copy import import_copy

        with self._lock.acquire():
            self._cache.check_board()
            self._cache.bring_back()
            self._sweep()
            return import_copy(self._cache, self._foreign_changes, path, at, tell, other)

    def put_away(self, path: Path) -> None:
        """Move a file that was merged to the others that were; raises Busy."""
        from winsboard.store.sync.merged_copies import MergedCopies

        with self._lock.acquire():
            MergedCopies(self._foreign_changes.state, self.envelope).take(path, self.ids.stamp())

    def import_documents(self, documents: Iterable[Document]) -> None:
        """Write many documents into an empty data folder, page by page, without history.

        Raises CannotSave, also for a folder that has files.
        """
        self.write_pages(codec.pages_of(documents, self.ids.stamp()))

    def write_pages(self, pages: Mapping[str, page_json.MutableTables]) -> None:
        """Write whole pages into an empty data folder; raises CannotSave."""
        from winsboard.store.bulk_write import fill

        with self._lock.acquire():
            fill(self._cache, self._pages, self._repairer, pages)

    def tables(self, name: str) -> page_json.MutableTables:
        """Everything a page keeps, its history too; raises Unreadable."""
        found = page_json.mutable_copy(self._files.kept(name).tables)
        self.evict([name])
        return found

    def records(self, name: str) -> tuple[Record, ...]:
        """The history a page keeps, oldest first; raises Unreadable."""
        return decode_records(name, self._files.kept(name).tables.get(EDITS, {}))

    def acts_backwards(self, name: str) -> Iterator[tuple[str, Fields]]:
        """What a page keeps of its history, the last act first; raises Unreadable.

        The order is that of the ids, which is the true one unless a clock was set.
        """
        acts = self._files.kept(name).tables.get(EDITS, {})
        return acts.backwards() if isinstance(acts, LazyTable) else iter(sorted(acts.items())[::-1])

    def acts_here(self) -> tuple[Act, ...]:
        """The last acts that were done on this machine, in the order in which they were."""
        return self._act_log.read()

    def restore(self, record: Record, unsaved: Sequence[Edit] = ()) -> Edit:
        """The whole edit of a record again, so that it can be taken back.

        `unsaved` are edits that are not on disk yet, in their order: what they do counts as done.
        Raises Refusal("undo.changed") when one of its documents has changed since, and StoreError.
        """
        from winsboard.store.history.reconstruct import reconstruct_edit

        return reconstruct_edit(self._files, record, unsaved, Ids(self._clock))

    def wins(self) -> Mapping[str, int]:
        """The wins kept per month: entries of that kind, and marks done or some.

        A month that cannot be read is left out. Raises Unreadable when the months cannot be
        listed.
        """
        return self._win_counter.wins()

    def _sweep(self) -> None:
        if not self._is_swept:
            self._foreign_changes.sweep()
            self._is_swept = True
