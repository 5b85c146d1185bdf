"""The habits pane: the grid, and a status line that describes the cell under the cursor."""

from __future__ import annotations

from datetime import date
from typing import Final

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static

from winsboard.clock import Clock
from winsboard.domain.habits.last_count import last_counted
from winsboard.domain.habits.routines import on_top
from winsboard.domain.habits.year_scores import YearScores
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Mark, Measure, Routine
from winsboard.domain.progress.summary import counted_value
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.components.text import GridCell, cell_status, fit
from winsboard.tui.habits.border_text import lower_border
from winsboard.tui.habits.count_input import CountLine
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.text.dates import number_words, short_day

CHECK_INTERVAL: Final = 20.0
"""Seconds between two checks which routines are on top."""


def _last_words(last: Mark | None, today: date) -> str:
    """Return the number of the last time and its day, in few words; empty if there is none."""
    if last is None or last.value is None:
        return ""
    is_yesterday = (today - last.day).days == 1
    day = format_phrase("spoken.yesterday") if is_yesterday else short_day(last.day)
    return format_phrase("tick.count.last", number=number_words(last.value), day=day)


class HabitPane(Vertical):
    """The grid and its status line. Asks for the number of a counted habit."""

    DEFAULT_CSS = "HabitPane #status { height: 1; color: $foreground; padding: 0 1; }"

    class ReadingRequested(DataMessage):
        """Asks for the number of a habit that has a measure."""

        habit: Habit
        day: date

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    grid = getters.query_one(HabitGrid)
    status = getters.query_one("#status", Static)

    def __init__(self, clock: Clock) -> None:
        super().__init__(id="habits")
        self._clock = clock
        self._routines: tuple[Routine, ...] | None = None
        self._hours: Timer | None = None
        """The check which routines are on top; runs only if one has an hour."""
        self.border_title = Content(format_phrase("today.habits.title"))
        self._year = YearScores()
        self._unsaved: dict[tuple[str, date], str] = {}
        """Numbers that were typed and not saved, by habit and day."""

    def compose(self) -> ComposeResult:
        """Compose the grid and the status line."""
        yield HabitGrid().data_bind(HabitPane.board, HabitPane.today)
        yield Static("", id="status")

    def on_mount(self) -> None:
        """Watch the cursor. Unlike a message, this repaints grid and status line together."""
        if isinstance(self.app, Session):
            self._year = self.app.scores
        self.status.auto_links = False
        self.watch(self.grid, "spot", self._show_status)

    def watch_board(self, board: Board) -> None:
        """Follow the routines, which may be on top of the board from some hour.

        The status line follows the grid, which tells its cell anew for each board.
        """
        if not self.is_mounted:
            return
        routines = board.library_documents(Routine)
        if routines == self._routines:
            return
        self._routines = routines
        if self._hours is not None:
            self._hours.stop()
        wanted = any(routine.top is not None for routine in routines)
        self._hours = self.set_interval(CHECK_INTERVAL, self.check_now) if wanted else None
        self.check_now()

    def check_now(self) -> None:
        """Show the habits in the order of this hour, but not while a number is typed."""
        if not self.query(CountLine):
            self.grid.top = on_top(self.board, self._clock.now())

    def _show_status(self, spot: GridCell | None) -> None:
        if not self.grid.size:
            return
        said = cell_status(self.board, self._year, spot) if spot else ""
        more = lower_border(self.board, self.today, self.grid.window, self.size.width)
        if more != self.border_subtitle:
            self.border_subtitle = more
        self.status.update(Content(fit(said, max(self.content_size.width - 2, 0))), layout=False)

    @on(HabitGrid.CountRequested)
    async def ask_count(self, event: HabitGrid.CountRequested) -> None:
        """Show an input for the number, just below the habit's row if there is room for it.

        A number that is a reading of a measure is asked for in a dialog, with more to say about it.
        """
        if event.habit.measure and self.board.find(Measure(event.habit.measure, "")) is not None:
            self.post_message(self.ReadingRequested(event.habit, event.day))
            return
        value = counted_value(self.board.mark(event.habit.id, event.day))
        typed = self._unsaved.pop((event.habit.id, event.day), "")
        await self.query(CountLine).remove()
        last = last_counted(self.board, event.habit.id, event.day)
        line = CountLine(event.habit, event.day, value, typed, _last_words(last, self.today))
        line.styles.offset = (0, self._place_at_row())
        self.status.display = False
        await self.mount(line)

    def _place_at_row(self) -> int:
        """Return how far up the input goes, so that it stands just below the row of the cursor."""
        below = self.grid.window.line(self.grid.row) + 1
        return min(below - self.grid.size.height, 0)

    @on(CountLine.Answered)
    async def _answered(self, event: CountLine.Answered) -> None:
        if self.has_focus_within:
            self.grid.focus()
        await self.query(CountLine).remove()
        self.status.display = True
        if event.typed:
            self._unsaved[event.habit.id, event.day] = event.typed
            self.post_message(CountLine.Unsaved(event.typed))
        if event.value is not None:
            before = counted_value(self.board.mark(event.habit.id, event.day))
            self.post_message(HabitGrid.Counted(event.habit, event.day, event.value, before))

    @on(CountLine.Rested)
    def _rested(self, event: CountLine.Rested) -> None:
        self.post_message(HabitGrid.Marked(event.habit, event.day, "rest"))
