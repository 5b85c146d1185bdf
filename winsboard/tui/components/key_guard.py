"""Ignores the repeats of a key that has just closed something."""

from __future__ import annotations

from typing import Final

from winsboard.clock import Clock

REPEAT_WINDOW: Final = 0.4
"""Seconds after closing during which repeats of the key are ignored."""


class KeyRepeatGuard:
    """Remembers the last key, and blocks its repeats after it has closed something."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = ""
        self._closing = ""
        self._at = 0.0

    def mark_closed(self) -> None:
        """Record that the last key has closed something."""
        self._closing, self._at = self._last, self._clock.monotonic()

    def blocks(self, key: str) -> bool:
        """Return whether a key repeats the closing key. Any other key ends the block."""
        self._last = key
        now = self._clock.monotonic()
        again = key == self._closing and now - self._at < REPEAT_WINDOW
        self._closing, self._at = (key, now) if again else ("", now)
        return again
