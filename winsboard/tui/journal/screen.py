"""The journal screen: a search line, all entries, and a calendar."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input, Static

from winsboard.domain.library.names import names_by_id
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import LIBRARY, Entry
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.notebook import Notebook
from winsboard.tui.components.dialogs.left_text import leave_text, left_text
from winsboard.tui.components.footer import KeyLine, place_of
from winsboard.tui.components.frame import highlight_border
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.components.navigation import Opened, SelectionChanged
from winsboard.tui.journal.calendar import WordCalendar
from winsboard.tui.journal.entries.all_entries import JournalList
from winsboard.tui.journal.search.line import SearchLine
from winsboard.tui.journal.search.screen import JournalSearch
from winsboard.tui.keys.bindings import bindings_elsewhere, bindings_of, dialog_bindings
from winsboard.tui.terminal.cells import cell_len
from winsboard.tui.terminal.textual_compat import forget_watchers, release_strips
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of

ALSO: Final = (
    *("undo", "redo", "history", "old_win", "breathe", "calm_list", "hard_day", "help"),
    *("palette", "progress", "week_page", "settings"),
)
"""Board commands that also work on this screen."""
SEARCH: Final = "search in the journal"
"""The name of the search line, for what is left in it."""
FRAME: Final = 6
"""Cells of a pane's border that the title cannot use."""


class JournalScreen(JournalSearch):
    """All entries with search and calendar. While picking, Enter returns the selected entry."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "JournalList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("leaves"),
        *bindings_elsewhere(*ALSO),
        *dialog_bindings(),
    ]

    places = ("leaves",)
    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    line = getters.query_one(SearchLine)
    key_line = getters.query_one(KeyLine)

    def __init__(self, notebook: Notebook, size: Size, picking: str = "") -> None:
        """`picking` is the message shown while an entry is to be picked; empty otherwise."""
        super().__init__(notebook, size)
        self._picking = picking
        self.picked: Entry | None = None
        """The picked entry."""
        self.first: Entry | None = None
        """The entry to select first; None for the newest."""
        self.searches = False
        """Whether the search field is active when the screen opens."""

    def compose(self) -> ComposeResult:
        """Compose the search line, the entries, the calendar, the message line and the footer."""
        with Horizontal(id="seek"):
            yield Static("/", classes="sign")
            yield SearchLine()
        with Container(id="leaves"):
            with Container(id="entries-pane", classes="pane") as pane:
                pane.border_title = Content(format_phrase("journal.title"))
                yield JournalList()
            with Container(id="calendar-pane", classes="pane") as pane:
                pane.border_title = Content(format_phrase("journal.calendar"))
                yield WordCalendar()
        yield Static("", id="message")
        yield KeyLine().data_bind(JournalScreen.saving)
        yield Static(Content(format_phrase("today.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Show the entries and start following changes."""
        self._show_settings()
        self._show_panes()
        self.calendar.show_day(self._notebook.today)
        self.start()
        if self.searches:
            self.action_search_entries()
        if self.first is not None:
            self.call_after_refresh(self.entries.go_to_entry, self.first)
        if self._picking:
            self.show_message(self._picking)

    def on_unmount(self) -> None:
        """Release the screen: the app keeps references to its watchers (textual issue 6666)."""
        forget_watchers(self.app)
        release_strips()

    def idle_text(self) -> str:
        """Return what an entry is to be picked for, if the screen is used for picking."""
        return super().idle_text() or self._picking

    def watch_board(self) -> None:
        """Show the changed board; the selection stays."""
        if self._begun:
            self._show_settings()
            # An undone act may bring an entry back into a month that the search did not find.
            opened = self._notebook.board.pages.keys() - {LIBRARY} if self._typed else ()
            self.reload_changed(list(dict.fromkeys([*self.entries.loaded_months, *opened])))

    def watch_today(self) -> None:
        """Show the new day."""
        if self._begun:
            self._show_settings()

    def _show_settings(self) -> None:
        settings = self._notebook.board.settings
        self.entries.hours = settings.clock_hours
        self.entries.areas = areas_of(self._notebook.board)
        self.entries.people = names_by_id(self._notebook.board)
        self.entries.mood = settings.mood
        self.calendar.week_start = settings.week_start
        self.entries.today = self.calendar.today = self._notebook.today

    def watch_count(self) -> None:
        """Show the number of entries in the title, as detailed as fits."""
        if self.is_mounted:
            pane = self.query_one("#entries-pane")
            titles = [f"{format_phrase('journal.title')} · {count}" for count in self.count]
            fitting = (t for t in titles if cell_len(t) + FRAME <= pane.size.width)
            pane.border_title = Content(next(fitting, format_phrase("journal.title")))

    def on_resize(self) -> None:
        """Show or hide the calendar for the new width."""
        super().on_resize()
        self._show_panes()
        self.call_after_refresh(self.watch_count)

    def watch_focused(self, focused: Widget | None) -> None:
        """Update the highlighted border and the footer for the focused widget."""
        super().watch_focused(focused)
        for pane in self.query(".pane"):
            highlight_border(pane)
        if focused is not None:
            self.key_line.place = place_of(focused)

    def on_screen_suspend(self) -> None:
        """Clear the footer while a dialog is open."""
        self.key_line.covered = True

    def on_screen_resume(self) -> None:
        """Restore the footer."""
        if self.is_mounted:
            self.key_line.covered = False

    @on(JournalList.SelectionChanged)
    def _entry_pointed(self, event: JournalList.SelectionChanged) -> None:
        if event.entry is not None and self.focused is not self.calendar:
            self.calendar.show_day(event.entry.day)

    @on(SelectionChanged)
    def _day_pointed(self) -> None:
        """Select the entries of the calendar's day if the calendar has the focus."""
        day, entry = self.calendar.day, self.entries.entry
        if self.focused is self.calendar and (entry is None or entry.day != day):
            self.entries.go_to(day)

    @on(Opened)
    @on(SearchLine.Closed)
    def _to_entries(self) -> None:
        self._walk(False)

    @on(JournalList.Closed)
    def _list_closed(self) -> None:
        if self.line.value:
            self.line.value = ""
        else:
            self.dismiss()

    def show_entry(self, entry: Entry) -> None:
        """Select an entry; clears the search if the entry does not match it."""
        if not self.entries.go_to_entry(entry):
            with self.prevent(Input.Changed):
                self.line.value = ""
            self.search("")
            self.entries.go_to_entry(entry)

    @on(Input.Changed)
    def _query_changed(self, event: Input.Changed) -> None:
        if event.value or self.line.has_focus:
            leave_text(self.app, SEARCH, event.value)
        self.search(event.value)

    @on(FlowRequested)
    def _flow_requested(self, event: FlowRequested) -> None:
        if self._picking and event.flow == "read_entry" and isinstance(event.about, Entry):
            event.stop()
            self.picked = event.about
            self.dismiss()

    def action_search_entries(self) -> None:
        """Focus the search line; in an empty one, the last search is there to be replaced."""
        self.line.focus()
        if not self.line.value and (before := left_text(self.app, SEARCH)):
            self.line.value = before
            self.line.action_select_all()

    def action_next_leaf(self) -> None:
        """Move the focus from the entries to the calendar, or back."""
        self._walk(self.focused is not self.calendar)

    def _walk(self, walking: bool) -> None:
        """Move the focus into or out of the calendar, which may be hidden.

        The focus is set before the layout, so that even a very fast next key goes to the right
        pane.
        """
        for pane in self.query(".pane"):
            pane.display = True
        self.set_focus(self.calendar if walking else self.entries)
        self._show_panes()

    def _show_panes(self) -> None:
        """Show the entries and the calendar if both fit, otherwise the focused one."""
        walking = self.focused is self.calendar
        self.query_one("#calendar-pane").display = walking or self.has_class("-wide")
        self.query_one("#entries-pane").display = not (walking and self.has_class("-narrow"))

    def action_previous_leaf(self) -> None:
        """Move the focus from the entries to the search line, or back."""
        if self.focused is self.entries:
            self.action_search_entries()
        else:
            self.entries.focus()
