"""The background writer: a thread that makes edits durable, in order."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

from winsboard.domain.model.edits import Edit
from winsboard.notebook.saving.save_state import SaveState
from winsboard.notebook.saving.write_queue import Job, WriteQueue
from winsboard.store.disk.lock import LOCK_TIMEOUT
from winsboard.store.store import Store

if TYPE_CHECKING:
    from winsboard.store.unsaved.edits import OrphanedEdits

DELAYS: Final = (1.0, 2.0, 5.0, 10.0)
"""Seconds until a failed write is retried; the last delay repeats."""
FINAL_LOCK_TIMEOUT: Final = 1.0
"""Seconds `save_now` waits for the thread, and again for the lock."""
_SHORT_LOCK_TIMEOUT: Final = 0.002

Wait: TypeAlias = Callable[[float | None], None]
"""Returns when the seconds have passed (never, for None) or the writer is woken."""


class BackgroundWriter:
    """A thread that writes edits in order, and other small jobs, the latest per key.

    An edit that cannot be written is saved next to the pages, or kept in memory if that fails too,
    and retried. `on_change` is called from the thread whenever the save state changes. No method
    blocks on a Python lock, so that a signal handler can call `save_now` at any time.

    `yield_seconds` is the time to wait before a write, so that the UI paints the result of a key
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
        self._wait = wait or self._wait_for_wakeup
        self._thread: threading.Thread | None = None
        self._told = SaveState("saved")
        self._tries = 0
        self._is_busy = self._is_halted = self._is_closed = False

    @property
    def pending(self) -> tuple[Edit, ...]:
        """The edits that are not known to be on disk, in order."""
        return self._queue.edits

    @property
    def is_all_recoverable(self) -> bool:
        """Whether all edits that could not be written are saved for the next start."""
        return self._queue.is_kept

    @property
    def saving(self) -> SaveState:
        """The save state."""
        if trouble := self._queue.trouble:
            return SaveState("held", trouble, self._queue.cause)
        return SaveState("saving" if self._has_work else "saved")

    def submit(self, edit: Edit) -> None:
        """Queue an edit."""
        self._queue.put(edit)
        self._start()

    def take_over(self, orphaned: Iterable[OrphanedEdits]) -> None:
        """Queue the edits of boards that have ended, before all others."""
        self._queue.take_over(orphaned)
        self._start()

    def submit_job(self, key: str, job: Job) -> None:
        """Queue a job, replacing an unfinished one with the same key.

        It may run twice, and is retried after an error.
        """
        self._queue.put_job(key, job)
        self._start()

    def wake(self) -> None:
        """Retry failed writes now."""
        self._wake.put(None)

    def written(self) -> frozenset[str]:
        """The pages written since the last call."""
        return self._queue.written()

    def flush(self, timeout: float) -> bool:
        """Wait until everything is written; returns whether it is.

        Waits at most `timeout` seconds, and not after another failed attempt. One that has begun
        already may have failed before what was in its way was gone.
        """
        begun = self._is_busy
        waited, tries = 0.0, self._tries + begun
        self.wake()
        while self._has_work and waited < timeout:
            if self._queue.trouble and self._tries > tries and not self._is_busy:
                return False
            time.sleep(_SHORT_LOCK_TIMEOUT)
            waited += _SHORT_LOCK_TIMEOUT
        return not self._has_work

    def save_now(self) -> bool:
        """Write everything in this thread; returns whether it worked.

        For signal handlers. Takes at most a second or two if nothing can be written.
        """
        self._is_halted = True
        waited = 0.0
        while self._is_busy and waited < FINAL_LOCK_TIMEOUT:
            time.sleep(_SHORT_LOCK_TIMEOUT)
            waited += _SHORT_LOCK_TIMEOUT
        try:
            while self._queue:
                if not self._queue.write_next(FINAL_LOCK_TIMEOUT):
                    return False
            return True
        finally:
            self._is_halted = False
            self.wake()

    def close(self, timeout: float = LOCK_TIMEOUT) -> bool:
        """Write everything within `timeout` seconds, then end the thread.

        Nothing is written after an earlier call.
        """
        if self._is_closed:
            return not self._has_work
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

    def _wait_for_wakeup(self, seconds: float | None) -> None:
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
        """Write everything in the queue; returns whether nothing failed."""
        # `_is_busy` is set before `_is_halted` is read; `save_now` does it in the opposite order.
        self._is_busy = True
        try:
            while not self._is_halted and self._queue:
                self._notify()
                if not self._queue.write_next(LOCK_TIMEOUT):
                    return False
            return True
        finally:
            self._tries += 1
            self._is_busy = False
            self._notify()

    def _notify(self) -> None:
        now = self.saving
        if now != self._told:
            self._told = now
            if self.on_change is not None:
                # A failing listener must not end the thread and lose later edits.
                with suppress(Exception):
                    self.on_change(now)
