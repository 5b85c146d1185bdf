"""The quiet timer on the board. It starts at once, and any key ends it."""

from __future__ import annotations

import asyncio

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from winsboard.clock import Clock
from winsboard.countdown import Countdown
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.keys.commands import global_commands
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.quiet import minutes_words


class QuietDialog(Dialog[bool]):
    """Runs for some minutes by the monotonic clock. Returns whether the time was over.

    Nothing moves and nothing counts down, unless the person wants to see seconds. Time that the
    computer sleeps does not count. It continues while Support or the curtain covers it.
    """

    closes_on_any_key = True

    def __init__(self, clock: Clock, minutes: int, *, title: str, digits: bool) -> None:
        """`digits` shows the time that is left."""
        super().__init__()
        self._countdown = Countdown(clock, minutes * 60)
        self._minutes = minutes
        self._title = title
        self._digits = digits
        self._due: asyncio.TimerHandle | None = None

    def compose(self) -> ComposeResult:
        """Compose the length, the time left if it is wanted, and a hint."""
        with Vertical(classes="frame breath") as frame:
            frame.border_title = Content(self._title)
            yield Static(Content(minutes_words(self._minutes)), classes="plain")
            yield Static("", classes="plain left")
            yield Static(Content(format_phrase("calm.quiet.text")), classes="plain")
            yield Static(Content(format_phrase("cards.breath.ends")), classes="hint")

    def on_mount(self) -> None:
        """Start the time."""
        self.query_one(".left").display = self._digits
        self._countdown.start()
        self.check_time()

    def check_time(self) -> None:
        """Close if the time is over; otherwise show what is left, and look again later."""
        self._stop_waiting()
        if not (self.is_mounted and self.has_widgets):
            return
        if self._countdown.seconds_left <= 0:
            if self.is_active:
                self.dismiss(True)
            return
        if self._digits:
            left = "{}:{:02d}".format(*divmod(self._countdown.seconds_left, 60))
            self.query_one(".left", Static).update(Content(left))
        wait = self._countdown.until_next() if self._digits else self._countdown.remaining
        self._due = asyncio.get_running_loop().call_later(wait, self.check_time)

    def on_screen_resume(self) -> None:
        """Look at the time again after another screen covered the dialog."""
        if self.is_mounted:
            self.call_after_refresh(self.check_time)

    def on_key(self, event: events.Key) -> None:
        """End on any key except Support and the curtain."""
        if event.key not in [way.key for way in global_commands()]:
            event.stop()
            self._end()

    def on_click(self, _event: events.Click) -> None:
        """End the time."""
        self._end()

    def _end(self) -> None:
        self._stop_waiting()
        if self.is_active:
            self.dismiss(False)

    def on_unmount(self) -> None:
        """Stop waiting."""
        self._stop_waiting()

    def _stop_waiting(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
