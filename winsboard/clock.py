"""The only module that may ask for the current time."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

EARLIEST, LATEST = 1901, 9998
"""Years in which there is a day before and after, and a leap year to count by."""

ZONES = (
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
    "/var/db/timezone/zoneinfo",
)
"""The folders in which systems keep the files of the zones."""
OF_ZONES = b"TZif"
"""How such a file begins."""
OF_UTC = frozenset({"UTC", "GMT", "UCT", "ZULU", "Z"})
"""Names that mean what comes of them in any case."""


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


def zone_is_wrong(zone: str) -> bool:
    """Whether a value of TZ means nothing to the system, which takes it for UTC in silence.

    It names a file of zones, as `Europe/Vienna` does, or spells out an offset, as `CET-1CEST`.
    """
    try:
        datetime.now(UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return True
    name = zone.removeprefix(":")
    return bool(name) and name.upper() not in OF_UTC and not (_is_offset(zone) or _is_zone(name))


def _is_offset(zone: str) -> bool:
    import re

    name, time = "([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)", r"[+-]?\d{1,3}(:\d{1,2}){0,2}"
    return re.fullmatch(f"{name}{time}({name}({time})?(,.+)?)?", zone, re.ASCII) is not None


def _is_zone(name: str) -> bool:
    """Whether there is a file of zones of that name, where the system looks for them."""
    folders = (os.environ.get("TZDIR", ""), *ZONES)
    return any(_holds_zones(os.path.join(folder, name)) for folder in folders if folder)  # noqa: PTH118


def _holds_zones(path: str) -> bool:
    try:
        # Without waiting, since TZ may name a pipe.
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except (OSError, ValueError):
        return False
    try:
        return os.read(fd, len(OF_ZONES)) == OF_ZONES
    except OSError:
        return False
    finally:
        os.close(fd)


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
