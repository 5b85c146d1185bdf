"""A countdown timer that does not drift."""

from __future__ import annotations

import math

from winsboard.clock import Clock

MIN_SLEEP = 2.0
"""The difference between the two clocks, in seconds, from which on the computer has slept."""


class Countdown:
    """A countdown that can be paused, and that does not run while the computer sleeps."""

    def __init__(self, clock: Clock, total: float) -> None:
        self._clock = clock
        self.total = total
        """The length in seconds."""
        self._before = 0.0
        self._running_since: float | None = None
        self._passing_since = 0.0

    @property
    def running(self) -> bool:
        """Whether it is running."""
        return self._running_since is not None

    def start(self) -> None:
        """Start, or resume after a pause."""
        if self._running_since is None:
            self._running_since = self._clock.monotonic()
            self._passing_since = self._clock.monotonic_with_sleep()

    def pause(self) -> None:
        """Pause."""
        self._before = self.elapsed
        self._running_since = None

    @property
    def elapsed(self) -> float:
        """Seconds that have passed, at most the total."""
        ran = 0.0 if self._running_since is None else self._clock.monotonic() - self._running_since
        return min(self.total, self._before + ran)

    @property
    def remaining(self) -> float:
        """Seconds that are left, as a fraction."""
        return self.total - self.elapsed

    @property
    def seconds_left(self) -> int:
        """The seconds left, rounded up, as shown."""
        return math.ceil(self.remaining - 1e-3)

    def until_next(self) -> float:
        """Seconds until `seconds_left` changes."""
        return max(self.remaining - (self.seconds_left - 1), 0.0) + 1e-3

    @property
    def minutes_left(self) -> int:
        """The minutes left, rounded up, as shown."""
        return math.ceil((self.remaining - 1e-3) / 60)

    def until_next_minute(self) -> float:
        """Seconds until `minutes_left` changes."""
        return max(self.remaining - (self.minutes_left - 1) * 60, 0.0) + 1e-3

    def take_sleep_seconds(self) -> float:
        """Seconds that the computer slept since the start or the last call; 0 if it did not."""
        if self._running_since is None:
            return 0.0
        passed = self._clock.monotonic_with_sleep() - self._passing_since
        gap = passed - (self._clock.monotonic() - self._running_since)
        if gap < MIN_SLEEP:
            return 0.0
        self._passing_since += gap
        return gap
