"""The habits' pane: the grid, and under it one line that says in words where the cursor is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from winsboard.domain.board import Board
from winsboard.domain.documents import Habit
from winsboard.domain.summary import counted_value
from winsboard.tui.editor import LineInput
from winsboard.tui.present import cell_status, fit
from winsboard.tui.widgets.grid_window import EARLIEST
from winsboard.tui.widgets.habit_grid import HabitGrid
from winsboard.words import say
from winsboard.words.spoken import number_words


class CountInput(LineInput):
    """A field for how many; plus and minus change it by one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,up", "step(1)", show=False),
        Binding("minus,down", "step(-1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Left(Message):
        """The field was left without a number."""

    def __init__(self) -> None:
        super().__init__(
            id="count-input", compact=True, restrict=r"[0-9]*[.,]?[0-9]*", max_length=9
        )

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Plus and minus are not typed."""
        return key not in ("plus", "minus") and super().check_consume_key(key, character)

    @property
    def number(self) -> float:
        """What is typed; a comma is a point, nothing is zero."""
        typed = self.value.replace(",", ".").strip(".")
        return float(typed) if typed else 0.0

    def action_step(self, by: int) -> None:
        """One more or one less."""
        self.value = number_words(max(self.number + by, 0.0))
        self.cursor_position = len(self.value)

    def action_leave(self) -> None:
        """Leave without a number."""
        self.post_message(self.Left())


class HabitPane(Vertical):
    """The grid with its status line; asks for a number where a habit is counted."""

    DEFAULT_CSS = """
    HabitPane {
        #count { height: 1; display: none; }
        #count-label { width: auto; color: $accent; }
        #count-input { width: 1fr; }
        #status { height: 1; color: $foreground; padding: 0 1; }
        &.-counting #count { display: block; }
        &.-counting #status { display: none; }
    }
    """

    board: var[Board] = var(Board())
    today: var[date] = var(EARLIEST)
    grid = getters.query_one(HabitGrid)
    status = getters.query_one("#status", Static)
    count_input = getters.query_one(CountInput)

    def __init__(self) -> None:
        super().__init__(id="habits")
        self.border_title = Content(say("today.habits.title"))
        self._counted: tuple[Habit, date] | None = None

    def compose(self) -> ComposeResult:
        """The grid, the status line, and the field for a number."""
        yield HabitGrid().data_bind(HabitPane.board, HabitPane.today)
        with Horizontal(id="count"):
            yield Static("", id="count-label")
            yield CountInput()
        yield Static("", id="status")

    def watch_board(self) -> None:
        """Other contents may mean another status."""
        if self.is_mounted:
            self._show_status()

    @on(HabitGrid.Pointed)
    def _show_status(self) -> None:
        grid = self.grid
        if grid.habit is None:
            said = say("today.habits.none")
            if not self.board.habits:
                said = f"{said}  {say('today.habits.none.key')}"
        else:
            said = cell_status(self.board, grid.habit, grid.day, self.today, grid.shown)
        hidden = max(len(grid.window.rows) - grid.window.lines - grid.window.top, 0)
        self.border_subtitle = Content(say("today.more", rows=hidden)) if hidden else ""
        self.status.update(Content(fit(said, max(self.content_size.width - 2, 0))), layout=False)

    @on(HabitGrid.CountAsked)
    def ask_count(self, event: HabitGrid.CountAsked) -> None:
        """Ask how many, beginning with what is recorded."""
        habit = event.habit
        self._counted = (habit, event.day)
        value = counted_value(self.board.mark(habit.id, event.day))
        key = "today.count.ask" if habit.aim is None else "today.count.aim"
        aim = number_words(habit.aim or 0)
        asked = say(key, habit=habit.label, aim=aim, unit=habit.unit)
        self.query_one("#count-label", Static).update(Content(f" {asked} "))
        self.add_class("-counting")
        self.count_input.value = number_words(value) if value else ""
        self.count_input.focus()
        self.count_input.action_select_all()

    @on(Input.Submitted, "#count-input")
    def _keep_count(self) -> None:
        if self._counted is not None:
            habit, day = self._counted
            self.post_message(HabitGrid.Counted(habit, day, self.count_input.number))
        self._stop_counting()

    @on(CountInput.Left)
    def _stop_counting(self) -> None:
        self._counted = None
        self.remove_class("-counting")
        self.grid.focus()
