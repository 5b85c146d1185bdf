"""The Today screen: habits, journal and evening reflection."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from winsboard.clock import Clock
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.progress.summary import wins_on
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.tui.components.footer import KeyLine, place_of
from winsboard.tui.components.frame import highlight_border
from winsboard.tui.components.key_guard import KeyRepeatGuard
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.habits.count_input import CountLine
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.habits.pane import HabitPane
from winsboard.tui.journal.entries.entry_list import EntryList
from winsboard.tui.journal.pane import JournalPane, QuickLine
from winsboard.tui.keys.bindings import bindings_of
from winsboard.tui.keys.commands import global_commands
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.tui.today.header import DayHeader
from winsboard.tui.today.notices import DayNotes
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_words

TYPING: Final = frozenset({"line", "count", "look_back", "step", "closing"})
"""The places in which keys are text and not commands."""


class TodayScreen(StatusScreen):
    """The main screen of the board."""

    AUTO_FOCUS = "#grid"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("board"), ("escape", "habits")]

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    total_wins: var[int] = var(0)
    weekly: var[Entry | None] = var(None)
    letter: var[Entry | None] = var(None)

    header = getters.query_one(DayHeader)
    habit_pane = getters.query_one(HabitPane)
    journal = getters.query_one(JournalPane)
    look_back = getters.query_one(LookBackPane)
    key_line = getters.query_one(KeyLine)

    def __init__(self, clock: Clock, size: Size, folder_name: str = "") -> None:
        super().__init__(size)
        self._clock = clock
        self._folder_name = folder_name
        self._settling = KeyRepeatGuard(clock)
        self._is_first_day = False
        """Whether the first questions were answered and nothing has been recorded since."""

    def compose(self) -> ComposeResult:
        """Compose the header, the panes, the message line and the footer."""
        yield DayHeader(self._folder_name).data_bind(
            TodayScreen.board, TodayScreen.today, TodayScreen.total_wins
        )
        yield DayNotes(self._clock).data_bind(
            TodayScreen.board, TodayScreen.today, TodayScreen.weekly, TodayScreen.letter
        )
        with Container(id="panes"):
            yield HabitPane(self._clock).data_bind(TodayScreen.board, TodayScreen.today)
            with Container(id="side"):
                yield JournalPane().data_bind(TodayScreen.board, TodayScreen.today)
                yield LookBackPane(self._clock).data_bind(TodayScreen.board, TodayScreen.today)
        yield Static("", id="message")
        yield KeyLine().data_bind(TodayScreen.saving)
        yield Static(Content(format_phrase("today.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Name the keys that work on this board."""
        self._show_keys()

    def begin_first_day(self) -> None:
        """Show the board after the first questions, and the keys until something is recorded."""
        self._is_first_day = True
        self.remove_class("-asking")
        # The board takes the focus at once: later, it would take it from what the next key opened.
        self.update_node_styles()
        self.set_focus(self.habit_pane.grid)
        # The message line has no width yet; measured now, the text would take more lines.
        self._show_after_layout(self.idle_text())

    def idle_text(self) -> str:
        """Return the sentence with the keys until the first tick or win of a new board."""
        if held := super().idle_text():
            return held
        if self._is_first_day and wins_on(self.board, self.today):
            self._is_first_day = False
        # In the look back these keys are letters of an answer.
        if not self._is_first_day or self.has_class("-looking-back"):
            return ""
        return format_phrase("today.first.keys" if self.board.habits else "today.first.no_habits")

    @property
    def is_typing(self) -> bool:
        """Whether a field or the reflection has the focus."""
        return self.focused is not None and place_of(self.focused) in TYPING

    def watch_focused(self, focused: Widget | None) -> None:
        """Update the highlighted border and the footer for the focused pane."""
        super().watch_focused(focused)
        for pane in (self.habit_pane, self.journal, self.look_back):
            highlight_border(pane)
        if focused is not None:
            self.key_line.place = place_of(focused)

    def ignores_key(self, key: events.Key, *, opens_home: bool = False) -> bool:
        """Return whether to ignore a key: while the window is too small, or if it is a repeat.

        Typing, leaving, Support and the curtain always work. The key that ended or started a
        reflection is ignored for a moment. With `opens_home` another screen is about to open.
        """
        if self._settling.blocks(key.key) and self.is_active and not self.is_typing:
            return True
        if self.is_active and self.look_back.ignores(key.key):
            return True
        small = self.has_class("-thin") or self.has_class("-flat")
        leaving = key.key in (
            "ctrl+c",
            "ctrl+q",
            *(k for w in global_commands() for k in (w.key, w.typing)),
        )
        if (self.has_class("-asking") or opens_home) and self.is_active:
            # Nothing is shown yet that a key could be meant for.
            return not leaving
        return small and self.is_active and not self.is_typing and not leaving

    def on_screen_suspend(self) -> None:
        """Clear the footer while a dialog is open."""
        self.key_line.covered = True

    def on_screen_resume(self) -> None:
        """Restore the footer."""
        if self.is_mounted:
            self.key_line.covered = False

    def action_habits(self) -> None:
        """Focus the habits."""
        self.habit_pane.grid.focus()

    @on(EntryList.Closed)
    @on(QuickLine.Cancelled)
    def _back_to_habits(self) -> None:
        self.habit_pane.grid.focus()

    def action_write_win(self) -> None:
        """Focus the input to write a win; on a family board, ask whom it is about first."""
        if self.board.settings.board_for == "family":
            self.action_wish("notice")
            return
        self.journal.start_writing("win")

    def action_write_note(self) -> None:
        """Focus the input to write a note."""
        self.journal.start_writing("note")

    def action_go_journal(self) -> None:
        """Focus the list of entries."""
        self.journal.entries.focus()

    def action_tick_row(self, number: int) -> None:
        """Tick today's cell of the habit with this number."""
        grid = self.habit_pane.grid
        if grid.select_today(number) is not None:
            grid.action_tick()
        else:
            self.show_message(format_phrase("today.no_row", number=number))

    def watch_board(self) -> None:
        """Tell the footer whether there is a habit to tick, and whether mood is on."""
        if self.is_mounted:
            self._show_keys()

    def _show_keys(self) -> None:
        self.key_line.is_empty = not self.board.habits
        self.key_line.left_out = frozenset() if self.board.settings.mood else frozenset({"mood"})

    @on(CountLine.Refused)
    def _count_refused(self, event: CountLine.Refused) -> None:
        self.show_message(format_phrase(f"refusal.{event.no.reason}", **event.no.values))

    @on(CountLine.Unsaved)
    def _count_unsaved(self, event: CountLine.Unsaved) -> None:
        self.show_message(format_phrase("keys.count.unsaved", number=event.typed))

    @on(HabitGrid.EdgeReached)
    def _days_ended(self, event: HabitGrid.EdgeReached) -> None:
        self.show_message(format_phrase("today.ends", day=day_words(event.day, self.today)))

    def action_next_pane(self) -> None:
        """Focus the next pane."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """Focus the previous pane."""
        self._step_pane(-1)

    def _step_pane(self, by: int) -> None:
        stops: list[Widget] = [self.habit_pane.grid, self.journal.entries, self.journal.line]
        at = stops.index(self.focused) if self.focused in stops else 0
        stops[(at + by) % len(stops)].focus()

    @on(LookBackPane.Started)
    def _look_back_started(self) -> None:
        self.add_class("-looking-back")
        if self._is_first_day:
            self.show_message(self.idle_text())

    @on(LookBackPane.StepChanged)
    def _look_back_stepped(self) -> None:
        if self.focused is not None:
            self.key_line.place = place_of(self.focused)

    @on(LookBackPane.Ended)
    def _look_back_ended(self) -> None:
        self.remove_class("-looking-back")
        self._settling.mark_closed()
        self.habit_pane.grid.focus()
        self.call_after_refresh(self.look_back.show_idle)

    async def run_grid(self, action: str) -> None:
        """Run an action of the grid from the palette, which had taken the focus."""
        self.habit_pane.grid.focus()
        await self.habit_pane.grid.run_action(action)
