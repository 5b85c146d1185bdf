"""A cursor that walks habits and days, and the window that follows it."""

from __future__ import annotations

from datetime import date, timedelta

from textual.geometry import Region
from textual.reactive import var
from textual.widget import Widget

from winsboard.domain.habits.rests import FARTHEST
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.domain.text.calendar import FIRST_DAY, next_month
from winsboard.domain.wellbeing.moods import label_on, shrinks
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.components.text import Spot, rows_of
from winsboard.tui.habits.grid_window import CELL, HEAD, GridWindow


class GridCursor(Widget):
    """Where the person is in the grid; it repaints no more than what changed."""

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    row: var[int] = var(0)
    """Line of the cursor's habit among the window's rows."""
    day: var[date] = var(FIRST_DAY)
    spot: var[Spot | None] = var(None, always_update=True)
    """The cell under the cursor; sent again when its mark may have changed. None on an empty
    board.
    """

    class Pointed(DataMessage):
        """The cursor or the window is elsewhere."""

        first: date
        last: date

    class Ended(DataMessage):
        """A day was wished that lies beyond the last one, or before the first one."""

        day: date

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.window = GridWindow()

    @property
    def habit(self) -> Habit | None:
        """The habit under the cursor; none on an empty board."""
        rows = self.window.rows
        return rows[self.row].habit if 0 <= self.row < len(rows) else None

    @property
    def shown(self) -> tuple[date, date]:
        """The first and the last day that are painted."""
        return self.window.first, self.window.last

    def watch_board(self, old: Board, new: Board) -> None:
        """Repaint what changed: single cells where the habits are the same."""
        if old.all_habits != new.all_habits or self._looks_other(old, new):
            self.lay_out()
            return
        lines = {row.habit.id: line for line, row in enumerate(self.window.rows) if row.habit}
        first, last = self.shown
        for mark in new.marks_since(old):
            if mark.habit in lines and first <= mark.day <= last:
                self.refresh_cell(lines[mark.habit], mark.day)
        self.point()

    def _looks_other(self, old: Board, new: Board) -> bool:
        """Whether days rest, or habits have names, other than before."""
        return old.rests != new.rests or shrinks(old, self.today) != shrinks(new, self.today)

    def watch_today(self, old: date, new: date) -> None:
        """The day turned: a cursor on the old day goes along."""
        if self.day in (old, FIRST_DAY):
            self.set_reactive(GridCursor.day, new)
        if self.window.last in (old, FIRST_DAY):
            self.window = self.window._replace(last=new)
        self.lay_out()

    def lay_out(self) -> None:
        """Work the window out anew; the cursor stays on its habit."""
        chosen = self.habit
        size = self.content_size
        rows = rows_of(self.board.habits, size.height - HEAD, self._label)
        window = self.window._replace(rows=rows, width=size.width, height=size.height)
        found = [n for n, r in enumerate(rows) if chosen and r.habit and r.habit.id == chosen.id]
        lines = window.habit_rows()
        near = min(lines, key=lambda n: abs(n - self.row), default=0)
        self.set_reactive(GridCursor.row, found[0] if found else near)
        self.window = window.around(self.row, self.day, self.today) if lines else window
        self.refresh()
        self.point()

    def _label(self, habit: Habit) -> str:
        return label_on(self.board, habit, self.today)

    def on_resize(self) -> None:
        """Another size shows other days."""
        self.lay_out()

    def go_to(self, row: int, day: date) -> None:
        """Put the cursor on a cell, no further than rests are planned, and bring it into view."""
        before = (self.row, self.day)
        wished, day = day, max(min(day, self.today + FARTHEST), FIRST_DAY)
        if day != wished:
            self.post_message(self.Ended(day))
        self.set_reactive(GridCursor.row, row)
        self.set_reactive(GridCursor.day, day)
        window = self.window.around(row, day, self.today)
        if window != self.window:
            self.window = window
            self.refresh()
        else:
            self.refresh_cell(*before)
            self.refresh_cell(row, day)
            self._refresh_label(before[0])
            self._refresh_label(row)
        self.point()

    def choose(self, number: int) -> Habit | None:
        """Put the cursor on today's cell of the habit with that number."""
        for line, row in enumerate(self.window.rows):
            if row.number == number:
                self.go_to(line, self.today)
                return row.habit
        return None

    def action_walk_left(self) -> None:
        """The day before."""
        self.go_to(self.row, self.day - timedelta(days=1))

    def action_walk_right(self) -> None:
        """The next day."""
        self.go_to(self.row, self.day + timedelta(days=1))

    def action_walk_up(self) -> None:
        """The habit above."""
        self.go_to(
            max((n for n in self.window.habit_rows() if n < self.row), default=self.row), self.day
        )

    def action_walk_down(self) -> None:
        """The habit below."""
        self.go_to(
            min((n for n in self.window.habit_rows() if n > self.row), default=self.row), self.day
        )

    def action_walk_home(self) -> None:
        """The first day that is shown."""
        self.go_to(self.row, self.window.first)

    def action_walk_end(self) -> None:
        """Today."""
        self.go_to(self.row, self.today)

    def action_month_back(self) -> None:
        """The same day a month before, or the last one that month has."""
        before = self.day.replace(day=1) - timedelta(days=1)
        self.go_to(self.row, before.replace(day=min(before.day, self.day.day)))

    def action_month_on(self) -> None:
        """The same day a month on, or the last one that month has."""
        first = next_month(self.day)
        last = next_month(first) - timedelta(days=1)
        self.go_to(self.row, first.replace(day=min(last.day, self.day.day)))

    def point(self) -> None:
        """Tell where the cursor is and which days are painted."""
        habit = self.habit
        self.spot = Spot(habit, self.day, self.today, *self.shown) if habit else None
        if self.size:
            self.post_message(self.Pointed(*self.shown))

    def refresh_cell(self, row: int, day: date) -> None:
        """Repaint one day of one row."""
        if self.window.shows(day):
            line = self.window.line(row)
            if HEAD <= line < self.window.height:
                self.refresh(Region(self.window.column(day), line, CELL, 1))

    def _refresh_label(self, row: int) -> None:
        line = self.window.line(row)
        if HEAD <= line < self.window.height:
            self.refresh(Region(0, line, self.window.label, 1))
        self.refresh(Region(0, 0, self.window.label, 1))
