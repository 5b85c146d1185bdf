"""A queue of keys: each key is delivered after the last one has been handled.

Textual sends all pending keys to the widget that has the focus now. If `w` and the first words of a
win arrive together, from a slow connection, dictation or a script, the words would be handled as
commands.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sized
from typing import Final

from textual.events import Key, MouseDown, Paste
from textual.message import Message

HANDLING_TIMEOUT: Final = 1.0
"""Maximum seconds that a key waits for the app to become idle."""
STARTING_TIMEOUT: Final = 10.0
"""The same while the board starts, which takes long on a busy machine."""


class InputQueue:
    """Delivers messages in order.

    The app is idle when its event loop has nothing to run. Timers and threads are not waited for.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, hand_over: Callable[[Message], None]
    ) -> None:
        self._loop = loop
        self._hand_over = hand_over
        self._waiting: deque[Message] = deque()
        self._until = 0.0
        self._started = loop.time()
        self._to_run: Sized = getattr(loop, "_ready", ())

    def push(self, message: Message) -> None:
        """Add a message from the driver; called in the event loop."""
        self._waiting.append(message)
        if len(self._waiting) == 1:
            self._until = self._limit()
            self._next()

    def _next(self) -> None:
        while self._waiting:
            in_turn = isinstance(self._waiting[0], Key | Paste | MouseDown)
            if in_turn and self._to_run and self._loop.time() < self._until:
                self._loop.call_soon(self._next)
                return
            self._hand_over(self._waiting.popleft())
            self._until = self._limit()

    def _limit(self) -> float:
        """Return until when the next message waits at most."""
        now = self._loop.time()
        is_new = now - self._started < STARTING_TIMEOUT
        return now + (STARTING_TIMEOUT if is_new else HANDLING_TIMEOUT)


async def wait_until_idle() -> None:
    """Wait until the event loop has nothing to run, but at most one second."""
    loop = asyncio.get_running_loop()
    to_run: Sized = getattr(loop, "_ready", ())
    until = loop.time() + HANDLING_TIMEOUT
    await asyncio.sleep(0)
    while to_run and loop.time() < until:
        await asyncio.sleep(0)
