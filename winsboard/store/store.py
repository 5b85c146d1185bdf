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
from winsboard.store.backup.last_good import Copies
from winsboard.store.backup.rolling import Backups
from winsboard.store.codec import documents as codec
from winsboard.store.codec.records import EDITS, Record, records_of
from winsboard.store.commit import Writer
from winsboard.store.crypto.envelope import Seal
from winsboard.store.disk.lock import PATIENCE, Lock
from winsboard.store.disk.os_errors import raises_store_errors
from winsboard.store.errors import StoreError, Unreadable
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_table import Scroll
from winsboard.store.history.act_log import Act, ActLog
from winsboard.store.history.apply import pages_of
from winsboard.store.ids import Ids
from winsboard.store.layout import Places, is_page
from winsboard.store.notices import News
from winsboard.store.queries.documents import Pages
from winsboard.store.repair.repairer import Mender
from winsboard.store.repository.page_cache import Shelf
from winsboard.store.sync.detector import Arrivals
from winsboard.store.sync.resolved_pages import ResolvedPages
from winsboard.store.system.files import Signature
from winsboard.store.unsaved.file_names import has_unsaved
from winsboard.store.unsaved.pending import PendingEdits

if TYPE_CHECKING:
    from winsboard.store.archive.snapshots import Earlier
    from winsboard.store.archive.writer import Archived
    from winsboard.store.queries.lookup import Lookup
    from winsboard.store.queries.win_counts import Tally
    from winsboard.store.sync.import_copy import Brought, Tell
    from winsboard.store.unsaved.edits import Left, Unsaved

GLANCE: Final = 0.5
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
        news: News | None = None,
        seal: Seal | None = None,
    ) -> None:
        """Without a seal a sealed board can neither be read nor written."""
        self.ids = Ids(clock)
        self._clock = clock
        self.news = news or News()
        self.seal = seal or Seal(data)
        self._lock = Lock(state / "lock")
        self.backups = Backups(state, clock, self.seal)
        copies = Copies(state, self.seal, self.news)
        places = Places(data)
        self._mender = Mender(places, copies, self._lock, clock, self.news, self.backups, data)
        self._shelf = Shelf(data, self._mender, self.backups)
        self._arrivals = Arrivals(self._shelf, self._mender, self.ids, self.news)
        if self.seal.is_on:
            from winsboard.store.sync.unauthenticated_files import Guard

            self._arrivals.guard = Guard(state, self.seal, clock, self.news)
        self._files = ResolvedPages(self._shelf, self._arrivals, self._lock)
        self._pages = Pages(self._files)
        self._given: dict[str, Signature | None] = {}
        """The versions of the pages as they were last given out."""
        self._act_log = ActLog(state)
        self._state = state
        self._pending = PendingEdits(state, self.seal, self.ids, clock, self.news)
        self._is_swept = False
        self._writer = Writer(self._files, self._pages, self._act_log, self.ids, clock)

    def page(self, name: str) -> Page:
        """The documents of a page, none if it has no file; raises Unreadable.

        The present month can always be written, so it has none where nobody knows any.

        From now on `changed` tells when they are other ones on disk.
        """
        page = self._pages.page(name)
        self._shelf.look_beside(name, f"{self._clock.now():%Y-%m}")
        self._given[name] = self._pages.signature(name)
        return page

    def lookup(self) -> Lookup:
        """What looks through many months, with all in them that a synchroniser has brought."""
        from winsboard.store.queries.lookup import Lookup

        with suppress(StoreError):
            pages = (LIBRARY, *self.months())
            self.settle([page for page in pages if not self._arrivals.is_as_left(page)])
        return Lookup(self._files)

    def months(self) -> tuple[str, ...]:
        """The months that have a file, oldest first; raises Unreadable."""
        return tuple(file.month for file in self._shelf.months())

    def months_written(self) -> tuple[tuple[str, float], ...]:
        """The months that have a file and when it was written, the last written one first.

        The time is in seconds since 1970. Raises Unreadable.
        """
        times = [(file.signature.changed / 1e9, file.month) for file in self._shelf.months()]
        return tuple((month, written) for written, month in sorted(times, reverse=True))

    def written_at(self, name: str) -> float:
        """When the file of a page was written, in seconds since 1970; 0 where nobody can see."""
        with suppress(Unreadable):
            found = self._shelf.signature_anywhere(name)
            return found.changed / 1e9 if found else 0.0
        return 0.0

    def every_page(self, passed_over: dict[str, Unreadable] | None = None) -> dict[str, Page]:
        """The documents of all pages that have a file, as `whole_board.read_all`."""
        from winsboard.store.queries.whole_board import read_all

        names = [LIBRARY, *self.months()]
        self.settle(names)
        found = read_all(names, self.page, passed_over)
        self.forget(names)
        return found

    @property
    def has_copies(self) -> bool:
        """Whether this machine keeps copies of pages, from which they can be brought back."""
        return any(map(is_page, self._mender.copies.pages()))

    def archive(self, path: Path) -> Archived:
        """Write the whole board into a new zip file; what is in it.

        Raises StoreError.
        """
        from winsboard.store.archive.writer import write_archive

        with self._lock.held():
            self._shelf.bring_back()
            return write_archive(self._files, self._arrivals.state, path)

    def at_hour(self, name: str) -> Earlier:
        """The board as it was when a rolling backup began; raises Unreadable."""
        from winsboard.store.archive.snapshots import bytes_of, from_bytes

        return from_bytes(bytes_of(self.files_at(name)), self.seal, self._clock.now())

    def files_at(self, name: str) -> dict[str, Path]:
        """The files of the pages as they were when a rolling backup began; raises Unreadable."""
        with suppress(StoreError):
            self._shelf.snapshot(LIBRARY)
        now = {page: self._shelf.path(page) for page in (LIBRARY, *self.months())}
        return {**now, **self.backups.changed_since(name)}

    def forget(self, names: Iterable[str]) -> None:
        """Keep no longer in memory what was read of these pages."""
        self._pages.forget(names)

    def let_go(self, names: Iterable[str]) -> None:
        """Tell no longer when these pages change, either."""
        gone = tuple(names)
        self.forget(gone)
        for name in gone:
            self._given.pop(name, None)

    def changed(self) -> frozenset[str]:
        """The pages that were given out and whose file is another one now.

        A month that appeared counts too, once.
        """
        changed = self._pages.stale() | self._shelf.others_than(self._given)
        changed |= self._shelf.appeared()
        self.settle(self._shelf.pages())
        arrived, self._files.arrived = self._files.arrived, set()
        return changed | arrived

    def has_changes(self) -> bool:
        """Whether `changed` may have something; it looks at files and reads none."""
        is_other = self._files.arrived or self._pages.stale() or self._shelf.has_others()
        return bool(is_other) or self._arrivals.have_come(self._shelf.pages())

    def settle(self, names: Collection[str], patience: float = GLANCE) -> None:
        """Merge what came into these pages and as copies of any; another time if others write."""
        with suppress(StoreError):
            if self._arrivals.have_come(names):
                with self._lock.held(patience):
                    self._sweep()
                    self._files.arrived.update(self._files.take_in(names))

    def commit(self, edit: Edit, patience: float = PATIENCE) -> Mapping[str, Page]:
        """Make an edit durable; gives the pages it touched as they are on disk now.

        The fields it changes are changed in the documents as they are now, so what other processes
        wrote stays. An edit that is on disk already is not carried out twice. Raises StoreError,
        and then the disk is as it was; `patience` is how many seconds to wait for other writers.
        """
        self._shelf.check_board()
        with self._lock.held(patience):
            self._sweep()
            if has_unsaved(self._state):
                self._files.arrived |= self._pending.take_up(self._write)
            written = self._write(edit)
        return {name: self._after(name) for name in dict.fromkeys([*pages_of(edit), *written])}

    def _write(self, edit: Edit) -> Collection[str]:
        """Make an edit durable under the lock; gives the pages that were written."""
        written = self._writer.write(edit)
        self._files.arrived |= written.arrived
        return written.names

    def _after(self, name: str) -> Page:
        """A page right after it was written: a disk that fails now takes nothing back."""
        with suppress(Unreadable):
            return self.page(name)
        page = self._pages.as_written(name)
        self._given[name] = self._pages.signature(name)
        return page

    @cached_property
    def _tally(self) -> Tally:
        from winsboard.store.queries.win_counts import Tally

        return Tally(self._files)

    @property
    def unsaved(self) -> Unsaved:
        """The edits that could not be written to their pages."""
        return self._pending.unsaved

    def take_up(self) -> tuple[Left, ...]:
        """Write what boards that are gone could not; gives what can not be written now, either."""
        if not has_unsaved(self._state):
            return ()
        with suppress(StoreError), self._lock.held(GLANCE):
            self._files.arrived |= self._pending.take_up(self._write)
        return self.unsaved.left()

    def merge(
        self, path: Path | None, at: datetime, tell: Tell, other: Seal | None = None
    ) -> Brought:
        """Merge a file or a folder, or the copies in the data folder, as one act of the history.

        `tell` says in its title what came, and `other` opens what the seal of the board does not.
        Files elsewhere stay as they are. Raises StoreError.
        """
        from winsboard.store.sync.import_copy import take

        with self._lock.held():
            self._shelf.check_board()
            self._shelf.bring_back()
            self._sweep()
            return take(self._shelf, self._arrivals, path, at, tell, other)

    def put_away(self, path: Path) -> None:
        """Move a file that was merged to the others that were; raises Busy."""
        from winsboard.store.sync.merged_copies import MergedCopies

        with self._lock.held():
            MergedCopies(self._arrivals.state, self.seal).take(path, self.ids.stamp())

    def pour(self, documents: Iterable[Document]) -> None:
        """Write many documents into an empty data folder, page by page, without history.

        Raises CannotSave, also for a folder that has files.
        """
        self.fill(codec.pages_of(documents, self.ids.stamp()))

    def fill(self, pages: Mapping[str, page_json.Tables]) -> None:
        """Write whole pages into an empty data folder; raises CannotSave."""
        from winsboard.store.bulk_write import fill

        with self._lock.held():
            fill(self._shelf, self._pages, self._mender, pages)

    def tables(self, name: str) -> page_json.Tables:
        """Everything a page keeps, its history too; raises Unreadable."""
        found = page_json.taken_apart(self._files.kept(name).tables)
        self.forget([name])
        return found

    def records(self, name: str) -> tuple[Record, ...]:
        """The history a page keeps, oldest first; raises Unreadable."""
        return records_of(name, self._files.kept(name).tables.get(EDITS, {}))

    def acts_backwards(self, name: str) -> Iterator[tuple[str, Fields]]:
        """What a page keeps of its history, the last act first; raises Unreadable.

        The order is that of the ids, which is the true one unless a clock was set.
        """
        acts = self._files.kept(name).tables.get(EDITS, {})
        return acts.backwards() if isinstance(acts, Scroll) else iter(sorted(acts.items())[::-1])

    def acts_here(self) -> tuple[Act, ...]:
        """The last acts that were done on this machine, in the order in which they were."""
        return self._act_log.read()

    def restore(self, record: Record, unsaved: Sequence[Edit] = ()) -> Edit:
        """The whole edit of a record again, so that it can be taken back.

        `unsaved` are edits that are not on disk yet, in their order: what they do counts as done.
        Raises Refusal("undo.changed") when one of its documents has changed since, and StoreError.
        """
        from winsboard.store.history.reconstruct import restored

        return restored(self._files, record, unsaved, Ids(self._clock))

    def wins(self) -> Mapping[str, int]:
        """The wins kept per month: entries of that kind, and marks done or some.

        A month that can not be read is left out. Raises Unreadable when the months can not be
        listed.
        """
        return self._tally.wins()

    def _sweep(self) -> None:
        if not self._is_swept:
            self._arrivals.sweep()
            self._is_swept = True
