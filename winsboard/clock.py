"""The clock. This is the only module that may read the current time."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

EARLIEST, LATEST = 1901, 9998
"""The supported years: date arithmetic needs years before and after."""

ZONES = (
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
    "/var/db/timezone/zoneinfo",
)
"""The folders in which systems keep time zone files."""
ZONE_FILE_MAGIC = b"TZif"
"""The magic number of a time zone file."""
UTC_NAMES = frozenset({"UTC", "GMT", "UCT", "ZULU", "Z"})
"""Names of UTC, which are valid even without a time zone file."""


class UnsupportedYear(ValueError):
    """The clock shows a year that is not supported; the argument is the year."""


class Clock(Protocol):
    """A source of time. Tests and `WINSBOARD_NOW` replace it."""

    def now(self) -> datetime:
        """The local time, with UTC offset."""
        ...

    def monotonic(self) -> float:
        """Seconds on a monotonic clock that stops while the computer sleeps."""
        ...

    def monotonic_with_sleep(self) -> float:
        """Seconds on a monotonic clock that keeps running while the computer sleeps."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """The local time. It follows changes of the time zone; an invalid zone means UTC."""
        if hasattr(time, "tzset"):
            time.tzset()
        return to_local_time(datetime.now(UTC))

    def monotonic(self) -> float:
        """The monotonic clock of the system."""
        return time.monotonic()

    def monotonic_with_sleep(self) -> float:
        """`CLOCK_BOOTTIME` on Linux; elsewhere the monotonic clock, which may stop during sleep."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()


def check_year(moment: datetime) -> None:
    """Raise FarClock if the year of a time is not supported."""
    if not EARLIEST <= moment.year <= LATEST:
        raise UnsupportedYear(moment.year)


def to_local_time(moment: datetime) -> datetime:
    """Convert a time to the local time zone, or to UTC if the local one is not usable."""
    try:
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return moment.astimezone(UTC)


def is_invalid_zone(zone: str) -> bool:
    """Whether a value of TZ is invalid, so that the system silently uses UTC.

    A valid one names a time zone file, such as `Europe/Vienna`, or gives an offset, such as
    `CET-1CEST` (POSIX, Base Definitions 8.3).
    """
    try:
        datetime.now(UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return True
    name = zone.removeprefix(":")
    return bool(name) and name.upper() not in UTC_NAMES and not (_is_offset(zone) or _is_zone(name))


def _is_offset(zone: str) -> bool:
    import re

    name, time = "([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)", r"[+-]?\d{1,3}(:\d{1,2}){0,2}"
    return re.fullmatch(f"{name}{time}({name}({time})?(,.+)?)?", zone, re.ASCII) is not None


def _is_zone(name: str) -> bool:
    """Whether a time zone file of this name exists where the system looks for it."""
    folders = (os.environ.get("TZDIR", ""), *ZONES)
    return any(_is_zone_file(os.path.join(folder, name)) for folder in folders if folder)  # noqa: PTH118


def _is_zone_file(path: str) -> bool:
    try:
        # Non-blocking, because TZ may name a pipe.
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except (OSError, ValueError):
        return False
    try:
        return os.read(fd, len(ZONE_FILE_MAGIC)) == ZONE_FILE_MAGIC
    except OSError:
        return False
    finally:
        os.close(fd)


class FixedStartClock:
    """A clock that starts at a given time."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The start time plus the time since then."""
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    def monotonic(self) -> float:
        """The monotonic clock of the system."""
        return time.monotonic()

    def monotonic_with_sleep(self) -> float:
        """The same as `monotonic`: it does not notice sleep."""
        return time.monotonic()


def clock_from(environ: Mapping[str, str]) -> Clock:
    """The system clock, or a clock that starts at `WINSBOARD_NOW` if that is set.

    Without a UTC offset it is local time. Raises ValueError if it is not in ISO 8601 format.
    """
    told = environ.get("WINSBOARD_NOW")
    if not told:
        return SystemClock()
    start = datetime.fromisoformat(told)
    check_year(start)
    try:
        return FixedStartClock(start if start.tzinfo else start.astimezone())
    except (ValueError, OverflowError, OSError):
        return FixedStartClock(start.replace(tzinfo=UTC))
