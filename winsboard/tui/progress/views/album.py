"""The album: the total number of wins, and one page per month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from textual.content import Content

from winsboard.domain.model.documents import Entry
from winsboard.domain.model.wins import Counts
from winsboard.domain.progress.album import Album, AlbumPage, album
from winsboard.domain.text.calendar import month_bounds
from winsboard.notebook.views.progress import Progress
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.navigation import Step
from winsboard.tui.components.page import Page
from winsboard.tui.progress.pages.album import album_lines
from winsboard.tui.progress.pages.lines import text_lines
from winsboard.tui.progress.views.view import EntriesView, ViewHost
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.progress.views import album_sentence
from winsboard.words.text.dates import month_words

TURNS: Mapping[Step, int] = {"left": -1, "right": 1, "page_back": -1, "page_on": 1}


class AlbumTab(EntriesView):
    """The album view. Left and right turn the pages; Enter opens a win."""

    name = "album"

    def __init__(
        self, host: ViewHost, page: Page, counts_by_month: Callable[[], Mapping[str, Counts]]
    ) -> None:
        super().__init__(host, page)
        self._counts_by_month = counts_by_month
        self._album: Album | None = None
        self._turned: AlbumPage | None = None
        self._month: date | None = None
        """The month of the requested page; None for the latest."""

    def data_key(self) -> object:
        """Return the board and the month of the page."""
        return self.around.board, self._month

    def span(self) -> tuple[date, date] | None:
        """Return the first and last day of the page."""
        return month_bounds(self._turned.month) if self._turned else None

    def loader(self) -> Callable[[Progress], tuple[Album, AlbumPage | None]]:
        """Return a function that loads the album and the page."""
        month = self._month

        def read(progress: Progress) -> tuple[Album, AlbumPage | None]:
            kept = album(self._counts_by_month())
            months = [first for first, _ in kept.pages]
            if not months:
                return kept, None
            return kept, progress.album_page(month if month in months else months[-1])

        return read

    def show(self, found: tuple[Album, AlbumPage | None]) -> None:
        """Show the page."""
        before = self._turned
        self._album, self._turned = found
        board = self.around.board
        hours, areas = board.settings.clock_hours, areas_of(board)
        if self._turned is None:
            self._page.border_title = Content(format_phrase("progress.view.5"))
            self._page.show(lambda width: text_lines(album_sentence(found[0]), width))
            return
        self._page.border_title = Content(month_words(self._turned.month))
        make = partial(album_lines, self._album, self._turned, hours, areas)
        is_other = before is None or before.month != self._turned.month
        names = [entry.id for entry in self._turned.written]
        self._page.show(make, names, from_top=is_other)

    def sentence(self) -> str:
        """Return the total number of wins in words."""
        return album_sentence(self._album) if self._album else ""

    def move(self, step: Step) -> None:
        """Turn the page, or move the selection on it."""
        if step in TURNS:
            self._turn(TURNS[step])
        else:
            self._page.move(step)

    def _turn(self, by: int) -> None:
        if self._album is None or self._turned is None:
            return
        months = [first for first, _ in self._album.pages]
        at = months.index(self._month or self._turned.month) + by
        self._month = months[max(0, min(at, len(months) - 1))]

    def entries(self) -> Sequence[Entry]:
        """Return the written wins of the page."""
        return self._turned.written if self._turned else ()

    def go_to(self, day: date) -> bool:
        """Go to the page of a day, or to the last one before it."""
        months = [first for first, _ in self._album.pages] if self._album else []
        before = [month for month in months if month <= day]
        self._month = before[-1] if before else next(iter(months), None)
        return True

    def picture(self) -> Picture | None:
        """Return a picture of the selected win."""
        entry = self.selected
        if entry is None:
            return None
        from winsboard.picture.win import win_picture, win_text

        return Picture(lambda colours: win_picture(entry, colours), lambda: win_text(entry))
