"""Dialogs and app actions for the views of the progress screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from textual import work
from textual.content import Content
from textual.geometry import Size

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.date_parser import parse_past_day
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.progress.view_loader import ViewLoader
from winsboard.words import format_phrase


class ViewCallbacks(NamedTuple):
    """What the screen needs from the app."""

    notebook: Notebook
    save_picture: Callable[[Picture], object]
    """Asks for a file and saves a picture in it."""


class ViewActions(ViewLoader):
    """Base of the progress screen: shows dialogs for the views, and requests flows from the app."""

    def __init__(self, callbacks: ViewCallbacks, size: Size) -> None:
        super().__init__(callbacks.notebook, size)
        self._doors = callbacks

    def show_day(self, day: date) -> None:
        """Select a day in the current view, or in another view that has days."""
        raise NotImplementedError

    @work
    async def action_go_to_date(self) -> None:
        """Ask for a date and go there."""
        title, hint = format_phrase("today.go.title"), format_phrase("progress.go.hint")
        check = partial(parse_past_day, today=self.today)
        typed = (await self.app.push_screen_wait(LineDialog(title, hint, check)) or "").strip()
        if typed:
            self.show_day(check(typed))

    def action_keep_picture(self) -> None:
        """Save a picture of the view."""
        picture = self.view.picture()
        if picture is None:
            self.show_message(format_phrase("progress.picture.none"))
        else:
            self._doors.save_picture(picture)

    def open_entry(self, entry: Entry) -> None:
        """Request the flow that opens an entry."""
        self.post_message(FlowRequested("open_entry", entry))

    def explain(self, title: str, lines: tuple[str, ...]) -> None:
        """Show a few paragraphs of text."""
        text = Content("\n\n".join(lines))
        self.app.push_screen(
            CardDialog(text, [format_phrase("cards.back")], harmless=0, title=title)
        )

    def ask(
        self, title: str, answers: list[str], selected: int, on_answer: Callable[[int], None]
    ) -> None:
        """Ask for one of some answers, pass its index to `on_answer`, and update the view."""

        def taken(place: int | None) -> None:
            if place is not None:
                on_answer(place)
                self.update_view()

        self.app.push_screen(MenuDialog(answers, [], title=title, harmless=selected), taken)

    def board_with_day(self, day: date) -> Board:
        """Return the board with the page of a day loaded, if it can be read.

        The app's own board is not changed, because that would repaint the screens below.
        """
        try:
            self.notebook.load_days(day, day)
        except StoreError as error:
            self.show_message(format_phrase(f"store.{error.reason}", **error.values))
        return self.notebook.board
