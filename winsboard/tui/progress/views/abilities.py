"""The view of what a person can do now, from first times and less help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from winsboard.domain.progress.abilities import Ability, all_of
from winsboard.notebook.views.progress import Progress
from winsboard.tui.components.page import Page
from winsboard.tui.progress.pages.abilities import abilities_lines
from winsboard.tui.progress.views.view import View, ViewHost
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.progress.abilities import ability_sentence

Areas = Sequence[tuple[str, Sequence[Ability]]]


class AbilitiesTab(View):
    """What the person can do now, by area. Enter opens the win, or the day on the board."""

    name = "can"

    def __init__(self, host: ViewHost, page: Page) -> None:
        super().__init__(host)
        self._page = page
        self._found: tuple[Ability, ...] = ()

    @property
    def focus_target(self) -> Page:
        """The page."""
        return self._page

    @property
    def selected(self) -> Ability | None:
        """The selected ability."""
        at = self._page.selected
        return self._found[at] if 0 <= at < len(self._found) else None

    def data_key(self) -> object:
        """Return the board and the date."""
        return self.around.board, self.around.today

    def loader(self) -> Callable[[Progress], Areas]:
        """Return a function that reads the first times and the wins with less help."""
        return lambda progress: progress.abilities()

    def show(self, found: Areas) -> None:
        """Show the abilities."""
        self._found = all_of(found)
        self._page.border_title = Content(format_phrase("progress.can.title"))
        names = [str(n) for n in range(len(self._found))]
        areas = areas_of(self.around.board)
        self._page.show(partial(abilities_lines, found, areas, self.around.today), names)

    def sentence(self) -> str:
        """Return where the list comes from; the page itself speaks if there is nothing yet."""
        return format_phrase("progress.can.from" if self._found else "progress.can.title")

    def status(self) -> str:
        """Return the status of the selected ability."""
        return ability_sentence(self.selected, self.around.today) if self.selected else ""

    def open(self) -> None:
        """Open the win, or show the day of the tick on the board."""
        chosen = self.selected
        if chosen is None:
            return
        if chosen.entry is not None:
            self.around.open_entry(chosen.entry)
        else:
            self.around.show_board(chosen.day, chosen.habit)
