"""The habits view: steadiness, progress over the weeks, and this month's days."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content

from winsboard.domain.habits.growth import HabitView
from winsboard.notebook.progress import Progress
from winsboard.tui.components.page import Page
from winsboard.tui.progress.pages.habits import habits_lines
from winsboard.tui.progress.views.view import Around, View
from winsboard.words import say
from winsboard.words.sentences.growth import habit_sentence, how_lines
from winsboard.words.sentences.progress import counted


class ShownHabits(View):
    """The habits view. Enter explains the steadiness of a habit."""

    name = "habits"

    def __init__(self, around: Around, page: Page) -> None:
        super().__init__(around)
        self._page = page
        self._views: tuple[HabitView, ...] = ()

    @property
    def main(self) -> Page:
        """The page."""
        return self._page

    @property
    def lit(self) -> HabitView | None:
        """The selected habit."""
        return self._views[self._page.lit] if 0 <= self._page.lit < len(self._views) else None

    def needs(self) -> object:
        """Return the board and the date."""
        return self.around.board, self.around.today

    def reading(self) -> Callable[[Progress], tuple[HabitView, ...]]:
        """Return a function that loads the progress of the habits."""
        return lambda progress: progress.habits()

    def show(self, found: tuple[HabitView, ...]) -> None:
        """Show the habits."""
        self._views = found
        self._page.border_title = Content(say("progress.view.3"))
        self._page.show(partial(habits_lines, found), [view.habit.id for view in found])

    def sentence(self) -> str:
        """Return what the view shows, in words."""
        if not self._views:
            return say("progress.habits.none")
        count = counted("habits.count", habits=len(self._views))
        return say("progress.habits.lines", habits=count)

    def said(self) -> str:
        """Return the status of the selected habit."""
        return habit_sentence(self.lit) if self.lit else ""

    def open(self) -> None:
        """Explain the steadiness of the selected habit."""
        if self.lit is not None:
            self.around.explain(self.lit.habit.label, how_lines(self.lit))

    def choose(self) -> bool:
        """Show the year of the selected habit."""
        if self.lit is not None:
            self.around.show_year_of(self.lit.habit)
        return self.lit is not None
