"""The countdown of the reflection, shown in minutes or in digits."""

from __future__ import annotations

from winsboard.clock import Clock
from winsboard.countdown import Countdown
from winsboard.words import format_phrase


class LookBackTimer:
    """A countdown that makes no sound and forces nothing when the time is over."""

    def __init__(self, clock: Clock, seconds: int, *, digits: bool) -> None:
        self._countdown = Countdown(clock, seconds)
        self._digits = digits
        self._slept = 0.0

    @property
    def text(self) -> str:
        """The time left: `3 min left` or `2:51`."""
        if self._digits:
            return "{}:{:02d}".format(*divmod(self._countdown.seconds_left, 60))
        if self.is_over:
            return format_phrase("today.look_back.over")
        return format_phrase("today.look_back.left", minutes=self._countdown.minutes_left)

    @property
    def state(self) -> str:
        """Additional information: whether it is paused, or over, if the digits do not say so."""
        if self._slept:
            return format_phrase("today.look_back.slept", minutes=max(round(self._slept / 60), 1))
        if self.is_over:
            return format_phrase("today.look_back.over") if self._digits else ""
        return "" if self._countdown.running else format_phrase("today.look_back.paused")

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return self._countdown.remaining <= 0

    @property
    def running(self) -> bool:
        """Whether the countdown is running."""
        return self._countdown.running

    def start(self) -> None:
        """Start or continue the countdown."""
        self._slept = 0.0
        self._countdown.start()

    def pause(self) -> None:
        """Pause the countdown."""
        self._countdown.pause()

    def until_next(self) -> float | None:
        """Return the seconds until the text changes, or None if it will not.

        Pauses the countdown if the computer was asleep since the last call.
        """
        if slept := self._countdown.take_sleep_seconds():
            self._slept = slept
            self._countdown.pause()
        if not self.running or self.is_over:
            return None
        if self._digits:
            return self._countdown.until_next()
        return self._countdown.until_next_minute()
