"""Committing one edit: incoming changes are merged first, in the same write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from winsboard.clock import Clock
from winsboard.domain.model.edits import Edit
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.records import EDITS, HISTORY_SINCE
from winsboard.store.disk.atomic import until_still
from winsboard.store.errors import Overtaken, unreadable
from winsboard.store.format.page_json import FormatError
from winsboard.store.history.act_log import ActLog
from winsboard.store.history.apply import apply_edit, pages_of
from winsboard.store.ids import Ids
from winsboard.store.queries.documents import DecodedPages
from winsboard.store.sync.resolved_pages import ResolvedPages

if TYPE_CHECKING:
    from winsboard.store.history.retention import HistoryRetention
    from winsboard.store.repository.transaction import Transaction


class WrittenPages(NamedTuple):
    """What the writing of an edit has changed."""

    names: Collection[str]
    """The pages that were written."""
    arrived: frozenset[str]
    """The other ones in which something was merged before."""


class Writer:
    """What makes edits durable; whoever uses it holds the lock."""

    def __init__(
        self,
        files: ResolvedPages,
        pages: DecodedPages,
        act_log: ActLog,
        ids: Ids,
        clock: Clock,
    ) -> None:
        self._files = files
        self._cache = files.cache
        self._pages = pages
        self._ids = ids
        self._act_log = act_log
        self._clock = clock
        self._retention: HistoryRetention | None = None

    def write(self, edit: Edit) -> WrittenPages:
        """Make an edit durable; raises StoreError, and then the disk is as it was."""
        return until_still(lambda: self._tried(edit))

    def _tried(self, edit: Edit) -> WrittenPages:
        try:
            return self._write(edit)
        except Overtaken:
            # What has come meanwhile is no state this machine has left there.
            self._cache.forget(pages_of(edit))
            raise

    def _write(self, edit: Edit) -> WrittenPages:
        names = pages_of(edit)
        arrived = set(self._files.take_in(names))
        for name in names:
            # A page that cannot be read is not written either.
            self._pages.page(name)
        work, id = self._carried_out(edit)
        if unasked := work.pages - set(names):
            # Pages an entry came from; they were read before anybody looked what is in them.
            arrived.update(self._files.take_in(unasked))
            work, id = self._carried_out(edit)
        self._thin(work, names)
        written = work.save()
        if written:
            self._act_log.note(id, names)
        return WrittenPages(written.keys(), frozenset(arrived - written.keys()))

    def _thin(self, work: Transaction, names: Iterable[str]) -> None:
        """Let go of history that is old enough; a page with few acts keeps them all."""
        long = [name for name in names if len(work.file(name).rows(EDITS)) > HISTORY_SINCE]
        if not long:
            return
        from winsboard.store.history.retention import HistoryRetention

        self._retention = self._retention or HistoryRetention(self._clock, self._pages)
        self._retention.prune(work, long)

    def _carried_out(self, edit: Edit) -> tuple[Transaction, str]:
        """What is to be saved for an edit, and the id under which the history has it."""
        from winsboard.store.repository.transaction import Transaction

        work = Transaction(self._cache, self._files.current)
        try:
            return work, apply_edit(work, edit, self._ids)
        except FormatError as error:
            raise unreadable(self._cache.path(pages_of(edit)[0]), str(error)) from error
