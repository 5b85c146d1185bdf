"""A calendar of one month that shows the wins and habits of each day."""

from __future__ import annotations

from datetime import date
from typing import Final

from textual.geometry import Offset, Region
from textual.strip import Strip

from winsboard.domain.progress.month import DayCell, MonthView
from winsboard.domain.text.calendar import month_bounds
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.day_cursor import DayCursor
from winsboard.tui.components.text import GLYPHS, KIND_MARKS, fit
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.text.dates import weekday_number

WEEKS: Final = 6
"""The most weeks a month can have. All months have this height."""
WIDEST: Final = 13
TALLEST: Final = 5
STAR: Final = KIND_MARKS["win"]

Part = tuple[str, str]
"""A text and its style names."""


class Shape(NamedTuple):
    """The size of a day in cells and lines."""

    width: int
    height: int

    @classmethod
    def within(cls, width: int, height: int) -> Shape:
        """Return the size of a day in a calendar of the given size."""
        return cls(min(width // 7, WIDEST), max(1, min((height - 1) // WEEKS, TALLEST)))


class MonthCalendar(DayCursor):
    """A month with a cursor. Each day shows its wins and a symbol per habit."""

    DAYS = {"left": -1, "right": 1, "up": -7, "down": 7}  # noqa: RUF012
    DEFAULT_CSS = "MonthCalendar { overflow: hidden; }"

    def __init__(self) -> None:
        super().__init__("month")
        self.view: MonthView | None = None

    def show(self, view: MonthView) -> None:
        """Show a month."""
        if view != self.view:
            self.view = view
            self.refresh()

    @property
    def shape(self) -> Shape:
        """The size of a day."""
        return Shape.within(*self.content_size)

    def latest(self) -> date:
        """The last day the cursor can reach: today, or a later day of the month with data."""
        weeks = self.view.weeks if self.view else ()
        return max([self.today, *(c.day for week in weeks for c in week if c and c.recorded)])

    def region_of(self, day: date) -> Region | None:
        """Return the cells of a day."""
        if self.view is None or (day.year, day.month) != (
            self.view.first.year,
            self.view.first.month,
        ):
            return None
        width, height = self.shape
        place = self._blanks() + day.day - 1
        return Region(place % 7 * width, 1 + place // 7 * height, width, height)

    def day_at(self, offset: Offset) -> date | None:
        """Return the day at an offset."""
        width, height = self.shape
        if self.view is None or offset.y < 1 or offset.x >= width * 7:
            return None
        place = (offset.y - 1) // height * 7 + offset.x // width - self._blanks() + 1
        last = month_bounds(self.view.first)[1].day
        return self.view.first.replace(day=place) if 1 <= place <= last else None

    def _blanks(self) -> int:
        """Number of empty cells before the first of the month."""
        assert self.view is not None
        return (self.view.first.weekday() - self.view.weekdays[0]) % 7

    def render_line(self, y: int) -> Strip:
        """Render the weekdays or one line of a week."""
        # Looked up once: each look-up finds the place of the widget.
        width, height = shape = self.shape
        if self.view is None:
            return self.strip([])
        if y == 0:
            return self.strip(
                [(fit(weekday_number(n), width), "quiet") for n in self.view.weekdays]
            )
        week, line = divmod(y - 1, height)
        if week >= len(self.view.weeks):
            is_last = y == self.content_size.height - 1
            return self.strip([(_legend(width * 7), "quiet")] if is_last else [])
        parts: list[Part] = []
        for cell in self.view.weeks[week]:
            parts += self._cell(cell, line, shape) if cell else [(" " * width, "text")]
        return self.strip(parts)

    def _cell(self, cell: DayCell, line: int, shape: Shape) -> list[Part]:
        width, height = shape
        parts = _head(cell, self.today) if line == 0 else self._habits(cell, line - 1, shape)
        used = sum(len(text) for text, _ in parts)
        at_cursor = cell.day == self.day
        if at_cursor and self.has_focus and line == 0:
            said = "".join(text for text, _ in parts)
            if cell_len(said) >= width:
                return [(fit(said, width), "cursor")]
            return [(fit(said, width - 1), "cursor"), (" ", "text")]
        ground = "lit " if at_cursor else "band " if cell.resting and not cell.ahead else ""
        if line == height - 1 and height > 2:
            ground = ""
        filled = [*parts, (" " * (width - 1 - used), "text")]
        shadow = " shadow" if at_cursor and line == 0 else ""
        return [
            *((text, f"{ground}{name}{shadow if text.strip() else ''}") for text, name in filled),
            (" ", "text"),
        ]

    def _habits(self, cell: DayCell, line: int, shape: Shape) -> list[Part]:
        """Return a symbol per habit, or the number of each symbol if they do not fit."""
        assert self.view is not None
        width, height = shape
        if not any(cell.states):
            return []
        room = width - 1
        lines = max(height - 2, 1)
        if len(cell.states) <= room * lines:
            shown = cell.states[line * room : (line + 1) * room]
            return [(GLYPHS[state or "open"], state or "open") for state in shown]
        if line:
            return []
        counts = [(state, cell.states.count(state)) for state in ("done", "some")]
        parts = [(f"{GLYPHS[state]}{count} ", state) for state, count in counts if count]
        parts = parts or [(GLYPHS["rest"], "rest")]
        kept: list[Part] = []
        for text, name in parts:
            if sum(len(t) for t, _ in kept) + len(text) <= room + 1:
                kept.append((text[: room - sum(len(t) for t, _ in kept)], name))
        return kept


def _legend(width: int) -> str:
    """Return what the symbols mean, if there is room for it."""
    said = format_phrase("progress.legend.month", wins=STAR, **GLYPHS)
    return said if cell_len(said) <= width else ""


def _head(cell: DayCell, today: date) -> list[Part]:
    """Return the number of the day and its wins, or the symbol of a rest."""
    if cell.before and cell.day != today:
        return [("   ", "quiet")]
    name = "title" if cell.day == today else "quiet" if cell.ahead or not cell.recorded else "text"
    parts: list[Part] = [(f"{cell.day.day:>2} ", name)]
    if cell.wins:
        parts += [(STAR, "accent"), (f"{cell.wins}", "strong")]
    elif cell.resting and not cell.ahead:
        parts.append((GLYPHS["rest"] * 2, "rest"))
    return parts
