"""The notebook: one interface to board, store, undo and history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.clock import Clock
from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LIBRARY, month_of
from winsboard.domain.model.edits import Edit, Title, inverse
from winsboard.domain.text.calendar import day_of, months_between
from winsboard.notebook.loaded_pages import LoadedPages
from winsboard.notebook.rebase import found
from winsboard.notebook.save_state import SaveState as SaveState
from winsboard.notebook.undo_log import Done, Stacks, UndoLog
from winsboard.store.errors import StoreError as StoreError
from winsboard.store.history.apply import pages_of
from winsboard.store.store import POLL_TIMEOUT, Store

if TYPE_CHECKING:
    from winsboard.notebook.background_writer import BackgroundWriter
    from winsboard.notebook.reader import Reader
    from winsboard.notebook.recent_lines import RecentLines

LINES_REMEMBERED: Final = 10
OF_MOOD: Final = "mood."
"""How the titles of acts begin that are about mood."""
MOST_PAGES: Final = 40
"""Pages in memory, beyond which `show` lets go of those that nobody looks at."""


class Notebook:
    """The one door for every front end; for one thread.

    Without a saver every commit is on disk when it returns (the command line); with one, writing
    happens on its thread (the board).
    """

    def __init__(self, store: Store, clock: Clock, writer: BackgroundWriter | None = None) -> None:
        """Reads the library; raises StoreError if it cannot be read."""
        self.clock = clock
        self._store = store
        self._writer = writer
        # A board that waited here would stand still for every key.
        self._open = LoadedPages(store, POLL_TIMEOUT if writer is None else 0.0)
        self._lines: RecentLines | None = None
        self._changed: frozenset[str] = frozenset()
        left = store.recover_unsaved() if writer is not None else ()
        self._open.read([LIBRARY])
        self._reader: Reader | None = None
        self._undo_log = UndoLog(store, clock)
        if writer is not None and left:
            writer.take_over(left)
            self._open.apply_pending(writer.pending)

    @property
    def board(self) -> Board:
        """The state of the pages that were read."""
        return self._open.board

    @property
    def today(self) -> date:
        """The day it is, after the day boundary of this board."""
        return day_of(self.clock.now(), self.board.settings.day_boundary)

    @property
    def saving(self) -> SaveState:
        """Whether everything is on disk."""
        return self._writer.saving if self._writer else SaveState("saved")

    @property
    def keeps_all(self) -> bool:
        """Whether what could not be written yet is kept for the next start."""
        return self._writer is not None and self._writer.keeps_all

    def moment(self) -> EditContext:
        """Now, for a function that makes an edit."""
        now = self.clock.now()
        today = day_of(now, self.board.settings.day_boundary)
        return EditContext(now=now, today=today, new_id=self._store.ids.new_id)

    def show(self, first: date, last: date) -> None:
        """Read the pages of these days, if they are not here yet; raises StoreError.

        When many are here, those before the last year that are not of these days are let go.
        """
        shown = months_between(first, last)
        self._open.read(shown)
        if len(self.board.pages) > MOST_PAGES:
            from winsboard.domain.habits.year_scores import year_before

            self.release({*shown, *year_before(self.today)})

    def release(self, keep: Iterable[str]) -> None:
        """Keep only these months in memory, and those with changes that are not on disk yet."""
        self._open.release({LIBRARY, *keep}.union(*(pages_of(edit) for edit in self._unsaved)))

    def commit(self, edit: Edit) -> None:
        """Let an edit happen: on the board at once, and durably.

        Raises StoreError if it cannot be (without a saver); then nothing has changed.
        """
        if self._writer is None:
            self._open.replace(self._store.commit(edit))
            return
        self._open.apply(edit)
        self._writer.submit(edit)
        if self._lines is not None:
            self._lines.add(edit)

    def undo(self) -> Title:
        """Take back the latest act; gives its title.

        Months that cannot be read are passed over if what was done last cannot be in them.
        Raises Refusal("undo.nothing"), Refusal("undo.changed") and StoreError.
        """
        acts = self._lately().undo
        if not acts:
            raise Refusal("undo.nothing")
        return self._take_back(acts[-1])

    def redo(self) -> Title:
        """Bring back what was taken back last; gives its title. Months as with `undo`.

        Raises Refusal("redo.nothing"), Refusal("undo.changed") and StoreError.
        """
        acts = self._lately().redo
        if not acts:
            raise Refusal("redo.nothing")
        return self._take_back(acts[-1])

    def _lately(self) -> Stacks:
        return self._undo_log.sure(self._undo_log.stacks(self.board.pages, self._unsaved))

    def undo_one(self, id: str) -> Title:
        """Take one act back, whatever was done after it elsewhere; gives its title.

        Raises Refusal: there is no such act, it is taken back already, or a later act touched the
        same; and StoreError.
        """
        from winsboard.notebook.undo_one import find_undoable

        return self._take_back(find_undoable(self._store, self._unsaved, id))

    def history(self, since: date) -> tuple[Done, ...]:
        """What was done on this day and since, newest first. Months as with `undo`.

        Where mood is off nothing of it is told. Raises StoreError.
        """
        start = datetime.combine(since, time(), self.clock.now().tzinfo)
        done = reversed(self._undo_log.since(start, self.board.pages, self._unsaved))
        mood = self.board.settings.mood
        return tuple(act for act in done if mood or not act.title.did.startswith(OF_MOOD))

    def unreadable(self) -> tuple[str, ...]:
        """What the last `undo`, `redo` or `history` passed over: a sentence for each month.

        It names the file and says why it cannot be read.
        """
        from winsboard.words import say

        passed_over = self._undo_log.unreadable.values()
        return tuple(say(f"store.{error.reason}", **error.values) for error in passed_over)

    def recent_lines(self) -> tuple[str, ...]:
        """The ids of the last ten celebration lines of this month, oldest first."""
        lines = self._undo_log.recent_lines(month_of(self.today), self._unsaved).values()
        return tuple(lines)[-LINES_REMEMBERED:]

    def read_lines(self) -> None:
        """Read the celebration lines of this month for `known_lines`; any thread may do it."""
        month = month_of(self.today)
        self._known.remember(month, self._undo_log.recent_lines(month, self._unsaved))

    def known_lines(self) -> tuple[str, ...]:
        """What `said_lately` gives, as far as it is known; no file is read for it."""
        return self._known.last(month_of(self.today), LINES_REMEMBERED)

    @property
    def _known(self) -> RecentLines:
        if self._lines is None:
            from winsboard.notebook.recent_lines import RecentLines

            self._lines = RecentLines()
        return self._lines

    def has_changes(self) -> bool:
        """Whether `read_changes` may find something; it looks at files and reads none."""
        return self._store.has_changes()

    def read_changes(self) -> None:
        """Read what other processes wrote, and merge what came; any thread may do it.

        It waits for the lock, and shows on the board with `show_changes`.
        """
        changed = self._store.changed()
        self._changed |= changed
        self._open.read_again(changed)

    def refresh(self) -> bool:
        """Take in what other processes wrote, with what is not on disk yet on top.

        Gives whether the board is another one. Raises StoreError when a page can no longer be
        read; what was read of it before stays.
        """
        self.read_changes()
        return self.show_changes()

    def show_changes(self) -> bool:
        """Put what `read_changes` has found on the board; gives and raises what `refresh` does."""
        # Asked in this order: what is saved in between is then laid over itself, not left out.
        unsaved = self._unsaved
        written = self._writer.written() if self._writer else frozenset()
        changed, self._changed = self._changed, frozenset()
        return self._open.refresh(changed | written, unsaved)

    def reader(self) -> Reader:
        """What reads and searches all years without keeping them; any thread may use it."""
        if self._reader is None:
            from winsboard.notebook.month_reader import MonthReader
            from winsboard.notebook.reader import Reader

            self._reader = Reader(MonthReader(self._store.lookup, lambda: self.board))
        return self._reader

    def wins_by_month(self) -> Mapping[str, int]:
        """The wins of each month that has a file or changes; raises StoreError."""
        return self._open.wins_by_month()

    def wins_kept(self) -> int:
        """All wins since the first one; raises StoreError."""
        return self._open.wins()

    def notices(self) -> tuple[str, ...]:
        """What a person has to hear of their files since this was last asked, in sentences."""
        return self._store.notices.take()

    def watch_saving(self, on_change: Callable[[SaveState], None]) -> None:
        """Be told, from the saver's thread, whenever the state of saving is another one."""
        if self._writer is not None:
            self._writer.on_change = on_change

    def later(self, key: str, job: Callable[[], object]) -> None:
        """Have another small write done after the edits; a later one with the same key replaces it.

        Without a saver it is done at once; raises StoreError then.
        """
        if self._writer is None:
            job()
        else:
            self._writer.submit_job(key, job)

    def rescue(self, to: Path, words: Iterable[str] = ()) -> Path:
        """Write the board with all that is held into a new folder below `to`; that folder.

        `words` that are not kept yet, such as those in open fields, become notes of today. Any
        thread may call it. Raises StoreError.
        """
        from winsboard.domain.journal.entries import notes_of
        from winsboard.store.maintenance.rescue import write_rescue

        held = [*self._unsaved, *notes_of(words, self.moment())]
        return write_rescue(self._store, self.board.pages, held, to, self.clock)

    def save_now(self) -> bool:
        """Write everything here and now, for a signal handler; whether it worked."""
        return self._writer.save_now() if self._writer else True

    def flush(self, timeout: float) -> bool:
        """Wait until everything is on disk, `timeout` seconds at most; whether it is."""
        return self._writer.flush(timeout) if self._writer else True

    def close(self, timeout: float = 3.0) -> bool:
        """Save what is left, as far as `timeout` seconds allow, and end; whether all is saved."""
        return self._writer.close(timeout) if self._writer else True

    @property
    def _unsaved(self) -> tuple[Edit, ...]:
        return self._writer.pending if self._writer else ()

    def _take_back(self, act: Done) -> Title:
        moment = self.moment()
        if isinstance(act, Edit):
            edit = self._still_so(act)
        else:
            edit = self._store.restore(act, self._unsaved)
        self.commit(inverse(edit, id=moment.new_id(), at=moment.now))
        return edit.title

    def _still_so(self, edit: Edit) -> Edit:
        """An edit that is not on disk yet, if nothing has changed since."""
        for change in edit.changes:
            if found(self.board, change.document) != change.after:
                raise Refusal("undo.changed")
        return edit
