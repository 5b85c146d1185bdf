"""Stamps and ids: numbers that rise with time and are given once."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Final

from winsboard.clock import Clock

RANDOM_BITS: Final = 21
"""Below the seconds; together 53 bits, which every reader of JSON keeps exactly."""
LARGEST: Final = 2**53 - 1
"""The largest number that is given; the seconds reach it in the year 2106."""


def stamp_of_moment(at: datetime) -> int:
    """The stamp of a moment, exact to the microsecond, for what is put in order and needs no id."""
    seconds = max(int(at.replace(microsecond=0).timestamp()), 1)
    return seconds << RANDOM_BITS | at.microsecond << 1


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
        seconds = max(int(self._clock.now().timestamp()), 1)
        drawn = int.from_bytes(os.urandom(5), "big")
        number = seconds << RANDOM_BITS | drawn & 0x1FFFFF
        floor = max(self._last, after)
        if number <= floor:
            number = floor + 1 + (drawn >> RANDOM_BITS)
        self._last = number
        return number

    def new_id(self) -> str:
        """An id for a document or an edit: decimal digits, as stock TinyDB needs them."""
        return str(self.stamp())
