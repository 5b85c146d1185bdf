"""Saves everything before the app exits on a signal.

Textual does not handle SIGTERM and SIGHUP: the process dies at once, unsaved text is lost and the
terminal is not restored.
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
from winsboard.tui.terminal.early_terminal import EarlyTerminal
from winsboard.words import format_phrase

ENDINGS: Final = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


class ExitGuard(App[None]):
    """Handles signals by saving everything, then exiting.

    Uses plain signal handlers, because those of the event loop do not run while a stalled terminal
    blocks it. They stay installed until the process ends. They are not installed in tests, which
    run without a terminal.
    """

    GRACE: ClassVar[float] = 3.0
    """Seconds for a clean exit; then the process is ended."""

    early_terminal: EarlyTerminal | None = None
    """The terminal with the early picture, until the driver takes it over."""

    text_location: str = ""
    """The folder with the data, named in the message if saving fails."""

    def save_everything(self) -> None:
        """Save all text. Implemented by the app; synchronous and safe in a signal handler."""
        raise NotImplementedError

    def is_recoverable(self) -> bool:
        """Return whether unsaved edits survive until the next start. Implemented by the app."""
        return False

    def get_driver_class(self) -> type[Driver]:
        """Return the driver that notices when the terminal is gone."""
        return QuietDriver

    def on_mount(self) -> None:
        """Install the signal handlers if there is a terminal."""
        if not self.is_headless:
            leave = _SignalHandler(self, asyncio.get_running_loop())
            for ending in ENDINGS:
                signal.signal(ending, leave.on_signal)

    def exit_now(self, code: int) -> None:
        """End the process immediately, after restoring the terminal as far as possible."""
        if isinstance(self._driver, QuietDriver):
            self._driver.restore_terminal()
        os._exit(code)


class _SignalHandler:
    """Handles the first signal of an app; ignores later ones."""

    def __init__(self, app: ExitGuard, loop: asyncio.AbstractEventLoop) -> None:
        self._app = app
        self._loop = loop
        self._begun = False

    def on_signal(self, number: int, _frame: FrameType | None) -> None:
        """Save, ask the app to exit, and end the process if it does not."""
        if self._begun:
            return
        self._begun = True
        code = 128 + number
        # Saving is part of the time limit: waiting for a lock must not keep the process alive.
        self._after(self._app.GRACE, lambda: self._app.exit_now(code))
        message = self._save()
        if self._loop.is_closed():
            self._app.exit_now(code)
        self._loop.call_soon_threadsafe(lambda: self._app.exit(return_code=code, message=message))

    def _save(self) -> Text | None:
        """Save everything; returns the message to show if that failed."""
        try:
            self._app.save_everything()
        except Exception:
            if not self._app.is_recoverable():
                return Text(format_phrase("crash.left_unsaved", where=self._app.text_location))
        return None

    @staticmethod
    def _after(seconds: float, act: Callable[[], None]) -> None:
        timer = threading.Timer(seconds, act)
        timer.daemon = True
        timer.start()
