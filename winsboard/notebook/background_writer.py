"""The background writer: a thread that makes edits durable, in order."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

from winsboard.domain.model.edits import Edit
from winsboard.notebook.save_state import SaveState
from winsboard.notebook.write_queue import Job, WriteQueue
from winsboard.store.disk.lock import LOCK_TIMEOUT
from winsboard.store.store import Store

if TYPE_CHECKING:
    from winsboard.store.unsaved.edits import OrphanedEdits

DELAYS: Final = (1.0, 2.0, 5.0, 10.0)
"""Seconds until a save that did not work is tried again; the last one goes on."""
LAST_PATIENCE: Final = 1.0
"""Seconds `save_now` waits for the thread, and again for the lock."""
_GLANCE: Final = 0.002

Wait: TypeAlias = Callable[[float | None], None]
"""Returns when the seconds are over (never, for none) or somebody pokes."""


class BackgroundWriter:
    """One thread that writes edits in their order, and other small writes, the latest per key.

    What could not be written is kept on disk beside the pages, in memory where that fails too, and
    tried again. `on_change` is called from the thread
    whenever the state of saving is another one. Nothing here waits for a lock of Python's, so that
    a signal handler can call `save_now` whatever it has interrupted.

    `yield_seconds` is the time to wait before a write, so that the board paints the result of a key
    before the threads compete.
    """

    def __init__(
        self,
        store: Store,
        on_change: Callable[[SaveState], None] | None = None,
        wait: Wait | None = None,
        *,
        yield_seconds: float = 0.0,
    ) -> None:
        self._gives_way = yield_seconds
        self.on_change = on_change
        self._queue = WriteQueue(store)
        self._wake: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._wait = wait or self._wait_for_a_poke
        self._thread: threading.Thread | None = None
        self._told = SaveState("saved")
        self._tries = 0
        self._is_busy = self._is_halted = self._is_closed = False

    @property
    def pending(self) -> tuple[Edit, ...]:
        """The edits that are not known to be on disk, in their order."""
        return self._queue.edits

    @property
    def keeps_all(self) -> bool:
        """Whether what could not be written outlives the board."""
        return self._queue.is_kept

    @property
    def saving(self) -> SaveState:
        """Whether everything is on disk."""
        if trouble := self._queue.trouble:
            return SaveState("held", trouble, self._queue.cause)
        return SaveState("saving" if self._has_work else "saved")

    def submit(self, edit: Edit) -> None:
        """Have an edit written."""
        self._queue.put(edit)
        self._start()

    def take_over(self, left: Iterable[OrphanedEdits]) -> None:
        """Have written what boards that are gone have left, before all else."""
        self._queue.take_over(left)
        self._start()

    def submit_job(self, key: str, job: Job) -> None:
        """Have something else written; a later job with the same key takes its place.

        It may be run twice; an error makes it be tried again.
        """
        self._queue.put_job(key, job)
        self._start()

    def wake(self) -> None:
        """Try at once what waits to be tried again."""
        self._wake.put(None)

    def written(self) -> frozenset[str]:
        """The pages written since this was last asked."""
        return self._queue.written()

    def flush(self, timeout: float) -> bool:
        """Wait until everything is written; whether it is.

        It waits `timeout` seconds at most, and no longer once another try did not work.
        """
        waited, tries = 0.0, self._tries
        self.wake()
        while self._has_work and waited < timeout:
            if self._queue.trouble and self._tries > tries and not self._is_busy:
                return False
            time.sleep(_GLANCE)
            waited += _GLANCE
        return not self._has_work

    def save_now(self) -> bool:
        """Write everything here and now; whether it worked.

        For a signal handler. It takes a second or two at most when nothing can be written.
        """
        self._is_halted = True
        waited = 0.0
        while self._is_busy and waited < LAST_PATIENCE:
            time.sleep(_GLANCE)
            waited += _GLANCE
        try:
            while self._queue:
                if not self._queue.write_next(LAST_PATIENCE):
                    return False
            return True
        finally:
            self._is_halted = False
            self.wake()

    def close(self, timeout: float = LOCK_TIMEOUT) -> bool:
        """Write everything, as far as `timeout` seconds allow, and end the thread."""
        done = self.flush(timeout)
        self._is_closed = True
        self.wake()
        if self._thread is not None:
            self._thread.join(timeout if done else 0.0)
        self._queue.close()
        return done

    @property
    def _has_work(self) -> bool:
        return bool(self._queue) or self._is_busy

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()
        self.wake()

    def _wait_for_a_poke(self, seconds: float | None) -> None:
        try:
            self._wake.get(timeout=seconds)
        except queue.Empty:
            return

    def _run(self) -> None:
        tried = 0
        while True:
            self._wait(DELAYS[min(tried, len(DELAYS)) - 1] if tried else None)
            if self._is_closed:
                return
            time.sleep(self._gives_way)
            tried = 0 if self._work() else tried + 1

    def _work(self) -> bool:
        """Write all there is; whether nothing stood in the way."""
        # Busy is set before the halt is looked at, and `save_now` does it the other way round.
        self._is_busy = True
        try:
            while not self._is_halted and self._queue:
                self._tell()
                if not self._queue.write_next(LOCK_TIMEOUT):
                    return False
            return True
        finally:
            self._tries += 1
            self._is_busy = False
            self._tell()

    def _tell(self) -> None:
        now = self.saving
        if now != self._told:
            self._told = now
            if self.on_change is not None:
                # A listener that has gone takes no one's words with it.
                with suppress(Exception):
                    self.on_change(now)
