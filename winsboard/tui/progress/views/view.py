"""The interface of the views of the progress screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar, Protocol

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit
from winsboard.notebook.views.progress import Progress
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.navigation import Step
from winsboard.tui.components.page import Page
from winsboard.tui.components.painted import Painted
from winsboard.words.sentences.progress.views import selected_entry_words


class ViewHost(Protocol):
    """What a view may use of its screen."""

    board: Board
    today: date

    def open_entry(self, entry: Entry) -> None:
        """Open an entry."""

    def explain(self, title: str, lines: tuple[str, ...]) -> None:
        """Show a few paragraphs of text."""

    def show_board(self, day: date, habit: Habit | None) -> None:
        """Close the screen and select a day on the board."""

    def show_year_of(self, habit: Habit) -> None:
        """Show the year of a habit."""

    def open_day(self, is_open: bool) -> None:
        """Move the focus into the day beside the calendar, or back to the calendar."""

    def show_view(self, number: int, day: date | None = None) -> None:
        """Switch to another view and select a day in it."""

    def ask(
        self, title: str, answers: list[str], selected: int, on_answer: Callable[[int], None]
    ) -> None:
        """Ask for one of some answers, and pass its index to `on_answer`."""


class View:
    """A view: says which data it needs, shows the data, and describes it in words."""

    name: ClassVar[str]
    """The name of the view, which is also a CSS class of the screen."""
    at_once: ClassVar[bool] = False
    """Whether loading is so fast that it needs no thread."""

    def __init__(self, host: ViewHost) -> None:
        self.around = host

    @property
    def focus_target(self) -> Painted:
        """The widget to focus."""
        raise NotImplementedError

    def data_key(self) -> object:
        """Return a value that identifies the data; the data is loaded again when it changes."""
        raise NotImplementedError

    def span(self) -> tuple[date, date] | None:
        """Return the first and last day of the data, or None if all of it is in memory."""
        return None

    def loader(self) -> Callable[[Progress], Any]:
        """Return a function that loads the data; it may run in any thread."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Show what needs no data, so that keys work before the data is loaded."""

    def show(self, found: Any) -> None:
        """Show loaded data."""
        raise NotImplementedError

    def sentence(self) -> str:
        """Return the summary above the view; empty until data is loaded."""
        raise NotImplementedError

    def status(self) -> str:
        """Return the status of the selection."""
        return ""

    def move(self, step: Step) -> None:
        """Move the cursor or the selection for a key."""
        self.focus_target.move(step)  # type: ignore[attr-defined]

    def open(self) -> None:
        """Open the selected day or item."""

    def back(self) -> bool:
        """Go one step back; returns False if there is none."""
        return False

    def go_to(self, day: date) -> bool:
        """Go to a day; returns False if the view has no days."""
        del day
        return False

    def choose(self) -> bool:
        """Ask what to show; returns False if there is nothing to choose."""
        return False

    def picture(self) -> Picture | None:
        """Return a picture of the view, or None if it has none."""
        return None


class EntriesView(View):
    """Base of the views with a page on which entries can be selected."""

    def __init__(self, host: ViewHost, page: Page) -> None:
        super().__init__(host)
        self._page = page

    @property
    def focus_target(self) -> Page:
        """The page."""
        return self._page

    def entries(self) -> Sequence[Entry]:
        """Return the entries that can be selected, in the order of their lines."""
        raise NotImplementedError

    @property
    def selected(self) -> Entry | None:
        """The selected entry."""
        entries = self.entries()
        return entries[self._page.selected] if 0 <= self._page.selected < len(entries) else None

    def status(self) -> str:
        """Return the status of the selected entry."""
        return selected_entry_words(self.selected, self.around.today) if self.selected else ""

    def open(self) -> None:
        """Open the selected entry."""
        if self.selected is not None:
            self.around.open_entry(self.selected)
