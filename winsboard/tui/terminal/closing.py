"""Lets a screen or the app close while a worker, a timer or a callback is still running.

Textual removes the widgets of a screen first and cancels its workers afterwards. An answer that
arrives in between looks for a widget that is gone, and the error would end the app.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import Widget
from textual.worker import WorkerFailed

GONE: Final = (NoMatches, NoScreen, ScreenStackError)
"""The errors that say that a widget or a screen is not there."""


class ClosingScreen(Widget):
    """A screen that ends its workers and callbacks before its widgets are removed."""

    @property
    def has_widgets(self) -> bool:
        """Whether the screen has been mounted, and its widgets are not being removed."""
        return self.is_mounted and self.is_running

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **named: Any) -> bool:
        """Call a function after the next layout, unless the screen has closed by then.

        The screen on top makes the call, and this screen may be gone before it.
        """
        return super().call_after_refresh(self._call_if_open, partial(callback, *args, **named))

    def _call_if_open(self, callback: Callable[[], Any]) -> Any:
        return callback() if self.is_running else None

    async def _flush_next_callbacks(self) -> None:
        # Textual also does this after the widgets were removed.
        if self.is_running:
            await super()._flush_next_callbacks()

    async def _message_loop_exit(self) -> None:
        self.workers.cancel_node(self)
        await super()._message_loop_exit()


class ClosingApp(App[None]):
    """An app that ends its workers before its screens are removed."""

    _is_closing = False

    async def _shutdown(self) -> None:
        self._is_closing = True
        self.workers.cancel_all()
        await super()._shutdown()

    def _handle_exception(self, error: Exception) -> None:
        """Ignore that a widget or a screen is gone while the app is closing."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if not (self._is_closing and isinstance(cause, GONE)):
            super()._handle_exception(error)
