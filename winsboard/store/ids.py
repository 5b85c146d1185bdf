"""Stamps and ids: increasing numbers, each given once."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Final

from winsboard.clock import Clock

RANDOM_BITS: Final = 21
"""Below the seconds; together 53 bits, which every reader of JSON keeps exactly."""
LARGEST: Final = 2**53 - 1
"""The largest number that is given; the seconds reach it in the year 2106."""
_LATEST: Final = (LARGEST >> RANDOM_BITS) - 10**7
"""Seconds; a clock that is later counts as this one, and there is room above for what follows."""


def stamp_of_moment(at: datetime) -> int:
    """The stamp of a moment, exact to the microsecond, for what is put in order and needs no id."""
    seconds = min(max(int(at.replace(microsecond=0).timestamp()), 1), _LATEST)
    return seconds << RANDOM_BITS | at.microsecond << 1


def moment_of_stamp(stamp: int) -> datetime | None:
    """The moment a stamp was given, as the clock told it then; none where that was no sensible one.

    A stamp that had to be above others can be some milliseconds off.
    """
    seconds = stamp >> RANDOM_BITS
    return datetime.fromtimestamp(seconds, UTC) if 1 < seconds < _LATEST else None


class Ids:
    """Where stamps and ids come from.

    A number is the seconds since 1970 and 21 random bits, so two machines do not give the same one.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def stamp(self, after: int = 0) -> int:
        """A number above every one given before by this object, and above `after`.

        It is above what its writer has seen even where a clock is wrong.
        """
        seconds = int(self._clock.now().timestamp())
        drawn = int.from_bytes(os.urandom(5), "big")
        if not 0 < seconds < _LATEST:
            # A clock that is wrong for good gives no end of numbers of one second.
            seconds = (1 if seconds < 1 else _LATEST) + (drawn >> RANDOM_BITS)
        number = seconds << RANDOM_BITS | drawn & 0x1FFFFF
        floor = max(self._last, after)
        if number <= floor:
            number = floor + 1 + (drawn >> RANDOM_BITS)
        self._last = number
        return number

    def new_id(self) -> str:
        """An id for a document or an edit: decimal digits, as stock TinyDB needs them."""
        return str(self.stamp())
