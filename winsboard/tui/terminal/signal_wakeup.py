"""Wakes the event loop for every signal, so that its handler runs at once.

Python runs the handlers in the main thread only, between two of its steps. The system may give a
signal to another thread, or just before the main thread goes to sleep. Without this the board
would then sleep on until the next key: after `fg` nothing was painted, and it did not end.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal


class SignalWakeup:
    """A pipe that the system's part of a signal handler writes to and the event loop reads.

    Has to be made in the main thread.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._reads, self._writes = os.pipe()
        os.set_blocking(self._reads, False)
        os.set_blocking(self._writes, False)
        loop.add_reader(self._reads, self._drain)
        # With a full pipe the loop is woken already.
        signal.set_wakeup_fd(self._writes, warn_on_full_buffer=False)

    def close(self) -> None:
        """Stop waking the loop; does nothing the second time."""
        if self._reads < 0:
            return
        signal.set_wakeup_fd(-1)
        if not self._loop.is_closed():
            self._loop.remove_reader(self._reads)
        os.close(self._reads)
        os.close(self._writes)
        self._reads = self._writes = -1

    def _drain(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._reads, 4096)
