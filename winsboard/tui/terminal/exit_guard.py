"""Leaving with everything saved, whatever ends the board.

Textual dies of SIGTERM and SIGHUP on the spot, with the terminal left as it is and the words
typed last lost.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import ClassVar, Final

from rich.text import Text
from textual.app import App
from textual.driver import Driver

from winsboard.tui.terminal.driver import QuietDriver
from winsboard.words import say

ENDINGS: Final = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


class ExitGuard(App[None]):
    """Saves first and leaves then, when the system or the terminal ends the board.

    The handlers are plain signal handlers, because those of the event loop never run while a
    stalled terminal blocks it. They stay to the end of the process; under test, without a
    terminal, they are not set.
    """

    GRACE: ClassVar[float] = 3.0
    """Seconds to leave in an orderly way; then the process ends."""

    words_kept_in: str = ""
    """The folder a person finds their words in, as the sentence of a bad end tells it."""

    def save_everything(self) -> None:
        """Write down all that was typed; provided by the app, synchronous, safe in a signal."""
        raise NotImplementedError

    def keeps_words(self) -> bool:
        """Whether what could not be saved is there at the next start; the app knows."""
        return False

    def get_driver_class(self) -> type[Driver]:
        """The driver that tells when its terminal is gone."""
        return QuietDriver

    def on_mount(self) -> None:
        """Begin to guard, where there is a terminal."""
        if not self.is_headless:
            leave = _Leaving(self, asyncio.get_running_loop())
            for ending in ENDINGS:
                signal.signal(ending, leave.on_signal)

    def end_at_once(self, code: int) -> None:
        """End the process without waiting for anything; what can be given back is."""
        if isinstance(self._driver, QuietDriver):
            self._driver.give_back()
        os._exit(code)


class _Leaving:
    """One way out for one board."""

    def __init__(self, app: ExitGuard, loop: asyncio.AbstractEventLoop) -> None:
        self._app = app
        self._loop = loop
        self._begun = False

    def on_signal(self, number: int, _frame: FrameType | None) -> None:
        """Save, then ask the app to leave, then end the process if it does not."""
        if self._begun:
            return
        self._begun = True
        code = 128 + number
        # Saving counts into the grace: a lock that is held must not hold the board open as well.
        self._after(self._app.GRACE, lambda: self._app.end_at_once(code))
        message = self._save()
        if self._loop.is_closed():
            self._app.end_at_once(code)
        self._loop.call_soon_threadsafe(lambda: self._app.exit(return_code=code, message=message))

    def _save(self) -> Text | None:
        """Save; what to tell the person if that did not work."""
        try:
            self._app.save_everything()
        except Exception:
            if not self._app.keeps_words():
                return Text(say("crash.left_unsaved", where=self._app.words_kept_in))
        return None

    @staticmethod
    def _after(seconds: float, act: Callable[[], None]) -> None:
        timer = threading.Timer(seconds, act)
        timer.daemon = True
        timer.start()
