"""The list of past edits by day, each of which can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.keys.bindings import bindings_of, on_pages
from winsboard.words import format_phrase


class HistoryDialog(Dialog[str | None]):
    """Returns the id of the edit to undo, or None if it was closed."""

    AUTO_FOCUS = "#acts"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("history"), *on_pages()]
    places = ("history",)
    acts = getters.query_one("#acts", OptionList)

    def __init__(self, days: Sequence[tuple[date, str, Sequence[tuple[str, str]]]]) -> None:
        """`days` contains, newest first, the date in words and the id and text of each edit."""
        super().__init__()
        self._days = days

    def compose(self) -> ComposeResult:
        """Compose a heading for every day and a line for every edit."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(format_phrase("today.history.title"))
            if self._days:
                yield OptionList(*self._options(), id="acts")
            else:
                yield Static(Content(format_phrase("today.history.none")))
            yield Static(Content(format_phrase("today.history.hint")), classes="hint")

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for _, words, acts in self._days:
            options.append(Option(Content(words), disabled=True))
            options += [Option(Content(f"  {line}"), id=id) for id, line in acts]
        return options

    def action_take_back_one(self) -> None:
        """Undo the highlighted edit."""
        if self._days and (lit := self.acts.highlighted_option) is not None:
            self.dismiss(lit.id)

    def action_leave_history(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
