"""The patterns view: what the wins of a period have in common, and moods if they are on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from textual.content import Content

from winsboard.domain.model.documents import Entry
from winsboard.notebook.progress import Progress
from winsboard.tui.components.page import Page
from winsboard.tui.progress.pages.patterns import Common, patterns_lines, quoted
from winsboard.tui.progress.views.view import Around, EntriesView
from winsboard.words import say
from winsboard.words.sentences.patterns import patterns_sentence

SPANS: Final = (28, 91, 365, 0)
"""The periods in days up to today; 0 stands for all years."""


class ShownPatterns(EntriesView):
    """The patterns view. Enter opens a quoted entry."""

    name = "patterns"

    def __init__(self, around: Around, page: Page) -> None:
        super().__init__(around, page)
        self._common: Common | None = None
        self.days = 365

    def needs(self) -> object:
        """Return the board, the date and the period."""
        return self.around.board, self.around.today, self.days

    def span(self) -> tuple[date, date] | None:
        """Return the first and last day of the period."""
        return (self._common.first, self._common.last) if self._common else None

    def reading(self) -> Callable[[Progress], Common]:
        """Return a function that loads the patterns of the period."""
        today, days = self.around.today, self.days

        def read(progress: Progress) -> Common:
            began = progress.first_day()
            first = max(today - timedelta(days=days - 1), began) if days else began
            last = progress.last_day()
            return Common(first, last, progress.patterns(first, last), progress.mood(first, last))

        return read

    def show(self, found: Common) -> None:
        """Show the patterns."""
        is_other = self._common is None or self._common.first != found.first
        self._common = found
        self._page.border_title = Content(say(f"progress.span.{self.days}"))
        make = partial(patterns_lines, self.around.board, found)
        names = [f"{n} {entry.id}" for n, entry in enumerate(quoted(found.patterns))]
        self._page.show(make, names, anew=is_other)

    def sentence(self) -> str:
        """Return a summary of the period."""
        if self._common is None:
            return ""
        return patterns_sentence(self._common.patterns, self._common.first, self._common.last)

    def entries(self) -> Sequence[Entry]:
        """Return the quoted entries."""
        return quoted(self._common.patterns) if self._common else ()

    def choose(self) -> bool:
        """Ask for the period."""

        def take(place: int) -> None:
            self.days = SPANS[place]

        answers = [say(f"progress.span.{span}") for span in SPANS]
        title = say("progress.span.title")
        self.around.ask(title, answers, SPANS.index(self.days), take)
        return True
