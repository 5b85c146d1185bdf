"""The patterns view: what the wins of a period have in common, and moods if they are on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from textual.content import Content

from winsboard.domain.model.documents import Entry
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.views.progress import Progress
from winsboard.tui.components.page import Page
from winsboard.tui.progress.pages.patterns import SPANS, PatternData, patterns_lines, quoted
from winsboard.tui.progress.views.view import EntriesView, ViewHost
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.progress.patterns import patterns_sentence


class PatternsTab(EntriesView):
    """The patterns view. Enter opens a quoted entry."""

    name = "patterns"

    def __init__(self, host: ViewHost, page: Page) -> None:
        super().__init__(host, page)
        self._common: PatternData | None = None
        self.days = 365
        self._more = False

    def data_key(self) -> object:
        """Return the board, the date, the period, and whether more is shown."""
        return self.around.board, self.around.today, self.days, self._more

    def span(self) -> tuple[date, date] | None:
        """Return the first and last day of the period."""
        return (self._common.first, self._common.last) if self._common else None

    def loader(self) -> Callable[[Progress], PatternData]:
        """Return a function that loads the patterns of the period."""
        today, days = self.around.today, self.days

        def read(progress: Progress) -> PatternData:
            last = progress.last_day()
            wished = today - timedelta(days=days - 1) if days else FIRST_DAY
            first = progress.since_first(wished, last)
            return PatternData(
                first, last, progress.patterns(first, last), progress.mood(first, last)
            )

        return read

    def show(self, found: PatternData) -> None:
        """Show the patterns."""
        is_other = self._common is None or self._common.first != found.first
        self._common = found._replace(more=self._more)
        self._page.border_title = Content(format_phrase(f"progress.span.{self.days}"))
        make = partial(patterns_lines, self.around.board, self._common)
        areas = areas_of(self.around.board)
        names = [f"{n} {entry.id}" for n, entry in enumerate(quoted(found.patterns, areas))]
        self._page.show(make, names, from_top=is_other)

    def sentence(self) -> str:
        """Return a summary of the period."""
        if self._common is None:
            return ""
        found, areas = self._common, areas_of(self.around.board)
        return patterns_sentence(found.patterns, areas, found.first, found.last)

    def entries(self) -> Sequence[Entry]:
        """Return the quoted entries."""
        areas = areas_of(self.around.board)
        return quoted(self._common.patterns, areas) if self._common else ()

    def choose(self) -> bool:
        """Ask for the period, or to show more or less."""

        def take(place: int) -> None:
            if place < len(SPANS):
                self.days = SPANS[place]
            else:
                self._more = not self._more

        answers = [format_phrase(f"progress.span.{span}") for span in SPANS]
        has_mood = self._common is not None and self._common.has_mood
        key = f"progress.span.{'less' if self._more else 'more'}{'.mood' if has_mood else ''}"
        answers.append(format_phrase(key))
        title = format_phrase("progress.span.title")
        self.around.ask(title, answers, SPANS.index(self.days), take)
        return True
