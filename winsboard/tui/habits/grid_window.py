"""Computes which habits and days the habit grid shows. Does no painting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.text import Row

HEAD: Final = 2
"""Height of the fixed heading: weekdays and days of the month."""
CELL: Final = 3
"""Width of a day in cells."""
NARROWEST_LABEL: Final = 18
WIDEST_LABEL: Final = 32
MOST_DAYS: Final = 31


class GridWindow(NamedTuple):
    """The visible part of the grid. Immutable; changes return a new window."""

    rows: tuple[Row, ...] = ()
    width: int = 0
    height: int = 0
    last: date = FIRST_DAY
    """The day of the rightmost column."""
    top: int = 0
    """Index of the first row below the heading."""

    @property
    def label(self) -> int:
        """Width of the labels in cells."""
        return max(self.width - self.days * CELL, 0)

    @property
    def days(self) -> int:
        """Number of days that fit, at most a month."""
        wished = max((len(row.text) + 5 for row in self.rows), default=NARROWEST_LABEL)
        label = min(max(wished, NARROWEST_LABEL), WIDEST_LABEL, max(self.width // 2, 1))
        return max(min((self.width - label) // CELL, MOST_DAYS), 1)

    @property
    def first(self) -> date:
        """The day of the leftmost column."""
        return self.last - timedelta(days=self.days - 1)

    @property
    def lines(self) -> int:
        """Number of rows that fit below the heading."""
        return max(self.height - HEAD, 0)

    def shows(self, day: date) -> bool:
        """Return whether a day is in the window."""
        return self.first <= day <= self.last

    def column(self, day: date) -> int:
        """Return the x offset of a day's column."""
        return self.label + (day - self.first).days * CELL

    def line(self, row: int) -> int:
        """Return the y offset of a row; outside the widget if it is scrolled out."""
        return HEAD + row - self.top

    def at(self, x: int, y: int) -> tuple[int, date | None] | None:
        """Return the row and day at a cell of the widget; the day is None on a label."""
        row = y - HEAD + self.top
        if y < HEAD or not 0 <= row < len(self.rows) or self.rows[row].habit is None:
            return None
        if x < self.label:
            return row, None
        return row, self.first + timedelta(days=min((x - self.label) // CELL, self.days - 1))

    def around(self, row: int, day: date, today: date) -> GridWindow:
        """Return the window moved as little as possible to show a cell.

        Future days are shown only while the cursor is on one.
        """
        last = self.last
        if day > self.last:
            last = day
        elif day < self.first:
            last = day + timedelta(days=self.days - 1)
        last = min(last, max(day, today))
        heading = row - 1 if row and self.rows[row - 1].habit is None else row
        top = min(self.top, heading)
        if self.lines:
            top = max(top, row - self.lines + 1)
        return self._replace(last=last, top=self.clamped(top))

    def clamped(self, top: int) -> int:
        """Limit a first row, so that no space is left empty below the last one."""
        return max(0, min(top, len(self.rows) - self.lines))

    def habit_rows(self) -> tuple[int, ...]:
        """Return the indexes of the rows that are habits."""
        return tuple(i for i, row in enumerate(self.rows) if row.habit is not None)
