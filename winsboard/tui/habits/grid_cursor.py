"""The base of the habit grid: a cursor over habits and days, and the window that follows it."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len
from textual.geometry import Offset, Region
from textual.reactive import var
from textual.widget import Widget

from winsboard.domain.habits import routines
from winsboard.domain.habits.rests import MAX_DAYS_AHEAD
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Routine
from winsboard.domain.text.calendar import FIRST_DAY, ONE_DAY, months_between, next_month
from winsboard.domain.wellbeing.moods import shows_easiest_versions
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.components.text import GridCell, group_label, rows_of
from winsboard.tui.habits.grid_window import CELL, COUNT_CELL, HEAD, GridWindow
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.habits.habit_label import label_on, longest_label


class GridCursor(Widget):
    """A cursor over habits and days. Only changed cells are repainted."""

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    top: var[tuple[str, ...]] = var(())
    """Ids of the routines whose habits come first at this hour."""
    row: var[int] = var(0)
    """Index of the cursor's row in the window."""
    day: var[date] = var(FIRST_DAY)
    spot: var[GridCell | None] = var(None, always_update=True)
    """The cell under the cursor; None on an empty board.

    Set again, even if equal, when the mark of the cell may have changed.
    """

    class VisibleDaysChanged(DataMessage):
        """The painted days have changed, and pages of them are not in memory."""

        first: date
        last: date

    class EdgeReached(DataMessage):
        """The cursor was to be moved past the first or last day; `day` is where it stopped."""

        day: date

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.window = GridWindow()

    @property
    def habit(self) -> Habit | None:
        """The habit under the cursor; None on an empty board."""
        rows = self.window.rows
        return rows[self.row].habit if 0 <= self.row < len(rows) else None

    @property
    def visible_days(self) -> tuple[date, date]:
        """The first and last day among the columns. Today's box is always painted."""
        return self.window.first, self.window.last

    def cursor_cell(self) -> Offset | None:
        """Return the cell of the chosen mark, for the terminal's cursor."""
        window, line = self.window, self.window.line(self.row)
        if self.habit is None or not HEAD <= line < window.height:
            return None
        x = window.mark_at(self.day, self.today)
        return None if x is None else Offset(x, line)

    def watch_board(self, old: Board, new: Board) -> None:
        """Repaint what changed; only single cells if the habits are the same."""
        if old.all_habits != new.all_habits or self._labels_differ(old, new):
            self.update_layout()
            return
        lines = {row.habit.id: line for line, row in enumerate(self.window.rows) if row.habit}
        changed = [mark for mark in new.marks_since(old) if mark.habit in lines]
        for mark in changed:
            self.refresh_cell(lines[mark.habit], mark.day)
        self.update_spot()

    def _labels_differ(self, old: Board, new: Board) -> bool:
        """Return whether rests, routines, the names of areas or the labels of habits differ."""
        if old.library_documents(Routine) != new.library_documents(Routine):
            return True
        if areas_of(old) != areas_of(new):
            return True
        return old.rests != new.rests or shows_easiest_versions(
            old, self.today
        ) != shows_easiest_versions(new, self.today)

    def watch_top(self) -> None:
        """Show the habits in the order of this hour. The cursor stays on its habit."""
        self.update_layout()

    def watch_today(self, old: date, new: date) -> None:
        """On a new day, move the cursor and the window along if they were on the old one."""
        if self.day in (old, FIRST_DAY):
            self.set_reactive(GridCursor.day, new)
        if self.window.last in (_day_before(old), FIRST_DAY):
            self.window = self.window._replace(last=_day_before(new))
        self.update_layout()

    def update_layout(self) -> None:
        """Compute the window for the current size and habits. The cursor stays on its habit."""
        if self.today == FIRST_DAY:
            return
        chosen = self.habit
        size = self.content_size
        habits = routines.numbered(self.board, self.top)
        rows = rows_of(habits, size.height - HEAD, self._label, self._group)
        window = self._with_widths(
            self.window._replace(rows=rows, width=size.width, height=size.height)
        )
        found = [n for n, r in enumerate(rows) if chosen and r.habit and r.habit.id == chosen.id]
        lines = window.habit_rows()
        near = min(lines, key=lambda n: abs(n - self.row), default=0)
        self.set_reactive(GridCursor.row, found[0] if found else near)
        self.window = window.moved_to_show(self.row, self.day, self.today) if lines else window
        self.refresh()
        self.update_spot()

    def _with_widths(self, window: GridWindow) -> GridWindow:
        """Set the widths of columns and names, which only the habits and the settings change.

        A column is wider if a habit is counted, whatever the numbers are.
        """
        board, habits = self.board, self.board.habits
        counts = any(habit.kind == "count" for habit in habits)
        groups = [cell_len(self._group(habit)) for habit in habits]
        return window._replace(
            cell=COUNT_CELL if counts else CELL,
            name=max([*groups, *(cell_len(habit.label) for habit in habits)], default=0),
            long_name=max((cell_len(longest_label(board, h)) for h in habits), default=0),
        )

    def _group(self, habit: Habit) -> str:
        return group_label(self.board, habit)

    def _label(self, habit: Habit) -> str:
        return label_on(self.board, habit, self.today)

    def on_resize(self) -> None:
        """Compute the window for the new size."""
        self.update_layout()

    def go_to(self, row: int, day: date) -> None:
        """Move the cursor to a cell and scroll it into view.

        The day is limited to the range in which rests can be planned.
        """
        before = (self.row, self.day)
        wished, day = day, max(min(day, self.today + MAX_DAYS_AHEAD), FIRST_DAY)
        if day != wished:
            self.post_message(self.EdgeReached(day))
        self.set_reactive(GridCursor.row, row)
        self.set_reactive(GridCursor.day, day)
        window = self.window.moved_to_show(row, day, self.today)
        if window != self.window:
            self.window = window
            self.refresh()
        elif row == before[0]:
            self.refresh_cell(*before)
            self.refresh_cell(row, day)
        else:
            self.refresh_row(before[0])
            self.refresh_row(row)
        self.update_spot()

    def show_habit(self, id: str) -> None:
        """Move the cursor to today's box of a habit, for instance a new one."""
        for line, row in enumerate(self.window.rows):
            if row.habit is not None and row.habit.id == id:
                self.go_to(line, self.today)

    def select_today(self, number: int) -> Habit | None:
        """Move the cursor to today's cell of the habit with this number; returns the habit."""
        for line, row in enumerate(self.window.rows):
            if row.number == number:
                self.go_to(line, self.today)
                return row.habit
        return None

    def action_older_day(self) -> None:
        """Go to the day before, which is on the right."""
        self.go_to(self.row, self.day - ONE_DAY)

    def action_newer_day(self) -> None:
        """Go to the day after, which is on the left."""
        self.go_to(self.row, self.day + ONE_DAY)

    def action_walk_up(self) -> None:
        """Go to the habit above."""
        self.go_to(
            max((n for n in self.window.habit_rows() if n < self.row), default=self.row), self.day
        )

    def action_walk_down(self) -> None:
        """Go to the habit below."""
        self.go_to(
            min((n for n in self.window.habit_rows() if n > self.row), default=self.row), self.day
        )

    def action_oldest_day(self) -> None:
        """Go to the oldest visible day."""
        self.go_to(self.row, self.window.first)

    def action_back_to_today(self) -> None:
        """Go to today."""
        self.go_to(self.row, self.today)

    def action_month_back(self) -> None:
        """Go to the same day of the month before, or to that month's last day."""
        before = self.day.replace(day=1) - ONE_DAY
        self.go_to(self.row, before.replace(day=min(before.day, self.day.day)))

    def action_month_on(self) -> None:
        """Go to the same day of the next month, or to that month's last day."""
        first = next_month(self.day)
        last = next_month(first) - ONE_DAY
        self.go_to(self.row, first.replace(day=min(last.day, self.day.day)))

    def update_spot(self) -> None:
        """Update `spot`; post a message if pages of the painted days are not loaded."""
        habit = self.habit
        self.spot = GridCell(habit, self.day, self.today) if habit else None
        if self.size and self._is_page_missing():
            self.post_message(self.VisibleDaysChanged(*self.visible_days))

    def _is_page_missing(self) -> bool:
        """Return whether the page of a painted day is not in memory."""
        return any(month not in self.board.pages for month in months_between(*self.visible_days))

    def refresh_cell(self, row: int, day: date) -> None:
        """Repaint one cell. For today this is the whole row, because its name may show a number."""
        if day == self.today:
            self.refresh_row(row)
        elif self.window.shows(day) and (line := self._visible(row)) is not None:
            self.refresh(Region(self.window.column(day), line, self.window.cell, 1))

    def refresh_row(self, row: int) -> None:
        """Repaint one row."""
        if (line := self._visible(row)) is not None:
            self.refresh(Region(0, line, self.window.width, 1))

    def _visible(self, row: int) -> int | None:
        """Return the y offset of a row, or None if it is scrolled out."""
        line = self.window.line(row)
        return line if HEAD <= line < self.window.height else None


def _day_before(day: date) -> date:
    return max(day - ONE_DAY, FIRST_DAY) if day > FIRST_DAY else day
