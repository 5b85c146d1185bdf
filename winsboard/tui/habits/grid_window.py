"""Computes which habits and days the habit grid shows. Does no painting.

Each row begins with the habit's number and today's box, then its name. The days before today follow
on the right, newest first.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.domain.text.calendar import FIRST_DAY, ONE_DAY
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.text import Row
from winsboard.words.text.short_numbers import LONGEST

HEAD: Final = 2
"""Height of the fixed heading: weekdays and days of the month."""
CELL: Final = 3
"""Width of a past day in cells, if no habit is counted."""
COUNT_CELL: Final = LONGEST + 1
"""Width of a past day in cells, if a habit is counted."""
BOX_AT: Final = 3
"""The x offset of today's box, after the habit's number."""
BOX: Final = 5
"""Width of today's box: two brackets and three cells for a mark or a number."""
NAME_AT: Final = BOX_AT + BOX + 1
"""The x offset of the habit's name."""
MIN_LABEL_WIDTH: Final = 24
MAX_LABEL_WIDTH: Final = 40
MAX_DAYS: Final = 31
WEEK: Final = 7
"""Columns that easier versions of habits, which make names longer, leave where they can."""


class GridWindow(NamedTuple):
    """The visible part of the grid. Immutable; changes return a new window."""

    rows: tuple[Row, ...] = ()
    width: int = 0
    height: int = 0
    last: date = FIRST_DAY
    """The newest day among the columns; yesterday, unless the cursor is elsewhere."""
    top: int = 0
    """Index of the first row below the heading."""
    cell: int = CELL
    """Width of a past day in cells: a number or a sign, and a blank after it."""
    name: int = 0
    """Width in cells of the longest name."""
    long_name: int = 0
    """Width in cells of the longest name on any day, such as one with its easier version."""

    @property
    def label(self) -> int:
        """Width in cells of everything before the columns: number, box and name.

        What is on the lines does not change it, so no column moves during a day.
        """
        most = min(MAX_LABEL_WIDTH, max(self.width * 3 // 5, 1))
        usual = min(max(self.name + NAME_AT + 1, MIN_LABEL_WIDTH), most)
        spare = self.width - WEEK * self.cell
        return max(usual, min(self.long_name + NAME_AT + 1, spare, most))

    @property
    def days(self) -> int:
        """Number of columns that fit, at most a month."""
        return max(min((self.width - self.label) // self.cell, MAX_DAYS), 1)

    @property
    def first(self) -> date:
        """The oldest day among the columns."""
        return self.last - timedelta(days=self.days - 1)

    @property
    def lines(self) -> int:
        """Number of rows that fit below the heading."""
        return max(self.height - HEAD, 0)

    def shows(self, day: date) -> bool:
        """Return whether a day has a column."""
        return self.first <= day <= self.last

    def column(self, day: date) -> int:
        """Return the x offset of a day's column."""
        return self.label + (self.last - day).days * self.cell

    def mark_at(self, day: date, today: date) -> int | None:
        """Return the x offset of a day's mark: in the box for today; None without a column."""
        if day == today:
            return BOX_AT + BOX // 2
        return self.column(day) + self.cell - 2 if self.shows(day) else None

    def line(self, row: int) -> int:
        """Return the y offset of a row; outside the widget if it is scrolled out."""
        return HEAD + row - self.top

    def cell_at(self, x: int, y: int, today: date) -> tuple[int, date | None] | None:
        """Return the row and day at a cell of the widget; the day is None on a name."""
        row = y - HEAD + self.top
        if y < HEAD or not 0 <= row < len(self.rows) or self.rows[row].habit is None:
            return None
        if BOX_AT <= x < BOX_AT + BOX:
            return row, today
        column = (x - self.label) // self.cell
        return row, self.last - timedelta(days=column) if 0 <= column < self.days else None

    def moved_to_show(self, row: int, day: date, today: date) -> GridWindow:
        """Return the window moved as little as possible to show a cell.

        Days from today on have columns only while the cursor is on a day to come.
        """
        last, newest = self.last, max(today - ONE_DAY, FIRST_DAY)
        if day > last:
            last = day
        elif day < self.first:
            last = day + timedelta(days=self.days - 1)
        last = newest if day == today else min(last, max(day, newest))
        heading = row - 1 if row and self.rows[row - 1].habit is None else row
        top = min(self.top, heading)
        if self.lines:
            top = max(top, row - self.lines + 1)
        return self._replace(last=last, top=self.clamped(top))

    def clamped(self, top: int) -> int:
        """Limit a first row, so that no space is left empty below the last one."""
        return max(0, min(top, len(self.rows) - self.lines))

    def hidden(self) -> tuple[int, int]:
        """Return the number of habits above and below the visible rows."""
        ends = (self.rows[: self.top], self.rows[self.top + self.lines :])
        above, below = (sum(row.habit is not None for row in rows) for rows in ends)
        return above, below

    def habit_rows(self) -> tuple[int, ...]:
        """Return the indexes of the rows that are habits."""
        return tuple(i for i, row in enumerate(self.rows) if row.habit is not None)
