"""Renders the lines of the habit grid."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Final

from rich.segment import Segment
from rich.style import Style

from winsboard.domain.habits.rests import days_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.text import BAND, cell, fit
from winsboard.tui.habits.grid_window import HEAD, GridWindow
from winsboard.words.text.dates import month_words, weekday

STYLES: Final = (
    *("head", "today", "lit", "weekend", "area", "number", "label", "chosen", "line"),
    *("done", "some", "rest", "band", "open", "cursor", "shadow"),
)
"""The style names; each is a component class of the grid."""

STYLE_SHEET: Final = """
HabitGrid {
    height: 1fr;
    & > .habit-grid--head { color: $quiet; }
    & > .habit-grid--today { color: $accent; text-style: bold; }
    & > .habit-grid--lit { background: $lit; }
    & > .habit-grid--weekend { background: $weekend; }
    & > .habit-grid--area { color: $quiet; }
    & > .habit-grid--number { color: $primary; }
    & > .habit-grid--label { color: $foreground; }
    & > .habit-grid--chosen { color: $foreground; text-style: bold; }
    & > .habit-grid--line { color: $line; }
    & > .habit-grid--done { color: $done; text-style: bold; }
    & > .habit-grid--some { color: $some; text-style: bold; }
    & > .habit-grid--rest { color: $rest; }
    & > .habit-grid--band { background: $band; }
    & > .habit-grid--open { color: $open; }
    & > .habit-grid--cursor {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    & > .habit-grid--shadow { text-style: underline; }
}
"""


class Cursor(NamedTuple):
    """The cell under the cursor."""

    row: int
    day: date
    active: bool
    """Whether the grid has the focus."""


class GridPaint(NamedTuple):
    """The state of the grid to paint, and one method per kind of line."""

    board: Board
    window: GridWindow
    today: date
    cursor: Cursor
    style: Callable[..., Style]
    """Returns the style that several names blend into, the background first."""

    def line(self, y: int) -> list[Segment]:
        """Return the segments of one line of the widget."""
        row = y - HEAD + self.window.top
        if y < HEAD:
            return self._heading(y)
        if row >= len(self.window.rows):
            return [Segment(" " * self.window.width, self.style("label"))]
        if self.window.rows[row].habit is None:
            return self._area(self.window.rows[row].text)
        return self._habit(row)

    def _heading(self, y: int) -> list[Segment]:
        text = f"   {month_words(self.cursor.day)}" if y == 0 else ""
        segments = [Segment(fit(text, self.window.label), self.style("area"))]
        for day in self._days():
            written = weekday(day)[0] if y == 0 else str(day.day)
            name = "today" if day == self.today else "head"
            segments += self._cell(day, f"{written:>2}", name)
        return segments

    def _area(self, name: str) -> list[Segment]:
        if not self.window.habit_rows():
            return [Segment(fit(f"   {name}", self.window.width), self.style("label"))]
        segments = [Segment(fit(f"   {name}", self.window.label), self.style("area"))]
        for day in self._days():
            segments += self._cell(day, "  ", "label")
        return segments

    def _habit(self, line: int) -> list[Segment]:
        row = self.window.rows[line]
        assert row.habit is not None
        chosen = line == self.cursor.row
        segments = [
            Segment(f"{row.number:>2} ", self.style("number")),
            Segment(
                fit(row.text, self.window.label - 4) + " ",
                self.style("chosen" if chosen else "label"),
            ),
        ]
        resting = days_of(self.board.rests, row.habit.id, self.window.first, self.window.last)
        for day in self._days():
            text, state = self._shown(row.habit, day, resting)
            at_cursor = chosen and day == self.cursor.day
            segments += self._cell(day, text, state, at_cursor=at_cursor, resting=resting)
        return segments

    def _shown(self, habit: Habit, day: date, resting: Collection[date]) -> tuple[str, str]:
        """Return the two cells of a day and their style; a future day without a mark is blank."""
        mark = self.board.mark(habit.id, day)
        if mark is None and day in resting:
            return BAND, "rest"
        return ("  ", "open") if mark is None and day > self.today else cell(mark)

    def _cell(
        self,
        day: date,
        text: str,
        name: str,
        *,
        at_cursor: bool = False,
        resting: Collection[date] = (),
    ) -> list[Segment]:
        """Return the two cells of a day and one after it.

        The third cell is a thin line at the end of a month, or joins two days of the same rest.
        """
        ground = ("band",) if day in resting else self._ground(day)
        if at_cursor and self.cursor.active:
            return [Segment(f"{text} ", self.style("cursor"))]
        shadow = ("shadow",) if at_cursor else ()
        after = day + timedelta(days=1)
        goes_on = day in resting and after in resting
        turn = "│" if after.day == 1 and day != self.window.last else "─" if goes_on else " "
        under, line = (ground, "rest") if goes_on else (self._ground(day), "line")
        return [
            Segment(text, self.style(*ground, name, *shadow)),
            Segment(turn, self.style(*under, line)),
        ]

    def _ground(self, day: date) -> tuple[str, ...]:
        if day == self.today:
            return ("lit",)
        return ("weekend",) if day.weekday() >= 5 else ()

    def _days(self) -> list[date]:
        first = self.window.first
        return [first + timedelta(days=n) for n in range(self.window.days)]
