"""The progress screen with its views: month, year, habits, patterns, album, what I can do now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from winsboard.domain.model.documents import Habit, month_of
from winsboard.domain.text.calendar import ONE_DAY, month_bounds
from winsboard.tui.components.day_cursor import DayCursor
from winsboard.tui.components.footer import KeyLine
from winsboard.tui.components.frame import highlight_border
from winsboard.tui.components.navigation import Opened, Step
from winsboard.tui.components.page import Page
from winsboard.tui.components.painted import Painted
from winsboard.tui.keys.bindings import bindings_elsewhere, bindings_of
from winsboard.tui.progress.header import ViewHeader
from winsboard.tui.progress.month_calendar import MonthCalendar
from winsboard.tui.progress.view_actions import ViewActions, ViewCallbacks
from winsboard.tui.progress.views.abilities import AbilitiesTab
from winsboard.tui.progress.views.album import AlbumTab
from winsboard.tui.progress.views.habits import HabitsTab
from winsboard.tui.progress.views.month import MonthTab
from winsboard.tui.progress.views.patterns import PatternsTab
from winsboard.tui.progress.views.view import View
from winsboard.tui.progress.views.year import YearsTab
from winsboard.tui.progress.year_map import YearMap
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import format_phrase

ALSO: Final = (
    *("support", "curtain", "help", "week_page", "undo", "redo", "search", "palette", "breathe"),
    *("calm_list", "hard_day", "history", "old_win", "settings"),
)
"""Commands of the board that also work on this screen."""
STEPS: Final[dict[str, Step]] = {
    "go_left": "left",
    "go_right": "right",
    "go_up": "up",
    "go_down": "down",
    "page_back": "page_back",
    "page_on": "page_on",
    "go_first": "first",
    "go_last": "last",
}
"""The navigation step of each command."""
MONTH, YEAR = 1, 2


def _bindings() -> list[BindingType]:
    here = [
        replace(b, action=f"walk('{STEPS[b.action]}')") if b.action in STEPS else b
        for b in bindings_of("progress", first=True)
    ]
    return [*here, *bindings_elsewhere(*ALSO)]


class ProgressScreen(ViewActions):
    """The progress screen. Its views are selected by number."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#month"
    HORIZONTAL_BREAKPOINTS = TodayScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = TodayScreen.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [*_bindings()]

    places = ("progress",)
    total_wins: var[int] = var(0)

    head = getters.query_one(ViewHeader)
    calendar = getters.query_one(MonthCalendar)
    day_page = getters.query_one("#day", Page)
    map = getters.query_one(YearMap)

    def __init__(self, callbacks: ViewCallbacks, size: Size) -> None:
        super().__init__(callbacks, size)
        self._views: tuple[View, ...] = ()
        self._day = self.today
        """The selected day, shared by the month and the year."""
        self.went_to: tuple[date, Habit | None] | None = None
        """The day and habit to select on the board after closing, if chosen."""

    def compose(self) -> ComposeResult:
        """Compose the header, the summary, the views, the message line and the footer."""
        yield ViewHeader().data_bind(ProgressScreen.total_wins)
        yield Static("", id="sentence")
        with Container(id="views"):
            yield MonthCalendar().data_bind(ProgressScreen.today)
            yield Page("day")
            yield YearMap().data_bind(ProgressScreen.today)
            yield Page("habits")
            yield Page("patterns")
            yield Page("album")
            yield Page("can")
        yield Static("", id="message")
        yield KeyLine().data_bind(ProgressScreen.saving)
        yield Static(Content(format_phrase("today.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Create the views and show the current month."""
        self.query_one(KeyLine).place = "progress"
        notebook = self._doors.notebook
        self._views = (
            MonthTab(self, self.calendar, self.day_page, self.board_with_day),
            YearsTab(self, self.map),
            HabitsTab(self, self.query_one("#habits", Page)),
            PatternsTab(self, self.query_one("#patterns", Page)),
            AlbumTab(self, self.query_one("#album", Page), notebook.counts_by_month),
            AbilitiesTab(self, self.query_one("#can", Page)),
        )
        for days in (self.calendar, self.map):
            days.today = self.today
        self.view = self._views[MONTH - 1]
        self.show_view(MONTH, self._newest_day())
        super().on_mount()

    def _newest_day(self) -> date:
        """Return today; before anything is recorded in its month, the last day of the one before.

        A new month then does not begin with an empty calendar.
        """
        today = self.notebook.today
        before = today.replace(day=1) - ONE_DAY
        for month in (today, before):
            board = self.board_with_day(month)
            days = [e.day for e in board.entries_between(*month_bounds(month))]
            days += [mark.day for mark in board.marks(month_of(month))]
            if days:
                return today if month == today else max(days)
        return today

    def show_view(self, number: int, day: date | None = None) -> None:
        """Switch to a view. The month and the year keep the same selected day."""
        if isinstance(self.view.focus_target, DayCursor):
            self._day = self.view.focus_target.day
        self.head.current = number
        self.view = self._views[number - 1]
        if isinstance(self.view.focus_target, DayCursor):
            self.view.go_to(day or self._day)
        self._show_widgets()
        self.view.focus_target.focus()
        self.update_view()

    def _show_widgets(self) -> None:
        """Show the widgets of the view; on a narrow screen, either the calendar or its day."""
        shown: list[Widget] = [self.view.focus_target]
        if self.view.name == "month":
            opened = self.has_class("-narrow") and self.day_open
            beside = [] if self.has_class("-narrow") else [self.day_page]
            shown = [self.day_page] if opened else [self.calendar, *beside]
        for widget in self.query(Painted):
            if widget.display != (widget in shown):
                widget.display = widget in shown

    @on(Resize)
    def _resized(self) -> None:
        if self._views:
            self.call_after_refresh(self._show_widgets)

    def watch_focused(self, focused: Widget | None) -> None:
        """Highlight the border of the focused pane; the day stays open while it has the focus."""
        if focused is not None and focused.id in ("month", "day"):
            self.day_open = focused.id == "day"
            for pane in (self.calendar, self.day_page):
                highlight_border(pane)

    def open_day(self, is_open: bool) -> None:
        """Move the focus into the day beside the calendar, or back to the calendar."""
        self.day_open = is_open
        self._show_widgets()
        (self.day_page if is_open else self.calendar).focus()

    def action_show_view(self, number: int) -> None:
        """Switch to a view by its number."""
        self.show_view(number)

    def action_walk(self, step: Step) -> None:
        """Move in the view for a key."""
        self.view.move(step)
        self.update_view()

    @on(Opened)
    def action_open_lit(self) -> None:
        """Open the selected day or item."""
        self.view.open()

    def action_choose_what(self) -> None:
        """Ask what the view is to show."""
        self.view.choose()

    def action_leave_progress(self) -> None:
        """Go back from the day to the calendar, or close the screen."""
        if not self.view.back():
            self.dismiss()

    def show_board(self, day: date, habit: Habit | None) -> None:
        """Close the screen and select a day on the board."""
        self.went_to = day, habit
        self.dismiss()

    def show_day(self, day: date) -> None:
        """Select a day in the view, or in the month if the view has no days."""
        if not self.view.go_to(day):
            self.show_view(MONTH, day)
        self.update_view()

    def show_year_of(self, habit: Habit) -> None:
        """Show the year of a habit."""
        years = self._views[YEAR - 1]
        assert isinstance(years, YearsTab)
        years.habit = habit.id
        self.show_view(YEAR)
