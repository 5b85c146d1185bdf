"""Committing one edit, under the lock of the board.

What came is merged first. Then the pages are loaded, the edit is applied, and they are serialized
and written atomically. The last good version is kept, and who shows the board is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from winsboard.clock import Clock
from winsboard.domain.model.edits import Edit
from winsboard.store.codec.records import EDITS, LAST_EDITS_KEPT
from winsboard.store.disk.atomic import retry_if_overtaken
from winsboard.store.errors import Overtaken, unreadable
from winsboard.store.format.page_json import FormatError
from winsboard.store.history.apply import apply_edit, pages_of
from winsboard.store.history.edit_log import EditLog
from winsboard.store.ids import Ids
from winsboard.store.queries.documents import DecodedPages
from winsboard.store.sync.resolved_pages import ResolvedPages

if TYPE_CHECKING:
    from winsboard.store.history.retention import HistoryRetention
    from winsboard.store.repository.transaction import Transaction


class EditWriter:
    """Makes edits durable. The caller must hold the lock."""

    def __init__(
        self,
        files: ResolvedPages,
        pages: DecodedPages,
        edit_log: EditLog,
        ids: Ids,
        clock: Clock,
    ) -> None:
        self._files = files
        self._cache = files.cache
        self._pages = pages
        self._ids = ids
        self._act_log = edit_log
        self._clock = clock
        self._retention: HistoryRetention | None = None

    def write(self, edit: Edit) -> Collection[str]:
        """Make an edit durable. Raises StoreError, and then nothing on disk has changed.

        What another board has taken back is not written again.
        """
        if any(getattr(change.after, "given", "") for change in edit.changes):
            from winsboard.store.inbox.taken_back import without_taken_back

            edit = without_taken_back(self._files.state, edit)
            if not edit.changes:
                return ()
        return retry_if_overtaken(lambda: self._tried(edit))

    def _tried(self, edit: Edit) -> Collection[str]:
        try:
            return self._commit(edit)
        except Overtaken:
            # The version that another program wrote meanwhile is not one this machine left there.
            self._cache.evict(pages_of(edit))
            raise

    def _commit(self, edit: Edit) -> Collection[str]:
        names = pages_of(edit)
        merged = set(self._files.merge_incoming(names))
        self._load(names)
        work, id = self._apply(edit)
        if unasked := work.pages - set(names):
            # Pages an entry came from; they were read before anybody looked what is in them.
            merged.update(self._files.merge_incoming(unasked))
            work, id = self._apply(edit)
        self._prune_history(work, names)
        with work:
            work.stage()
            written = work.commit()
        work.keep_last_good(written)
        if written:
            self._act_log.append(id, names)
        self._files.arrived |= merged - written.keys()
        return written.keys()

    def _load(self, names: Iterable[str]) -> None:
        """Read pages; one that cannot be read is not written either."""
        for name in names:
            self._pages.page(name)

    def _prune_history(self, work: Transaction, names: Iterable[str]) -> None:
        """Let go of history that is old enough; a page with few acts keeps them all."""
        long = [name for name in names if len(work.file(name).rows(EDITS)) > LAST_EDITS_KEPT]
        if not long:
            return
        from winsboard.store.history.retention import HistoryRetention

        self._retention = self._retention or HistoryRetention(self._clock, self._pages)
        self._retention.prune(work, long)

    def _apply(self, edit: Edit) -> tuple[Transaction, str]:
        """What is to be saved for an edit, and the id under which the history has it."""
        from winsboard.store.repository.transaction import Transaction

        work = Transaction(self._cache, self._files.current)
        try:
            return work, apply_edit(work, edit, self._ids)
        except FormatError as error:
            raise unreadable(self._cache.path(pages_of(edit)[0]), str(error)) from error
