"""Notices about files, collected until a person is shown them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class Notices:
    """Sentences that wait to be told, or are told at once; any thread may add one."""

    def __init__(self, tell: Callable[[str], object] | None = None) -> None:
        self._tell = tell
        self._waiting: deque[str] = deque()

    def add(self, sentence: str) -> None:
        """Tell a sentence, or keep it until somebody asks."""
        if self._tell is not None:
            self._tell(sentence)
        else:
            self._waiting.append(sentence)

    def take(self) -> tuple[str, ...]:
        """What waits, oldest first; it is told once."""
        taken = []
        while self._waiting:
            taken.append(self._waiting.popleft())
        return tuple(taken)
