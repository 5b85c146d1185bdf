"""The only module that may ask what time it is."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

EARLIEST, LATEST = 1901, 9998
"""Years in which there is a day before and after, and a leap year to count by."""


class FarClock(ValueError):
    """A clock at the edge of what can be counted with; the argument is its year."""


class Clock(Protocol):
    """What can be asked about time."""

    def now(self) -> datetime:
        """The moment, aware of the place's offset."""
        ...

    def running(self) -> float:
        """Seconds on a clock that never jumps and stands still while the computer sleeps."""
        ...

    def passing(self) -> float:
        """Seconds on a clock that never jumps and goes on while the computer sleeps."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """The local moment; a changed time zone is noticed, one that makes no sense is UTC."""
        if hasattr(time, "tzset"):
            time.tzset()
        return in_place(datetime.now(UTC))

    def running(self) -> float:
        """`CLOCK_MONOTONIC` where there is one."""
        return time.monotonic()

    def passing(self) -> float:
        """`CLOCK_BOOTTIME` on Linux; elsewhere the monotonic clock, which may stop in sleep."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()


def check(moment: datetime) -> None:
    """Raise FarClock for a moment that is at the edge of what can be counted with."""
    if not EARLIEST <= moment.year <= LATEST:
        raise FarClock(moment.year)


def in_place(moment: datetime) -> datetime:
    """A moment with the offset of this place; with that of UTC where TZ names no possible one."""
    try:
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return moment.astimezone(UTC)


def zone_is_wrong() -> bool:
    """Whether this place is set to an offset no place has."""
    try:
        datetime.now(UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return True
    return False


class SetClock:
    """A clock that was set to a moment and goes on from there."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The moment it was set to, and what has gone by since."""
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    def running(self) -> float:
        """The monotonic clock of this computer."""
        return time.monotonic()

    def passing(self) -> float:
        """The same: a set clock knows of no sleep."""
        return time.monotonic()


def clock_from(environ: Mapping[str, str]) -> Clock:
    """The clock of this computer, or one set to the moment in `WINSBOARD_NOW`.

    Without an offset it is meant in local time. Raises ValueError if it is no moment in ISO form.
    """
    told = environ.get("WINSBOARD_NOW")
    if not told:
        return SystemClock()
    start = datetime.fromisoformat(told)
    check(start)
    try:
        return SetClock(start if start.tzinfo else start.astimezone())
    except (ValueError, OverflowError, OSError):
        return SetClock(start.replace(tzinfo=UTC))
