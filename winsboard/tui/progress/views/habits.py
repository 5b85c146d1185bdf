"""The habits, each with its word, its line over the weeks and its days of this month."""

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
    """Enter tells how the word of a habit came about."""

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
        """The habit the keys act on."""
        return self._views[self._page.lit] if 0 <= self._page.lit < len(self._views) else None

    def needs(self) -> object:
        """The board of today."""
        return self.around.board, self.around.today

    def reading(self) -> Callable[[Progress], tuple[HabitView, ...]]:
        """Read how they have grown."""
        return lambda progress: progress.habits()

    def show(self, found: tuple[HabitView, ...]) -> None:
        """Show the habits."""
        self._views = found
        self._page.border_title = Content(say("progress.view.3"))
        self._page.show(partial(habits_lines, found), [view.habit.id for view in found])

    def sentence(self) -> str:
        """What there is to see."""
        if not self._views:
            return say("progress.habits.none")
        count = counted("habits.count", habits=len(self._views))
        return say("progress.habits.lines", habits=count)

    def said(self) -> str:
        """The lit habit in words."""
        return habit_sentence(self.lit) if self.lit else ""

    def open(self) -> None:
        """Tell how the word came about."""
        if self.lit is not None:
            self.around.explain(self.lit.habit.label, how_lines(self.lit))

    def choose(self) -> bool:
        """The year of the lit habit."""
        if self.lit is not None:
            self.around.show_year_of(self.lit.habit)
        return self.lit is not None
