"""What the views of a screen may ask for: dialogs and actions of the app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import work
from textual.content import Content
from textual.geometry import Size

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.date_parser import read_past_day
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.progress.view_loader import ViewLoader
from winsboard.words import say


class ViewCallbacks(NamedTuple):
    """What the app does for the screen."""

    notebook: Notebook
    keep_picture: Callable[[Picture], object]
    """Asks for a file, and writes a picture there."""


class ViewActions(ViewLoader):
    """Asks for days, choices and files, and tells the app what is wished."""

    def __init__(self, doors: ViewCallbacks, size: Size) -> None:
        super().__init__(doors.notebook, size)
        self._doors = doors

    def show_day(self, day: date) -> None:
        """Show a day in the view, or in one that has days."""
        raise NotImplementedError

    @work
    async def action_go_to_date(self) -> None:
        """Ask for a day, and go there."""
        dialog = LineDialog(say("today.go.title"), say("progress.go.hint"))
        typed = (await self.app.push_screen_wait(dialog) or "").strip()
        if not typed:
            return
        try:
            day = read_past_day(typed, self.today)
        except Refusal as no:
            self.show_message(say(f"refusal.{no.reason}", **no.values))
            return
        self.show_day(day)

    def action_keep_picture(self) -> None:
        """Keep what is in view as a picture."""
        picture = self.view.picture()
        if picture is None:
            self.show_message(say("progress.picture.none"))
        else:
            self._doors.keep_picture(picture)

    def open_entry(self, entry: Entry) -> None:
        """Have an entry opened to read or change it."""
        self.post_message(FlowRequested("open_entry", entry))

    def explain(self, title: str, lines: tuple[str, ...]) -> None:
        """Have some lines read."""
        text = Content("\n\n".join(lines))
        self.app.push_screen(CardDialog(text, [say("cards.back")], title=title))

    def ask(self, title: str, answers: list[str], lit: int, take: Callable[[int], None]) -> None:
        """Have one of some answers chosen, and show what it leads to."""

        def taken(place: int | None) -> None:
            if place is not None:
                take(place)
                self.follow()

        self.app.push_screen(MenuDialog(answers, [], title=title, lit=lit), taken)

    def opened(self, day: date) -> Board:
        """The board with the page of a day, as far as it can be read.

        The board of the app stays as it is: it would have all that lies under this screen painted.
        """
        try:
            self.notebook.show(day, day)
        except StoreError as no:
            self.show_message(say(f"store.{no.reason}", **no.values))
        return self.notebook.board
