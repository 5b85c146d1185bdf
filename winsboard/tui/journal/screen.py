"""The screen of the journal: a line to search in, the entries, and a calendar beside them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input, Static

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.notebook import Notebook
from winsboard.tui.components.footer import KeyLine, place_of
from winsboard.tui.components.frame import light
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.components.navigation import Opened, Pointed
from winsboard.tui.journal.all_entries import JournalList
from winsboard.tui.journal.calendar import WordCalendar
from winsboard.tui.journal.search.line import SearchLine
from winsboard.tui.journal.search.screen import JournalReading
from winsboard.tui.keys.bindings import also, bindings_of, in_dialogs
from winsboard.tui.terminal.textual_compat import forget_watchers, let_go_of_pictures
from winsboard.words import say

ALSO: Final = ("undo", "redo", "history", "old_win", "breathe", "calm_list", "hard_day", "help")
"""Commands of the board that are at hand here, too."""
FRAME: Final = 6
"""Cells of a frame beside its title."""


class JournalScreen(JournalReading):
    """Everything that was written; where one entry is to be picked, Enter gives it back."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "JournalList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("leaves"),
        *also(*ALSO),
        *in_dialogs(),
    ]

    works_here = frozenset((*ALSO, "search_entries", "filter_entries", "find_date", "next_leaf"))
    """What the palette offers."""
    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    line = getters.query_one(SearchLine)
    key_line = getters.query_one(KeyLine)

    def __init__(self, notebook: Notebook, size: Size, picking: str = "") -> None:
        """`picking` says what an entry is picked for; empty where none is."""
        super().__init__(notebook, size)
        self._picking = picking
        self.picked: Entry | None = None
        """What was picked."""
        self.first: Entry | None = None
        """Where it opens; none for the newest."""

    def compose(self) -> ComposeResult:
        """The line to search in, the entries, the calendar, what is answered, and the keys."""
        with Horizontal(id="seek"):
            yield Static("/", classes="sign")
            yield SearchLine()
        with Container(id="leaves"):
            with Container(id="entries-pane", classes="pane") as pane:
                pane.border_title = Content(say("journal.title"))
                yield JournalList()
            with Container(id="calendar-pane", classes="pane") as pane:
                pane.border_title = Content(say("journal.calendar"))
                yield WordCalendar()
        yield Static("", id="message")
        yield KeyLine().data_bind(JournalScreen.saving)
        yield Static(Content(say("today.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Show what there is, and be told of whatever changes on the board."""
        self._show_settings()
        self._show_panes()
        self.calendar.follow(self._notebook.today)
        self.begin()
        if self.first is not None:
            self.call_after_refresh(self.entries.go_to_entry, self.first)
        if self._picking:
            self.show_message(self._picking)

    def on_unmount(self) -> None:
        """Be let go of: the app keeps whoever watched it (textual issue 6666)."""
        forget_watchers(self.app)
        let_go_of_pictures()

    def idle_text(self) -> str:
        """What is picked for, where something is."""
        return super().idle_text() or self._picking

    def watch_board(self) -> None:
        """What was done is shown; the choice stays."""
        if self._begun:
            self._show_settings()
            self.follow(self.entries.held)

    def watch_today(self) -> None:
        """The day turned."""
        if self._begun:
            self._show_settings()

    def _show_settings(self) -> None:
        settings = self._notebook.board.settings
        self.entries.hours = settings.clock_hours
        self.calendar.week_start = settings.week_start
        self.entries.today = self.calendar.today = self._notebook.today

    def watch_count(self) -> None:
        """The frame tells how much is shown, as far as it is wide enough."""
        if self.is_mounted:
            pane = self.query_one("#entries-pane")
            titles = [f"{say('journal.title')} · {count}" for count in self.count]
            fitting = (t for t in titles if cell_len(t) + FRAME <= pane.size.width)
            pane.border_title = Content(next(fitting, say("journal.title")))

    def on_resize(self) -> None:
        """The frame is as wide as the window leaves it."""
        super().on_resize()
        self._show_panes()
        self.call_after_refresh(self.watch_count)

    def watch_focused(self, focused: Widget | None) -> None:
        """The lit frame and the keys that matter follow the focus."""
        for pane in self.query(".pane"):
            light(pane)
        if focused is not None:
            self.key_line.place = place_of(focused)

    def on_screen_suspend(self) -> None:
        """A dialog has the keys."""
        self.key_line.covered = True

    def on_screen_resume(self) -> None:
        """The keys are back."""
        if self.is_mounted:
            self.key_line.covered = False

    @on(JournalList.Pointed)
    def _entry_pointed(self, event: JournalList.Pointed) -> None:
        if event.entry is not None and self.focused is not self.calendar:
            self.calendar.follow(event.entry.day)

    @on(Pointed)
    def _day_pointed(self) -> None:
        """The entries go along with the calendar while the keys or a click go there."""
        day, entry = self.calendar.day, self.entries.entry
        if self.focused is self.calendar and (entry is None or entry.day != day):
            self.entries.go_to(day)

    @on(Opened)
    @on(SearchLine.Left)
    def _to_entries(self) -> None:
        self._walk(False)

    @on(JournalList.Left)
    def _list_left(self) -> None:
        if self.line.value:
            self.line.value = ""
        else:
            self.dismiss()

    def show_entry(self, entry: Entry) -> None:
        """Choose an entry; a search that it does not fit is let go of."""
        if not self.entries.go_to_entry(entry):
            with self.prevent(Input.Changed):
                self.line.value = ""
            self.look_for("")
            self.entries.go_to_entry(entry)

    @on(Input.Changed)
    def _typed_on(self, event: Input.Changed) -> None:
        self.look_for(event.value)

    @on(FlowRequested)
    def _flow_requested(self, event: FlowRequested) -> None:
        if self._picking and event.flow == "read_entry" and isinstance(event.about, Entry):
            event.stop()
            self.picked = event.about
            self.dismiss()

    def action_search_entries(self) -> None:
        """Take the keys into the line."""
        self.line.focus()

    def action_next_leaf(self) -> None:
        """From the entries to the calendar, and from there back."""
        self._walk(self.focused is not self.calendar)

    def _walk(self, walking: bool) -> None:
        """Into the calendar, which has a place beside the entries or in their stead, or back.

        The next key is for the part that is gone to, however soon it comes.
        """
        for pane in self.query(".pane"):
            pane.display = True
        self.set_focus(self.calendar if walking else self.entries)
        self._show_panes()

    def _show_panes(self) -> None:
        """The entries and the calendar, as far as there is room for both."""
        walking = self.focused is self.calendar
        self.query_one("#calendar-pane").display = walking or self.has_class("-wide")
        self.query_one("#entries-pane").display = not (walking and self.has_class("-narrow"))

    def action_previous_leaf(self) -> None:
        """From the entries to the line, and back."""
        (self.line if self.focused is self.entries else self.entries).focus()
