"""Stamps and ids: unique, increasing numbers."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Final

from winsboard.clock import Clock

RANDOM_BITS: Final = 21
"""Bits below the seconds. With them a stamp has 53 bits, which every JSON parser keeps exactly."""
LARGEST: Final = 2**53 - 1
"""The largest stamp; the seconds reach it in the year 2106."""
_LATEST: Final = (LARGEST >> RANDOM_BITS) - 10**7
"""Seconds since 1970. A later clock counts as this one, which leaves room for later stamps."""


def stamp_of_moment(at: datetime) -> int:
    """Return the stamp of a moment, exact to the microsecond. For sorting only: not unique."""
    seconds = min(max(int(at.replace(microsecond=0).timestamp()), 1), _LATEST)
    return seconds << RANDOM_BITS | at.microsecond << 1


def moment_of_stamp(stamp: int) -> datetime | None:
    """Return when a stamp was given, by the clock of its writer. None if that clock was wrong.

    Can be off by milliseconds for a stamp that had to be above another.
    """
    seconds = stamp >> RANDOM_BITS
    return datetime.fromtimestamp(seconds, UTC) if 1 < seconds < _LATEST else None


class Ids:
    """Generates stamps and ids.

    A number is the seconds since 1970 followed by 21 random bits, so that two machines do not
    generate the same one.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def stamp(self, after: int = 0) -> int:
        """Return a number above `after` and above every one this object has returned.

        It is above everything its writer has seen, even if a clock is wrong.
        """
        seconds = int(self._clock.now().timestamp())
        drawn = int.from_bytes(os.urandom(5), "big")
        if not 0 < seconds < _LATEST:
            # With a clock that stays wrong, the numbers of one second would run out.
            seconds = (1 if seconds < 1 else _LATEST) + (drawn >> RANDOM_BITS)
        number = seconds << RANDOM_BITS | drawn & 0x1FFFFF
        floor = max(self._last, after)
        if number <= floor:
            number = floor + 1 + (drawn >> RANDOM_BITS)
        self._last = number
        return number

    def new_id(self) -> str:
        """Return an id for a document or an edit: decimal digits, which plain TinyDB requires."""
        return str(self.stamp())
