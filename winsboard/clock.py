"""The only module that may ask what time it is."""

from __future__ import annotations

import time
from datetime import datetime
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
