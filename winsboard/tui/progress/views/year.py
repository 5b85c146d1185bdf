"""The year as a map of its days, of all wins or of one habit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from textual.content import Content

from winsboard.domain.model.documents import Habit
from winsboard.domain.progress.year import YearView
from winsboard.notebook.progress import Progress
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.navigation import Step
from winsboard.tui.progress.views.view import Around, View
from winsboard.tui.progress.year_map import YearMap
from winsboard.words import say
from winsboard.words.sentences.progress import year_day_sentence, year_sentence

Years: TypeAlias = tuple[tuple[YearView, ...], int]
"""Some years, and the first of which there is anything."""

BACK: Final = ("left", "up", "page_back")


class ShownYears(View):
    """As many years as there is room for; Enter opens the day in its month."""

    name = "year"

    def __init__(self, around: Around, map: YearMap) -> None:
        super().__init__(around)
        self._map = map
        self.habit = ""
        """The id of the habit that is shown; empty for all wins."""
        self._stopped = False
        """Whether the wish led to before the first year."""

    @property
    def main(self) -> YearMap:
        """The map."""
        return self._map

    def needs(self) -> object:
        """The years that are shown."""
        around = self.around
        return around.board, around.today, self._map.years_shown(), self.habit

    def span(self) -> tuple[date, date]:
        """The years that are shown."""
        years = self._map.years_shown()
        return date(years[0], 1, 1), date(years[-1], 12, 31)

    def reading(self) -> Callable[[Progress], Years]:
        """Read the years that are shown."""
        years, habit = self._map.years_shown(), self._habit()
        return lambda progress: (progress.years(years, habit), progress.known_years()[-1])

    def _habit(self) -> Habit | None:
        return next((h for h in self.around.board.all_habits if h.id == self.habit), None)

    def show(self, found: Years) -> None:
        """Show the years."""
        habit = self._habit()
        self._map.border_title = Content(habit.label if habit else say("progress.what.wins"))
        self._map.show(*found)

    def sentence(self) -> str:
        """The cursor's year in words."""
        return year_sentence(self._map.view) if self._map.view else ""

    def said(self) -> str:
        """The day in words, or that nothing is further back."""
        if self._stopped:
            return say("progress.year.first", year=self._map.day.year)
        view = self._map.view
        cell = view.cell(self._map.pointed) if view else None
        return year_day_sentence(view, cell, self.around.today) if view and cell else ""

    def open(self) -> None:
        """Show the day in its month."""
        self.around.show_view(1, self._map.day)

    def walk(self, step: Step) -> None:
        """Go where a key leads, no further back than the first year."""
        before = self._map.day
        super().walk(step)
        self._stopped = step in BACK and self._map.day == before

    def go_to(self, day: date) -> bool:
        """Go to a day."""
        self._stopped = day < self._map.earliest()
        self._map.go_to(day)
        return True

    def choose(self) -> bool:
        """All wins, or one of the habits."""
        habits = self.around.board.all_habits
        ids = ["", *(habit.id for habit in habits)]

        def take(place: int) -> None:
            self.habit = ids[place]

        answers = [say("progress.what.wins"), *(habit.label for habit in habits)]
        lit = ids.index(self.habit) if self.habit in ids else 0
        self.around.ask(say("progress.what.title"), answers, lit, take)
        return True

    def picture(self) -> Picture | None:
        """The cursor's year."""
        view = self._map.view
        if view is None:
            return None
        from winsboard.picture.year import year_picture
        from winsboard.picture.year_letters import year_letters

        return Picture(lambda colours: year_picture(view, colours), lambda: year_letters(view))
