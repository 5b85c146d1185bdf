"""A queue of keys: the next one is delivered when the last one has been handled.

Textual sends every key it has to the widget that has the focus at that moment. Of `w` and the
first words of a win in one burst, from a slow line, a dictation or a script, the words would be
taken for commands.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sized
from typing import Final

from textual.events import Key, MouseDown, Paste
from textual.message import Message

PATIENCE: Final = 1.0
"""Seconds that a key waits for a board that does not come to rest."""


class InputQueue:
    """Hands over what arrives, in order.

    The board has done everything when its event loop has nothing left to run; what waits for a
    timer or a thread is not waited for.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, hand_over: Callable[[Message], None]
    ) -> None:
        self._loop = loop
        self._hand_over = hand_over
        self._waiting: deque[Message] = deque()
        self._until = 0.0
        self._to_run: Sized = getattr(loop, "_ready", ())

    def push(self, message: Message) -> None:
        """Take a message from the driver; called on the loop."""
        self._waiting.append(message)
        if len(self._waiting) == 1:
            self._until = self._loop.time() + PATIENCE
            self._next()

    def _next(self) -> None:
        while self._waiting:
            in_turn = isinstance(self._waiting[0], Key | Paste | MouseDown)
            if in_turn and self._to_run and self._loop.time() < self._until:
                self._loop.call_soon(self._next)
                return
            self._hand_over(self._waiting.popleft())
            self._until = self._loop.time() + PATIENCE


async def at_rest() -> None:
    """Return when the event loop has nothing left to run, after a second at most."""
    loop = asyncio.get_running_loop()
    to_run: Sized = getattr(loop, "_ready", ())
    until = loop.time() + PATIENCE
    await asyncio.sleep(0)
    while to_run and loop.time() < until:
        await asyncio.sleep(0)
