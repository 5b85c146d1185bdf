"""The clock of the look back: by the minute, in words, or in digits by the second."""

from __future__ import annotations

from winsboard.clock import Clock
from winsboard.countdown import Countdown
from winsboard.words import say


class QuietClock:
    """Says how much time is left; when it is over nothing happens but that it says so."""

    def __init__(self, clock: Clock, seconds: int, *, digits: bool) -> None:
        self._countdown = Countdown(clock, seconds)
        self._digits = digits
        self._slept = 0.0

    @property
    def said(self) -> str:
        """`3 min left`, or `2:51`."""
        if self._digits:
            return "{}:{:02d}".format(*divmod(self._countdown.seconds_left, 60))
        if self.is_over:
            return say("today.look_back.over")
        return say("today.look_back.left", minutes=self._countdown.minutes_left)

    @property
    def state(self) -> str:
        """What is to be known beside it: that it is paused or, in digits, that it is over."""
        if self._slept:
            return say("today.look_back.slept", minutes=max(round(self._slept / 60), 1))
        if self.is_over:
            return say("today.look_back.over") if self._digits else ""
        return "" if self._countdown.running else say("today.look_back.paused")

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return self._countdown.remaining <= 0

    @property
    def running(self) -> bool:
        """Whether time goes on."""
        return self._countdown.running

    def start(self) -> None:
        """Begin, or go on."""
        self._slept = 0.0
        self._countdown.start()

    def pause(self) -> None:
        """Stand still."""
        self._countdown.pause()

    def until_next(self) -> float | None:
        """Seconds until it says something else; none where it will not.

        It stands still from here on where the computer has slept.
        """
        if slept := self._countdown.slept():
            self._slept = slept
            self._countdown.pause()
        if not self.running or self.is_over:
            return None
        if self._digits:
            return self._countdown.until_next()
        return self._countdown.until_next_minute()
