"""Recent celebration lines, so that none is repeated too soon."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Final

from winsboard.domain.model.edits import Edit
from winsboard.named_tuple import NamedTuple

MAX_ADDED: Final = 60
"""The number of this session's lines that are remembered."""


class _Read(NamedTuple):
    """The lines of one month as read from its file."""

    month: str
    lines: Mapping[str, str]
    """By the id of the edit, oldest first."""


class RecentLines:
    """The lines read from the file, and those added since.

    One thread may read while another adds.
    """

    def __init__(self) -> None:
        self._read = _Read("", {})
        self._own: deque[tuple[str, str]] = deque(maxlen=MAX_ADDED)

    def remember(self, month: str, lines: Mapping[str, str]) -> None:
        """Replace the lines read from the file of a month, oldest first."""
        self._read = _Read(month, lines)

    def add(self, edit: Edit) -> None:
        """Add the line an edit was answered with."""
        if edit.said:
            self._own.append((edit.id, edit.said))

    def last(self, month: str, count: int) -> tuple[str, ...]:
        """The last known lines, oldest first."""
        read = self._read.lines if self._read.month == month else {}
        own = [said for id, said in self._own if id not in read]
        return (*read.values(), *own)[-count:]
