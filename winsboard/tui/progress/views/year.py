"""The year view: a map of the days, for all wins or for one habit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from textual.content import Content

from winsboard.domain.model.documents import Habit
from winsboard.domain.progress.year import YearView, year_of_wins
from winsboard.notebook.views.progress import Progress
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.navigation import Step
from winsboard.tui.progress.views.view import View, ViewHost
from winsboard.tui.progress.year_map import YearMap
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import year_day_sentence, year_sentence
from winsboard.words.text.dates import day_words

Years: TypeAlias = tuple[tuple[YearView, ...], date]
"""Some years, and the first day that has any data."""

BACK: Final = ("left", "up", "page_back")


class YearsTab(View):
    """The year view, with as many years as fit. Enter opens the day in the month view."""

    name = "year"

    def __init__(self, host: ViewHost, map: YearMap) -> None:
        super().__init__(host)
        self._map = map
        self.habit = ""
        """The id of the habit to show; empty for all wins."""
        self._stopped = False
        """Whether the last step would have gone before the first year."""

    @property
    def focus_target(self) -> YearMap:
        """The map."""
        return self._map

    def data_key(self) -> object:
        """Return the board, the date, the visible years and the habit."""
        around = self.around
        return around.board, around.today, self._map.years_shown(), self.habit

    def span(self) -> tuple[date, date]:
        """Return the first and last day of the visible years."""
        years = self._map.years_shown()
        return date(years[0], 1, 1), date(years[-1], 12, 31)

    def loader(self) -> Callable[[Progress], Years]:
        """Return a function that loads the visible years."""
        years, habit = self._map.years_shown(), self._habit()
        return lambda progress: (progress.years(years, habit), progress.first_day())

    def _habit(self) -> Habit | None:
        return next((h for h in self.around.board.all_habits if h.id == self.habit), None)

    def prepare(self) -> None:
        """Show the days of the years that are not loaded yet."""
        board, today = self.around.board, self.around.today
        years = [year for year in self._map.years_shown() if year not in self._map.views]
        self._map.show_unread(
            [year_of_wins(board, (), year, today, began=self._map.began) for year in years]
        )

    def show(self, found: Years) -> None:
        """Show the years."""
        habit = self._habit()
        self._map.border_title = Content(
            habit.label if habit else format_phrase("progress.what.wins")
        )
        self._map.show(*found)

    def sentence(self) -> str:
        """Return a summary of the year of the cursor."""
        return year_sentence(self._map.view) if self._map.view else ""

    def status(self) -> str:
        """Return the status of the day, or that there is nothing earlier.

        While the year is being loaded, it is only the name of the day.
        """
        if self._stopped:
            return format_phrase("progress.year.first", year=self._map.day.year)
        view, day = self._map.view, self._map.described_day
        cell = view.cell(day) if view else None
        if view is None or cell is None:
            return day_words(day, self.around.today)
        return year_day_sentence(view, cell, self.around.today)

    def open(self) -> None:
        """Open the day in the month view."""
        self.around.show_view(1, self._map.day)

    def move(self, step: Step) -> None:
        """Move the cursor for a key, but not before the first year."""
        before = self._map.day
        super().move(step)
        self._stopped = step in BACK and self._map.day == before

    def go_to(self, day: date) -> bool:
        """Select a day."""
        self._stopped = day < self._map.earliest()
        self._map.go_to(day)
        return True

    def choose(self) -> bool:
        """Ask for all wins or one of the habits."""
        habits = self.around.board.all_habits
        ids = ["", *(habit.id for habit in habits)]

        def take(place: int) -> None:
            self.habit = ids[place]

        answers = [format_phrase("progress.what.wins"), *(habit.label for habit in habits)]
        lit = ids.index(self.habit) if self.habit in ids else 0
        self.around.ask(format_phrase("progress.what.title"), answers, lit, take)
        return True

    def picture(self) -> Picture | None:
        """Return a picture of the year of the cursor."""
        view = self._map.view
        if view is None:
            return None
        from winsboard.picture.year import year_picture
        from winsboard.picture.year_text import year_text

        return Picture(lambda colours: year_picture(view, colours), lambda: year_text(view))
