"""Committing one edit. Incoming changes are merged first, in the same write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from winsboard.clock import Clock
from winsboard.domain.model.edits import Edit
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.records import EDITS, LAST_EDITS_KEPT
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

MOST_TRIES: Final = 30
"""How many times a write is retried because another program replaced a page meanwhile."""


class WrittenPages(NamedTuple):
    """The pages that a commit changed."""

    names: Collection[str]
    """Pages that were written."""
    arrived: frozenset[str]
    """Other pages that changed because incoming versions were merged into them first."""


class Writer:
    """Makes edits durable. The caller must hold the lock."""

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
        """Make an edit durable. Raises StoreError, and then nothing on disk has changed."""
        for _ in range(MOST_TRIES):
            with suppress(Overtaken):
                return self._write(edit)
            # The version that another program wrote meanwhile is not one this machine left there.
            self._cache.forget(pages_of(edit))
        return self._write(edit)

    def _write(self, edit: Edit) -> WrittenPages:
        names = pages_of(edit)
        arrived = set(self._files.take_in(names))
        for name in names:
            # A page that cannot be read must not be written.
            self._pages.page(name)
        work, id = self._carried_out(edit)
        if unasked := work.pages - set(names):
            # Pages that an entry moves from: the edit does not name them, so they have not been
            # merged yet.
            arrived.update(self._files.take_in(unasked))
            work, id = self._carried_out(edit)
        self._thin(work, names)
        written = work.save()
        if written:
            self._act_log.note(id, names)
        return WrittenPages(written.keys(), frozenset(arrived - written.keys()))

    def _thin(self, work: Transaction, names: Iterable[str]) -> None:
        """Prune old history; a page with few edits keeps them all."""
        long = [name for name in names if len(work.file(name).rows(EDITS)) > LAST_EDITS_KEPT]
        if not long:
            return
        from winsboard.store.history.retention import HistoryRetention

        self._retention = self._retention or HistoryRetention(self._clock, self._pages)
        self._retention.prune(work, long)

    def _carried_out(self, edit: Edit) -> tuple[Transaction, str]:
        """Apply an edit; returns the unsaved transaction and the edit's id in the history."""
        from winsboard.store.repository.transaction import Transaction

        work = Transaction(self._cache, self._files.current)
        try:
            return work, apply_edit(work, edit, self._ids)
        except FormatError as error:
            raise unreadable(self._cache.path(pages_of(edit)[0]), str(error)) from error
