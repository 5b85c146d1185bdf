"""A countdown that is exact to the second, however long it runs."""

from __future__ import annotations

import math

from winsboard.clock import Clock

SLEEP = 2.0
"""Seconds by which the two clocks may differ before the computer is taken to have slept."""


class Countdown:
    """Counts on the clock that stands still while the computer sleeps, so a sleep costs nothing."""

    def __init__(self, clock: Clock, total: float) -> None:
        self._clock = clock
        self.total = total
        """Seconds in all."""
        self._before = 0.0
        self._running_since: float | None = None
        self._passing_since = 0.0

    @property
    def running(self) -> bool:
        """Whether time goes on."""
        return self._running_since is not None

    def start(self) -> None:
        """Begin, or go on after a pause."""
        if self._running_since is None:
            self._running_since = self._clock.running()
            self._passing_since = self._clock.passing()

    def pause(self) -> None:
        """Stand still."""
        self._before = self.elapsed
        self._running_since = None

    @property
    def elapsed(self) -> float:
        """Seconds that ran, no more than the total."""
        ran = 0.0 if self._running_since is None else self._clock.running() - self._running_since
        return min(self.total, self._before + ran)

    @property
    def remaining(self) -> float:
        """Seconds that are left."""
        return self.total - self.elapsed

    @property
    def seconds_left(self) -> int:
        """What is shown: the seconds left, counted up to whole ones."""
        return math.ceil(self.remaining - 1e-3)

    def until_next(self) -> float:
        """Seconds until `seconds_left` is another number."""
        return max(self.remaining - (self.seconds_left - 1), 0.0) + 1e-3

    @property
    def minutes_left(self) -> int:
        """The minutes left, counted up to whole ones."""
        return math.ceil((self.remaining - 1e-3) / 60)

    def until_next_minute(self) -> float:
        """Seconds until `minutes_left` is another number."""
        return max(self.remaining - (self.minutes_left - 1) * 60, 0.0) + 1e-3

    def slept(self) -> float:
        """Seconds the computer slept since the start or the last question, zero if it did not."""
        if self._running_since is None:
            return 0.0
        passed = self._clock.passing() - self._passing_since
        gap = passed - (self._clock.running() - self._running_since)
        if gap < SLEEP:
            return 0.0
        self._passing_since += gap
        return gap
