"""The only module that may ask what time it is."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol


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
        """The local moment; a changed time zone is noticed."""
        if hasattr(time, "tzset"):
            time.tzset()
        return datetime.now().astimezone()

    def running(self) -> float:
        """`CLOCK_MONOTONIC` where there is one."""
        return time.monotonic()

    def passing(self) -> float:
        """`CLOCK_BOOTTIME` on Linux; elsewhere the monotonic clock, which may stop in sleep."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()


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
    try:
        return SetClock(start if start.tzinfo else start.astimezone())
    except OverflowError as error:
        raise ValueError("WINSBOARD_NOW is at the edge of time") from error
