"""The habit grid: a row per habit with today's box and name, then a column per past day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from winsboard.domain.model.documents import Habit, MarkState
from winsboard.domain.text.calendar import FIRST_DAY, ONE_DAY
from winsboard.tui.components.messages import DataMessage, FlowRequested
from winsboard.tui.components.pieces import Part
from winsboard.tui.components.style_mixin import StyleMixin
from winsboard.tui.habits.grid_cursor import GridCursor
from winsboard.tui.habits.grid_paint import STYLE_SHEET, STYLES, Cursor, GridPaint
from winsboard.tui.keys.bindings import bindings_of

MOST_LINES: Final = 400
"""Painted lines that are kept."""


class HabitGrid(GridCursor, StyleMixin, can_focus=True):
    """Shows the marks of each habit for each day. The cell under the cursor can be changed."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("habits", first=True)]
    STYLE_PREFIX = "habit-grid"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"habit-grid--{name}" for name in STYLES}
    DEFAULT_CSS = STYLE_SHEET
    place = "habits"

    class Marked(DataMessage):
        """A state was chosen for a day; None clears the day."""

        habit: Habit
        day: date
        state: MarkState | None

    class Counted(DataMessage):
        """A number was chosen for a day. `before` is the number it replaces."""

        habit: Habit
        day: date
        value: float
        before: float

    class CountRequested(DataMessage):
        """Asks for the number of a counted habit."""

        habit: Habit
        day: date

    class Moved(DataMessage):
        """A habit is to be moved by `by` rows."""

        habit: Habit
        by: int

    def __init__(self) -> None:
        super().__init__(id="grid")
        self._paint: GridPaint | None = None
        self._painted: dict[tuple[Part, ...], Strip] = {}
        """Painted lines by what they are made of: blank days are on most of them."""

    def toggle(self, state: MarkState) -> None:
        """Mark the cell with a state, or clear it if it has that state already."""
        if (habit := self.habit) is None:
            return
        mark = self.board.mark(habit.id, self.day)
        wanted = None if mark is not None and mark.state == state else state
        # Only the app handles it, so it need not go through every widget above.
        self.app.post_message(self.Marked(habit, self.day, wanted))

    def action_tick(self) -> None:
        """Tick the cell; ask for the number of a counted habit, unless the day is in the future."""
        counts = self.habit is not None and self.habit.kind == "count"
        if self.habit is not None and counts and self.day <= self.today:
            self.post_message(self.CountRequested(self.habit, self.day))
        else:
            self.toggle("done")

    def action_some(self) -> None:
        """Mark the cell as partly done."""
        self.toggle("some")

    def action_rest(self) -> None:
        """Mark the cell as a rest."""
        self.toggle("rest")

    def action_legend(self) -> None:
        """Show what the marks mean, or hide it."""
        self.post_message(FlowRequested("legend"))

    def action_add_habit(self) -> None:
        """Start adding habits."""
        self.post_message(FlowRequested("add_habit"))

    def action_edit_habit(self) -> None:
        """Open the form of the habit, or start adding habits on an empty board."""
        self.post_message(FlowRequested("edit_habit" if self.habit else "add_habit", self.habit))

    def action_move_up(self) -> None:
        """Move the habit up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Move the habit down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if self.habit is not None:
            self.post_message(self.Moved(self.habit, by))

    def action_remove_habit(self) -> None:
        """Remove the habit."""
        self.post_message(FlowRequested("remove_habit", self.habit))

    def action_go_to_day(self) -> None:
        """Ask for a date to go to."""
        self.post_message(FlowRequested("go_to_day"))

    def on_click(self, event: events.Click) -> None:
        """Tick the clicked cell, or move the cursor to the clicked name."""
        offset = event.get_content_offset(self)
        found = self.window.cell_at(*offset, self.today) if offset else None
        if found is None:
            return
        event.stop()
        row, day = found
        self.go_to(row, day or self.day)
        if day is not None:
            self.action_tick()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the habits; scroll the days if all habits are visible or Shift is held."""
        self._scroll(-1, event)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the habits; scroll the days if all habits are visible or Shift is held."""
        self._scroll(1, event)

    def _scroll(self, by: int, event: events.MouseEvent) -> None:
        event.stop()
        window = self.window
        if len(window.rows) > window.lines and not event.shift:
            self.window = window._replace(top=window.clamped(window.top + by))
        else:
            newest = max(self.day, self.today - ONE_DAY)
            last = window.last - by * ONE_DAY
            self.window = window._replace(last=max(min(last, newest), FIRST_DAY))
        if self.window != window:
            self.refresh()
            self.update_spot()

    def on_focus(self) -> None:
        """Repaint the cursor, because it looks different with the focus."""
        self.refresh_cell(self.row, self.day)

    def on_blur(self) -> None:
        """Repaint the cursor, because it looks different without the focus."""
        self.refresh_cell(self.row, self.day)

    def render_line(self, y: int) -> Strip:
        """Render the heading, a habit or the name of an area."""
        cursor = Cursor(self.row, self.day, self.has_focus)
        state = (self.board, self.window, self.today, cursor)
        if self._paint is None or not self._paint.is_of(*state):
            self._paint = GridPaint(*state)
        parts = tuple(self._paint.line(y))
        strip = self._painted.get(parts)
        if strip is None or strip.cell_length != self.window.width:
            if len(self._painted) >= MOST_LINES:
                self._painted.clear()
            strip = self._painted[parts] = self._strip_of(parts)
        return strip

    def _strip_of(self, parts: Sequence[Part]) -> Strip:
        segments = [Segment(text, self.style_of(*names)) for text, names in parts]
        return (
            Strip(segments).adjust_cell_length(self.window.width, self.style_of("label")).simplify()
        )

    def notify_style_update(self) -> None:
        """Another theme paints with other styles."""
        super().notify_style_update()
        self._painted = {}
