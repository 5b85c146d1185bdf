"""The lines that acts were answered with lately, so that no line is said again too soon."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Final

from winsboard.domain.model.edits import Edit
from winsboard.named_tuple import NamedTuple

MOST_OWN: Final = 60
"""Acts of this board that are remembered beside those of the file."""


class _Read(NamedTuple):
    """What the file of a month kept when it was read."""

    month: str
    lines: Mapping[str, str]
    """By the id of the act, the oldest first."""


class RecentLines:
    """What was read of the file once, and what this board has done since.

    One thread may read while another one adds.
    """

    def __init__(self) -> None:
        self._read = _Read("", {})
        self._own: deque[tuple[str, str]] = deque(maxlen=MOST_OWN)

    def remember(self, month: str, lines: Mapping[str, str]) -> None:
        """Take what the file of a month keeps now, the oldest first."""
        self._read = _Read(month, lines)

    def add(self, edit: Edit) -> None:
        """Add what an act was answered with."""
        if edit.said:
            self._own.append((edit.id, edit.said))

    def last(self, month: str, count: int) -> tuple[str, ...]:
        """The last lines, as far as they are known, the oldest first."""
        read = self._read.lines if self._read.month == month else {}
        own = [said for id, said in self._own if id not in read]
        return (*read.values(), *own)[-count:]
