"""The store: pages on disk, changed by edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.clock import Clock
from winsboard.domain.board import Page
from winsboard.domain.documents import Document, page_of
from winsboard.domain.edits import Edit
from winsboard.store import codec, form
from winsboard.store.amend import carry_out, pages_of
from winsboard.store.arrivals import Arrivals
from winsboard.store.errors import CannotSave, StoreError, unreadable
from winsboard.store.history import EDITS, Record, record_of
from winsboard.store.ids import Ids
from winsboard.store.lock import PATIENCE, Lock
from winsboard.store.pages import Pages
from winsboard.store.shelf import Shelf
from winsboard.store.staged import sweep
from winsboard.store.tally import Tally
from winsboard.store.transaction import Transaction

if TYPE_CHECKING:
    from winsboard.store.taking import Brought, Tell

GLANCE: Final = 0.5
"""Seconds a reader waits for writers before it merges what came another time."""


class Store:
    """The files of a board.

    Reading takes no lock and any thread may do it; nothing on disk is touched before the first
    commit.
    """

    def __init__(self, data: Path, state: Path, clock: Clock) -> None:
        self.ids = Ids(clock)
        self._shelf = Shelf(data)
        self._pages = Pages(self._shelf)
        self._tally = Tally(self._shelf)
        self._lock = Lock(state / "lock")
        self._arrivals = Arrivals(self._shelf, state, self.ids)
        self._arrived: set[str] = set()
        self._is_swept = False

    def page(self, name: str) -> Page:
        """The documents of a page, none if it has no file; raises Unreadable."""
        return self._pages.page(name)

    def months(self) -> tuple[str, ...]:
        """The months that have a file, oldest first; raises Unreadable."""
        return tuple(file.month for file in self._shelf.months())

    def months_written(self) -> tuple[tuple[str, float], ...]:
        """The months that have a file and when it was written, the last written one first.

        The time is in seconds since 1970. Raises Unreadable.
        """
        times = [(file.signature.changed / 1e9, file.month) for file in self._shelf.months()]
        return tuple((month, written) for written, month in sorted(times, reverse=True))

    def forget(self, names: Iterable[str]) -> None:
        """Keep no longer in memory what was read of these pages."""
        gone = tuple(names)
        self._pages.forget(gone)
        self._arrivals.forget(gone)

    def changed(self) -> frozenset[str]:
        """The pages that were read or written here and whose file is another one now.

        A month that appeared counts too, once.
        """
        changed = self._pages.stale() | self._shelf.changed()
        self.settle(self._shelf.pages())
        arrived, self._arrived = self._arrived, set()
        return changed | arrived

    def settle(self, names: Iterable[str]) -> None:
        """Merge what a synchroniser brought, into these pages and as copies of any.

        Where it can not be done now it is done another time.
        """
        with suppress(StoreError):
            if self._arrivals.have_come(names):
                with self._lock.held(GLANCE):
                    self._sweep()
                    self._arrived |= self._arrivals.take_in(names).keys()

    def commit(self, edit: Edit, patience: float = PATIENCE) -> Mapping[str, Page]:
        """Make an edit durable; gives the pages it touched as they are on disk now.

        The fields it changes are changed in the documents as they are now, so what other processes
        wrote stays. An edit that is on disk already is not carried out twice. Raises StoreError,
        and then the disk is as it was; `patience` is how many seconds to wait for other writers.
        """
        names = pages_of(edit)
        with self._lock.held(patience):
            self._sweep()
            arrived = set(self._arrivals.take_in(names))
            for name in names:
                # A page with a document that can not be read is not written either.
                self.page(name)
            work = self._carried_out(edit)
            if unasked := work.pages - set(names):
                # Pages an entry came from; they were read before anybody looked what is in them.
                arrived |= self._arrivals.take_in(unasked).keys()
                work = self._carried_out(edit)
            written = work.save()
            for name, snapshot in written.items():
                self._arrivals.keep(name, snapshot)
        self._arrived |= arrived - written.keys()
        return {name: self.page(name) for name in dict.fromkeys([*names, *written])}

    def _carried_out(self, edit: Edit) -> Transaction:
        work = Transaction(self._shelf, self._arrivals.current)
        try:
            carry_out(work, edit, self.ids)
        except form.WrongShape as error:
            raise unreadable(self._shelf.path(pages_of(edit)[0]), str(error)) from error
        return work

    def merge(self, path: Path | None, at: datetime, tell: Tell) -> Brought:
        """Merge a file or a folder, or the copies in the data folder, as one act of the history.

        `tell` says in its title what came. Files elsewhere stay as they are. Raises StoreError.
        """
        from winsboard.store.taking import take

        with self._lock.held():
            self._sweep()
            return take(self._shelf, self._arrivals, path, at, tell)

    def pour(self, documents: Iterable[Document]) -> None:
        """Write many documents into an empty data folder, page by page, without history.

        Raises CannotSave, also for a folder that has files.
        """
        pages: dict[str, form.Tables] = {}
        stamp = self.ids.stamp()
        for document in documents:
            tables = pages.setdefault(page_of(document), {})
            table = tables.setdefault(codec.TABLE_OF[type(document)], {})
            table[document.id] = {**codec.fields_of(document), "_made": stamp}
        with self._lock.held():
            if self._shelf.folder.exists() and any(self._shelf.folder.iterdir()):
                raise CannotSave("not_empty", path=self._shelf.folder)
            for name, tables in pages.items():
                work = Transaction(self._shelf)
                work.file(name).storage.write(tables)
                self._arrivals.keep(name, work.save()[name])
                self.forget([name])

    def records(self, name: str) -> tuple[Record, ...]:
        """The history a page keeps, oldest first; raises Unreadable."""
        rows = self._shelf.snapshot(name).tables.get(EDITS, {})
        try:
            found = [record_of(name, id, fields) for id, fields in rows.items()]
        except form.WrongShape as error:
            raise unreadable(self._shelf.path(name), str(error)) from error
        return tuple(sorted(found, key=lambda record: (record.stamp, record.id)))

    def restore(self, record: Record) -> Edit:
        """The whole edit of a record again, so that it can be taken back.

        Raises Refusal("undo.changed") when one of its documents has changed since, and Unreadable.
        """
        from winsboard.store.recall import recalled

        return recalled(record, {name: self._shelf.snapshot(name) for name in record.pages})

    def wins(self) -> Mapping[str, int]:
        """The wins kept per month: entries of that kind, and marks done or some.

        A month that can not be read is left out. Raises Unreadable when the months can not be
        listed.
        """
        return self._tally.wins()

    def _sweep(self) -> None:
        if not self._is_swept:
            sweep(self._shelf.folder)
            sweep(self._shelf.months_folder)
            sweep(self._arrivals.copies.folder)
            self._is_swept = True
