"""The notebook: one interface to board, store, undo and history."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from winsboard.clock import Clock
from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LIBRARY, Measure, Person, Reward, month_of
from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.model.wins import Counts
from winsboard.domain.text.calendar import LOOKS_BACK, day_of, months_between
from winsboard.notebook.boards.incoming import Incoming
from winsboard.notebook.reading.loaded_pages import LoadedPages
from winsboard.notebook.saving.save_state import SaveState as SaveState
from winsboard.notebook.undo.undo_log import Done, UndoLog
from winsboard.store.errors import StoreError as StoreError
from winsboard.store.history.apply import pages_of
from winsboard.store.store import POLL_LOCK_TIMEOUT, Store

if TYPE_CHECKING:
    from winsboard.domain.model.documents import Share
    from winsboard.notebook.boards.sending import Sender
    from winsboard.notebook.pictures import Pictures
    from winsboard.notebook.reading.reader import Reader
    from winsboard.notebook.reading.recent_lines import RecentLines
    from winsboard.notebook.saving.background_writer import BackgroundWriter

OF_MOOD: Final = "mood."
"""The prefix of the titles of edits about mood."""
FOLLOWED: Final = frozenset({Reward, Measure})
"""The kinds of documents that can change as a consequence of an act."""
MAX_PAGES: Final = 40
"""The number of pages in memory above which `load_days` evicts old ones."""


class Notebook:
    """The interface of all front ends to a board. Not thread-safe unless a method says so.

    Without a background writer (the command line) every commit is on disk when it returns. With one
    (the board) edits are written in its thread.
    """

    def __init__(self, store: Store, clock: Clock, writer: BackgroundWriter | None = None) -> None:
        """Read the library. Raises StoreError if it cannot be read."""
        self.clock = clock
        self.environ: Mapping[str, str] = os.environ
        """The variables that say where the other boards are."""
        self._store = store
        self._writer = writer
        # With a UI, waiting for the lock would delay every key.
        self._open = LoadedPages(store, POLL_LOCK_TIMEOUT if writer is None else 0.0)
        self._lines: RecentLines | None = None
        self._changed: frozenset[str] = frozenset()
        left = store.recover_unsaved() if writer is not None else ()
        self._open.read([LIBRARY])
        self._reader: Reader | None = None
        self._pictures: Pictures | None = None
        self._undo_log = UndoLog(store, clock)
        self.incoming = Incoming(store, clock)
        if writer is not None and left:
            writer.take_over(left)
            self._open.apply_pending(writer.pending)

    @property
    def board(self) -> Board:
        """The state of the pages that have been read."""
        return self._open.board

    @property
    def today(self) -> date:
        """The current day, according to the day boundary of this board."""
        return day_of(self.clock.now(), self.board.settings.day_boundary)

    @property
    def saving(self) -> SaveState:
        """The save state."""
        return self._writer.saving if self._writer else SaveState("saved")

    @property
    def is_all_recoverable(self) -> bool:
        """Whether edits that could not be written yet are saved for the next start."""
        return self._writer is not None and self._writer.is_all_recoverable

    def edit_context(self) -> EditContext:
        """The context for functions that make an edit now."""
        now = self.clock.now()
        today = day_of(now, self.board.settings.day_boundary)
        return EditContext(now, today, self._store.ids.new_id)

    def load_days(self, first: date, last: date) -> None:
        """Read the pages of some days as `load_months` does. Raises StoreError."""
        self.load_months(months_between(first, last))

    def load_months(self, shown: Collection[str]) -> None:
        """Read months; if many are loaded, evict others older than a year. Raises StoreError."""
        self._open.read(shown)
        if len(self.board.pages) > MAX_PAGES:
            from winsboard.domain.habits.year_scores import year_before

            self.release({*shown, *year_before(self.today)})

    def release(self, keep: Iterable[str]) -> None:
        """Evict all months except these and those with unsaved edits."""
        self._open.release({LIBRARY, *keep}.union(*(pages_of(edit) for edit in self._unsaved)))

    def commit(self, edit: Edit) -> Edit:
        """Apply an act of a person to the board at once and make it durable.

        Returns the edit with what followed from it, such as a reward that became ready. Without a
        background writer it raises StoreError if it cannot be saved; then nothing has changed.
        """
        changed = {type(change.document) for change in edit.changes}
        if Person in changed or changed & FOLLOWED or self.board.has_any(FOLLOWED):
            from winsboard.notebook.consequences import with_consequences

            edit = with_consequences(self.board, edit, self.today, self.with_days, self.reader)
        self.commit_alone(edit)
        return edit

    def commit_alone(self, edit: Edit) -> None:
        """Like `commit`, for what is no act of its own: a restore, an import, or an undo."""
        self.incoming.refuse_taken_back(edit)
        if self._writer is None:
            self._open.replace(self._store.commit(edit))
            return
        self._open.apply(edit)
        self._writer.submit(edit)
        if self._lines is not None:
            self._lines.add(edit)

    def with_days(self, first: date, last: date) -> Board:
        """The board with the pages of some days or many years, without what cannot be read."""
        # A range may begin long before the first page.
        is_long = last - first > LOOKS_BACK
        with suppress(StoreError):
            months = self.reader().months() if is_long else months_between(first, last)
            self._open.read(m for m in months if month_of(first) <= m <= month_of(last))
        return self.board

    def take_back(self, share: Share, commit: Callable[[Edit], object] | None = None) -> None:
        """Ask another board to erase what it was given, as the undo of giving it.

        `commit` saves the edit of the ledger, if the caller has to show it as well. Raises Refusal
        if it is on no board of this computer, and StoreError.
        """
        from winsboard.notebook.undo.shares import edit_that_gave

        gave = edit_that_gave(self._store.records, self._unsaved, share)
        asked, save = self.sender.withdraw(share, self.edit_context()), commit or self.commit_alone
        asked.commit_and_send(lambda edit: save(edit._replace(undoes=gave)))

    def undo(self) -> Title:
        """Undo the latest edit; returns its title.

        Months that cannot be read are skipped if they cannot contain the latest edit. Raises
        Refusal("undo.nothing"), Refusal("undo.changed") and StoreError.
        """
        return self._undo(self._last("undo"))

    def redo(self) -> Title:
        """Redo the edit that was undone last; returns its title. Skips months like `undo`.

        Raises Refusal("redo.nothing"), Refusal("undo.changed") and StoreError.
        """
        return self._undo(self._last("redo"))

    def _last(self, what: Literal["undo", "redo"]) -> Done:
        log = self._undo_log
        stacks = log.require_certain(log.stacks(self.board.pages, self._unsaved))
        acts = stacks.undo if what == "undo" else stacks.redo
        if not acts:
            raise Refusal(f"{what}.nothing")
        return acts[-1]

    def undo_one(self, id: str) -> Title:
        """Undo one edit, regardless of later edits elsewhere; returns its title.

        Raises Refusal if there is no such edit, it is undone already, or a later edit touched the
        same documents. Raises StoreError.
        """
        from winsboard.notebook.undo.undo_one import find_undoable

        return self._undo(find_undoable(self._store, self._unsaved, id))

    def history(self, since: date) -> tuple[Done, ...]:
        """The edits since a day, newest first. Skips months like `undo`.

        Without those about mood if mood is switched off. Raises StoreError.
        """
        start = datetime.combine(since, time(), self.clock.now().tzinfo)
        done = reversed(self._undo_log.since(start, self.board.pages, self._unsaved))
        mood = self.board.settings.mood
        return tuple(act for act in done if mood or not act.title.did.startswith(OF_MOOD))

    def unreadable(self) -> tuple[str, ...]:
        """Why the last `undo`, `redo` or `history` skipped months, with the name of the file."""
        return tuple(error.sentence() for error in self._undo_log.unreadable.values())

    @property
    def lines(self) -> RecentLines:
        """The last celebration lines."""
        if self._lines is None:
            from winsboard.notebook.reading.recent_lines import RecentLines

            recent = self._undo_log.recent_lines
            self._lines = RecentLines(lambda month: recent(month, self._unsaved))
        return self._lines

    def has_changes(self) -> bool:
        """Whether `read_changes` may find something."""
        return self.incoming.is_waiting() or self._store.has_changes()

    def read_changes(self) -> None:
        """Merge incoming changes and read changed pages. Safe from any thread.

        Waits for the lock. `apply_changes` then puts the changes on the board.
        """
        self.incoming.receive()
        self._changed |= (changed := self._store.changed())
        self._open.prefetch(changed)

    def refresh(self) -> bool:
        """Merge and read changes by other processes, and apply unsaved edits to them.

        Returns whether the board has changed. Raises StoreError if a page can no longer be read;
        the loaded one stays.
        """
        self.read_changes()
        return self.apply_changes()

    def apply_changes(self) -> bool:
        """Put what `read_changes` found on the board. Returns and raises like `refresh`."""
        # In this order, an edit that is saved in between is applied twice rather than not at all.
        unsaved = self._unsaved
        written = self._writer.written() if self._writer else frozenset()
        changed, self._changed = self._changed, frozenset()
        return self._open.refresh(changed | written, unsaved)

    def reader(self) -> Reader:
        """A reader for searching all years without keeping them in memory. Safe from any thread."""
        if self._reader is None:
            from winsboard.notebook.reading.reader import reader_of

            self._reader = reader_of(self._store, lambda: self.board)
        return self._reader

    @property
    def sender(self) -> Sender:
        """The other boards of this computer."""
        from winsboard.notebook.boards.sending import Sender

        return Sender(self._store.data, self.environ)

    @property
    def pictures(self) -> Pictures:
        """The pictures of the vision board."""
        if self._pictures is None:
            from winsboard.notebook.pictures import Pictures

            self._pictures = Pictures(self._store)
        return self._pictures

    def counts_by_month(self) -> Mapping[str, Counts]:
        """The wins and other entries per month. Raises StoreError."""
        return self._open.counts_by_month()

    def total_wins(self) -> int:
        """The number of all wins. Raises StoreError."""
        return self._open.wins()

    def notices(self) -> tuple[str, ...]:
        """The messages about files since the last call."""
        return self._store.notices.pop_all()

    def watch_saving(self, on_change: Callable[[SaveState], None]) -> None:
        """Call a function, in the writer's thread, whenever the save state changes."""
        if self._writer is not None:
            self._writer.on_change = on_change

    def run_later(self, key: str, job: Callable[[], object]) -> None:
        """Run a small write after the edits, replacing an unfinished one with the same key.

        Without a background writer it runs at once and may raise StoreError.
        """
        if self._writer is None:
            job()
        else:
            self._writer.submit_job(key, job)

    def rescue(self, to: Path, words: Iterable[str] = ()) -> Path:
        """Write the board with all unsaved edits into a new folder below `to`; returns the folder.

        Unsaved texts in `words`, such as those in open fields, become notes of today. Safe from any
        thread. Raises StoreError.
        """
        from winsboard.domain.journal.entries import notes_of
        from winsboard.store.maintenance.rescue import write_rescue

        held = [*self._unsaved, *notes_of(words, self.edit_context())]
        return write_rescue(self._store, self.board.pages, held, to, self.clock)

    def erase(self, ids: Collection[str]) -> bool:
        """Erase entries or suggestions for good; returns whether there was anything to erase.

        Nothing undoes it. Raises StoreError, also if an edit is not on disk yet.
        """
        from winsboard.notebook.saving.erasing import erase_once_saved

        return erase_once_saved(self._store, self.clock, ids, self.flush, self.refresh)

    def save_now(self) -> bool:
        """Write everything in this thread, for signal handlers; returns whether it worked."""
        return self._writer.save_now() if self._writer else True

    def flush(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds until everything is on disk; returns whether it is."""
        return self._writer.flush(timeout) if self._writer else True

    def close(self, timeout: float = 3.0) -> bool:
        """Write everything within `timeout` seconds and close; returns whether all is saved."""
        return self._writer.close(timeout) if self._writer else True

    @property
    def _unsaved(self) -> tuple[Edit, ...]:
        return self._writer.pending if self._writer else ()

    def _undo(self, act: Done) -> Title:
        from winsboard.notebook.undo.shares import UndoneShares
        from winsboard.notebook.undo.undo_act import undoing

        edit = undoing(
            self.board,
            act,
            self.edit_context(),
            lambda record: self._store.restore(record, self._unsaved),
            self.with_days,
            self.reader,
        )
        undone = UndoneShares(edit, self.edit_context(), self.sender)
        undone.commit(self.commit_alone)
        return undone.title
