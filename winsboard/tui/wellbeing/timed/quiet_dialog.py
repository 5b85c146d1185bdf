"""The quiet timer on the board. It starts at once, and any key ends it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from winsboard.clock import Clock
from winsboard.countdown import Countdown
from winsboard.tui.wellbeing.timed.timed_dialog import TimedDialog
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.quiet import minutes_words


class QuietDialog(TimedDialog[bool]):
    """Runs for some minutes by the monotonic clock. Returns whether the time was over.

    Nothing moves and nothing counts down, unless the person wants to see seconds. Time that the
    computer sleeps does not count. It continues while Support or the curtain covers it.
    """

    def __init__(self, clock: Clock, minutes: int, *, title: str, digits: bool) -> None:
        """`digits` shows the time that is left."""
        super().__init__(False)
        self._countdown = Countdown(clock, minutes * 60)
        self._minutes = minutes
        self._title = title
        self._digits = digits

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
        self.cancel_due()
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
        self.call_back_in(wait, self.check_time)

    def on_screen_resume(self) -> None:
        """Look at the time again after another screen covered the dialog."""
        if self.is_mounted:
            self.call_after_refresh(self.check_time)
