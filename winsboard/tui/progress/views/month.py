"""The month view: a calendar, with the wins of the selected day beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from textual.content import Content

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import LIBRARY, month_of
from winsboard.domain.progress.month import MonthView, day_wins
from winsboard.notebook.views.progress import Progress
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.navigation import Step
from winsboard.tui.components.page import Page
from winsboard.tui.progress.month_calendar import MonthCalendar
from winsboard.tui.progress.pages.day import DayItem, day_items, day_lines
from winsboard.tui.progress.views.view import View, ViewHost
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.progress.views import (
    day_contents,
    month_day_sentence,
    month_sentence,
)
from winsboard.words.text.dates import day_words, month_words


class MonthTab(View):
    """The month view. Arrow keys select a day; Enter opens the day, then the selected item."""

    name = "month"
    at_once = True

    def __init__(
        self,
        host: ViewHost,
        calendar: MonthCalendar,
        page: Page,
        board_with_day: Callable[[date], Board],
    ) -> None:
        """`board_with_day` returns the board with the page of a day loaded."""
        super().__init__(host)
        self._calendar = calendar
        self._page = page
        self._opened = board_with_day
        self._things: tuple[DayItem, ...] = ()
        self._paged: tuple[object, ...] = ()

    @property
    def focus_target(self) -> MonthCalendar:
        """The calendar."""
        return self._calendar

    def data_key(self) -> object:
        """Return the board, the date and the month of the cursor."""
        day = self._calendar.day
        return self.around.board, self.around.today, (day.year, day.month)

    def loader(self) -> Callable[[Progress], MonthView]:
        """Return a function that loads the month of the cursor, and load its page."""
        day = self._calendar.day
        self._opened(day)
        return lambda progress: progress.month(day)

    def show(self, found: MonthView) -> None:
        """Show the month."""
        self._calendar.border_title = Content(month_words(found.first))
        self._calendar.show(found)

    def show_day(self) -> None:
        """Show the wins of the selected day, unless they are shown already."""
        day, view = self._calendar.day, self._calendar.view
        cell = view.cell(day) if view else None
        if cell is None:
            return
        board = self._opened(day)
        paged = (day, view, board.pages.get(month_of(day)), board.pages.get(LIBRARY))
        if paged == self._paged:
            return
        is_other = not self._paged or self._paged[0] != day
        self._paged = paged
        wins = day_wins(board, day)
        self._things = tuple(day_items(wins))
        name, hours = day_words(day, self.around.today), board.settings.clock_hours
        make = partial(day_lines, name, wins, day_contents(cell), hours, areas_of(board))
        self._page.show(make, [thing.name for thing in self._things], from_top=is_other)

    def sentence(self) -> str:
        """Return a summary of the month."""
        view = self._calendar.view
        return month_sentence(view) if view else ""

    def status(self) -> str:
        """Return the status of the day under the mouse or the cursor."""
        return self._day_status(self._calendar.described_day)

    def _day_status(self, day: date) -> str:
        view = self._calendar.view
        cell = view.cell(day) if view else None
        return month_day_sentence(view, cell, self.around.today) if view and cell else ""

    def move(self, step: Step) -> None:
        """Move in the calendar, or in the day if it has the focus."""
        (self._page if self._page.has_focus else self._calendar).move(step)

    def open(self) -> None:
        """Open the day, or the selected item of the open day."""
        if not self._page.has_focus:
            self.around.open_day(True)
            return
        thing = self._things[self._page.selected]
        if thing.entry is not None:
            self.around.open_entry(thing.entry)
        else:
            self.around.show_board(self._calendar.day, thing.habit)

    def back(self) -> bool:
        """Move the focus from the day to the calendar."""
        if self._page.has_focus:
            self.around.open_day(False)
            return True
        return False

    def go_to(self, day: date) -> bool:
        """Select a day."""
        self._calendar.go_to(day)
        return True

    def picture(self) -> Picture | None:
        """Return a picture of the month."""
        view = self._calendar.view
        if view is None:
            return None
        from winsboard.picture.month import month_picture
        from winsboard.picture.month_text import month_text

        return Picture(
            lambda colours: month_picture(view, colours),
            lambda: month_text(view),
        )
