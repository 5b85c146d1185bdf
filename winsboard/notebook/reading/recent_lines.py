"""Recent celebration lines, so that none is repeated too soon."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from winsboard.domain.model.documents import month_of
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.named_tuple import NamedTuple

MOST: Final = 60
"""The number of lines that are remembered."""
ENOUGH: Final = 10
"""With so many lines in this month, the month before need not be read."""

LinesOf: TypeAlias = Callable[[str], Mapping[str, str]]
"""The lines of a month by the id of their edit."""


class _Read(NamedTuple):
    """The lines of one month as read from its file."""

    month: str
    lines: Mapping[str, str]
    """By the id of the edit, oldest first."""


class RecentLines:
    """The lines read from the file, and those added since.

    One thread may read while another adds.
    """

    def __init__(self, lines_of: LinesOf) -> None:
        self._lines_of = lines_of
        self._read = _Read("", {})
        self._own: deque[tuple[str, str]] = deque(maxlen=MOST)

    def read(self, today: date) -> None:
        """Read the lines of this month for `known`."""
        self._read = _Read(month_of(today), self._around(today, {month_of(today)}))

    def recent(self, today: date, day: date) -> tuple[str, ...]:
        """The last lines of this month and of the month of a day, oldest first; reads files."""
        lines = self._around(today, {month_of(today), month_of(day)})
        return tuple(lines.values())[-MOST:]

    def _around(self, today: date, months: Iterable[str]) -> dict[str, str]:
        """The lines of some months, oldest first; if few, of the month before as well."""
        found: dict[str, str] = {}
        for month in months:
            found |= self._lines_of(month)
        if len(found) < ENOUGH:
            found |= self._lines_of(month_of(today.replace(day=1) - ONE_DAY))
        return dict(sorted(found.items(), key=lambda line: int(line[0])))

    def add(self, edit: Edit) -> None:
        """Add the line an edit was answered with."""
        if edit.said:
            self._own.append((edit.id, edit.said))

    def known(self, today: date) -> tuple[str, ...]:
        """The last lines that were read or added, oldest first; reads no file."""
        read = self._read.lines if self._read.month == month_of(today) else {}
        own = [said for id, said in self._own if id not in read]
        return (*read.values(), *own)[-MOST:]
