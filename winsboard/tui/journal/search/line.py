"""The line in which the journal is searched."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import say


class SearchLine(LineInput):
    """What is typed is searched for at once; leaving it keeps it."""

    place = "search"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("search", at_once=True)]

    class Left(Message):
        """The keys go back to the entries."""

    def __init__(self) -> None:
        super().__init__(
            id="search", compact=True, placeholder=say("journal.search"), select_on_focus=False
        )

    def action_take_results(self) -> None:
        """Go into what was found."""
        self.post_message(self.Left())

    def action_leave_search(self) -> None:
        """Go back to the entries; what was typed stays."""
        self.post_message(self.Left())
