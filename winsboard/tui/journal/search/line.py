"""The search input of the journal."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase


class SearchLine(LineInput):
    """A search input. It searches while typing, and keeps the text when it loses the focus."""

    place = "search"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("search", first=True)]

    class Closed(Message):
        """The focus is to go back to the entries."""

    def __init__(self) -> None:
        super().__init__(
            id="search",
            compact=True,
            placeholder=format_phrase("journal.search"),
            select_on_focus=False,
        )

    def action_take_results(self) -> None:
        """Move the focus to the results."""
        self.post_message(self.Closed())

    def action_leave_search(self) -> None:
        """Move the focus back to the entries; the text stays."""
        self.post_message(self.Closed())
