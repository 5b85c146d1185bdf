"""Which habits and days the habit grid shows, worked out without painting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.text import Row

HEAD: Final = 2
"""Lines of the frozen heading: weekdays and days of the month."""
CELL: Final = 3
"""Cells of one day."""
NARROWEST_LABEL: Final = 18
WIDEST_LABEL: Final = 32
MOST_DAYS: Final = 31


class GridWindow(NamedTuple):
    """A view of some habits over some days; every change makes another one."""

    rows: tuple[Row, ...] = ()
    width: int = 0
    height: int = 0
    last: date = FIRST_DAY
    """The day in the rightmost column."""
    top: int = 0
    """The first line of `rows` that shows below the heading."""

    @property
    def label(self) -> int:
        """Cells before the first day."""
        return max(self.width - self.days * CELL, 0)

    @property
    def days(self) -> int:
        """How many days fit, a month of them at most."""
        wished = max((len(row.text) + 5 for row in self.rows), default=NARROWEST_LABEL)
        label = min(max(wished, NARROWEST_LABEL), WIDEST_LABEL, max(self.width // 2, 1))
        return max(min((self.width - label) // CELL, MOST_DAYS), 1)

    @property
    def first(self) -> date:
        """The day in the leftmost column."""
        return self.last - timedelta(days=self.days - 1)

    @property
    def lines(self) -> int:
        """How many lines of rows fit below the heading."""
        return max(self.height - HEAD, 0)

    def shows(self, day: date) -> bool:
        """Whether a day has a column."""
        return self.first <= day <= self.last

    def column(self, day: date) -> int:
        """The cell in which a day's column begins."""
        return self.label + (day - self.first).days * CELL

    def line(self, row: int) -> int:
        """The line on which a row is painted; outside the window when it is scrolled away."""
        return HEAD + row - self.top

    def at(self, x: int, y: int) -> tuple[int, date | None] | None:
        """The row, and the day unless it is its label, under a cell of the widget."""
        row = y - HEAD + self.top
        if y < HEAD or not 0 <= row < len(self.rows) or self.rows[row].habit is None:
            return None
        if x < self.label:
            return row, None
        return row, self.first + timedelta(days=min((x - self.label) // CELL, self.days - 1))

    def around(self, row: int, day: date, today: date) -> GridWindow:
        """The window moved as little as possible so that a cell shows.

        Days to come show where the cursor is on one of them.
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
        """A first line that leaves no empty space below the rows."""
        return max(0, min(top, len(self.rows) - self.lines))

    def habit_rows(self) -> tuple[int, ...]:
        """The lines that are habits, from the top."""
        return tuple(i for i, row in enumerate(self.rows) if row.habit is not None)
