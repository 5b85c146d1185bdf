"""Ignores repeats of a key that has just closed something."""

from __future__ import annotations

from typing import Final

from winsboard.clock import Clock

SETTLES: Final = 0.4
"""Seconds in which that key rests before it does something again."""


class KeyRepeatGuard:
    """Knows the key that was pressed last, and holds it back once it has closed something."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = ""
        self._closing = ""
        self._at = 0.0

    def closed(self) -> None:
        """The key that was pressed last has closed something."""
        self._closing, self._at = self._last, self._clock.running()

    def blocks(self, key: str) -> bool:
        """Whether a key that is pressed now is that one, again; any other ends the wait."""
        self._last = key
        now = self._clock.running()
        again = key == self._closing and now - self._at < SETTLES
        self._closing, self._at = (key, now) if again else ("", now)
        return again
