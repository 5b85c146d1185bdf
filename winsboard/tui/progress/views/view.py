"""What every view of the progress screen is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar, Protocol

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit
from winsboard.notebook.progress import Progress
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.navigation import Step
from winsboard.tui.components.page import Page
from winsboard.tui.components.painted import Painted
from winsboard.words.sentences.progress import lit_words


class Around(Protocol):
    """What a view is shown on, as far as it knows it."""

    board: Board
    today: date

    def open_entry(self, entry: Entry) -> None:
        """Have an entry opened to read or change it."""

    def explain(self, title: str, lines: tuple[str, ...]) -> None:
        """Have some lines read."""

    def show_board(self, day: date, habit: Habit | None) -> None:
        """Go to a day on the board."""

    def show_year_of(self, habit: Habit) -> None:
        """Show the year of one habit."""

    def open_day(self, wished: bool) -> None:
        """Take the keys into the day of the calendar, or back to it."""

    def show_view(self, number: int, day: date | None = None) -> None:
        """Go to another view, and to a day in it."""

    def ask(self, title: str, answers: list[str], lit: int, take: Callable[[int], None]) -> None:
        """Have one of some answers chosen."""


class View:
    """One view: it tells what it needs, is handed it, and says in words what is painted."""

    name: ClassVar[str]
    """Also the class of the screen while it is shown."""
    at_once: ClassVar[bool] = False
    """Whether it takes so little to read that no thread is worth it."""

    def __init__(self, around: Around) -> None:
        self.around = around

    @property
    def main(self) -> Painted:
        """Where the keys go when it is shown."""
        raise NotImplementedError

    def needs(self) -> object:
        """What it shows, as a value; it is read anew when that is another one."""
        raise NotImplementedError

    def span(self) -> tuple[date, date] | None:
        """The days that it was read from, where their pages are not all in memory."""
        return None

    def reading(self) -> Callable[[Progress], Any]:
        """What reads it, on any thread."""
        raise NotImplementedError

    def show(self, found: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def sentence(self) -> str:
        """What stands above it in words; empty while nothing was read."""
        raise NotImplementedError

    def said(self) -> str:
        """What the cursor is on, in words."""
        return ""

    def walk(self, step: Step) -> None:
        """Go where a key leads."""
        self.main.walk(step)  # type: ignore[attr-defined]

    def open(self) -> None:
        """Open what the cursor is on."""

    def back(self) -> bool:
        """Go one step back; whether there was one."""
        return False

    def go_to(self, day: date) -> bool:
        """Go to a day; whether that can be."""
        del day
        return False

    def choose(self) -> bool:
        """Have it chosen what is shown; whether there is a choice."""
        return False

    def picture(self) -> Picture | None:
        """What can be kept as a picture."""
        return None


class EntriesView(View):
    """A page to read, on which some entries can be lit and opened."""

    def __init__(self, around: Around, page: Page) -> None:
        super().__init__(around)
        self._page = page

    @property
    def main(self) -> Page:
        """The page."""
        return self._page

    def entries(self) -> Sequence[Entry]:
        """The entries that can be lit, in the order of their lines."""
        raise NotImplementedError

    @property
    def lit(self) -> Entry | None:
        """The entry the keys act on."""
        entries = self.entries()
        return entries[self._page.lit] if 0 <= self._page.lit < len(entries) else None

    def said(self) -> str:
        """The lit entry in words."""
        return lit_words(self.lit, self.around.today) if self.lit else ""

    def open(self) -> None:
        """Open the lit entry."""
        if self.lit is not None:
            self.around.open_entry(self.lit)
