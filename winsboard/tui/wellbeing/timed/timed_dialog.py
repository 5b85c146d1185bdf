"""Base of the dialogs that run for some minutes and that any key ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from textual import events

from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.keys.commands import global_commands

T = TypeVar("T")


class TimedDialog(Dialog[T]):
    """Ends on a click and on any key except Support and the curtain."""

    closes_on_any_key = True

    def __init__(self, if_ended: T) -> None:
        """`if_ended` is returned if the person ends it."""
        super().__init__()
        self._if_ended = if_ended
        self._due: asyncio.TimerHandle | None = None

    def call_back_in(self, seconds: float, callback: Callable[[], Any]) -> None:
        """Call back after some seconds, instead of what was due before."""
        self.cancel_due()
        self._due = asyncio.get_running_loop().call_later(seconds, callback)

    def cancel_due(self) -> None:
        """Cancel what is due."""
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def on_key(self, event: events.Key) -> None:
        """End on any key except Support and the curtain."""
        if event.key not in [way.key for way in global_commands()]:
            event.stop()
            self._end()

    def on_click(self, _event: events.Click) -> None:
        """End the time."""
        self._end()

    def on_unmount(self) -> None:
        """Cancel what is due."""
        self.cancel_due()

    def _end(self) -> None:
        self.cancel_due()
        if self.is_active:
            self.dismiss(self._if_ended)
