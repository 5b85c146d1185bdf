"""The habits view: steadiness, progress over the weeks, and this month's days."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content

from winsboard.domain.habits.growth import HabitView
from winsboard.notebook.views.progress import Progress
from winsboard.tui.components.page import Page
from winsboard.tui.progress.pages.habits import TICKED, habits_lines
from winsboard.tui.progress.views.view import View, ViewHost
from winsboard.words import format_phrase
from winsboard.words.sentences.habits.growth import explanation_lines, habit_sentence
from winsboard.words.sentences.progress.views import counted


class HabitsTab(View):
    """The habits view. Enter explains the steadiness of a habit."""

    name = "habits"

    def __init__(self, host: ViewHost, page: Page) -> None:
        super().__init__(host)
        self._page = page
        self._views: tuple[HabitView, ...] = ()

    @property
    def focus_target(self) -> Page:
        """The page."""
        return self._page

    @property
    def selected(self) -> HabitView | None:
        """The selected habit."""
        return (
            self._views[self._page.selected]
            if 0 <= self._page.selected < len(self._views)
            else None
        )

    def data_key(self) -> object:
        """Return the board and the date."""
        return self.around.board, self.around.today

    def loader(self) -> Callable[[Progress], tuple[HabitView, ...]]:
        """Return a function that loads the progress of the habits."""
        return lambda progress: progress.habits()

    def show(self, found: tuple[HabitView, ...]) -> None:
        """Show the habits."""
        self._views = found
        self._page.border_title = Content(format_phrase("progress.view.3"))
        self._page.show(partial(habits_lines, found), [view.habit.id for view in found])

    def sentence(self) -> str:
        """Return what the view shows, in words."""
        if not self._views:
            return format_phrase("progress.habits.none")
        count = counted("habits.count", habits=len(self._views))
        return format_phrase("progress.habits.lines", habits=count, mark=TICKED)

    def status(self) -> str:
        """Return the status of the selected habit."""
        return habit_sentence(self.selected) if self.selected else ""

    def open(self) -> None:
        """Explain the steadiness of the selected habit."""
        if self.selected is not None:
            self.around.explain(self.selected.habit.label, explanation_lines(self.selected))

    def choose(self) -> bool:
        """Show the year of the selected habit."""
        if self.selected is not None:
            self.around.show_year_of(self.selected.habit)
        return self.selected is not None
