"""Notices about files, queued until they can be shown."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class Notices:
    """Sentences for the person, shown at once or queued. Any thread may add one."""

    def __init__(self, show: Callable[[str], object] | None = None) -> None:
        self._tell = show
        self._waiting: deque[str] = deque()

    def add(self, sentence: str) -> None:
        """Show a sentence, or queue it if nothing shows notices yet."""
        if self._tell is not None:
            self._tell(sentence)
        else:
            self._waiting.append(sentence)

    def pop_all(self) -> tuple[str, ...]:
        """Remove and return the queued sentences, oldest first."""
        taken = []
        while self._waiting:
            taken.append(self._waiting.popleft())
        return tuple(taken)
