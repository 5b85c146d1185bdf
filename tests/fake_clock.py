"""A clock that tests advance; on its own, so that the processes they start need no pytest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

SATURDAY_MORNING = datetime(2026, 11, 21, 9, 30, tzinfo=timezone(timedelta(hours=1)))


class FakeClock:
    """A clock that stands still until a test advances it."""

    def __init__(self, now: datetime = SATURDAY_MORNING) -> None:
        self._now = now
        self._running = 1000.0
        self._passing = 5000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._running

    def monotonic_with_sleep(self) -> float:
        return self._passing

    def tick(self, seconds: float) -> None:
        """Advance the clock while the computer is awake."""
        self._running += seconds
        self.sleep_laptop(seconds)

    def sleep_laptop(self, seconds: float) -> None:
        """Advance the clock while the computer sleeps."""
        self._passing += seconds
        later = self._now.astimezone(UTC) + timedelta(seconds=seconds)
        self._now = later.astimezone(self._now.tzinfo)

    def set(self, now: datetime) -> None:
        """Set the wall clock, as by the user or by a change of time zone."""
        self._now = now
