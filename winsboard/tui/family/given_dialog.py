"""The ledger on the board: what was given, line by line; each line can be asked back."""

from __future__ import annotations

from collections.abc import Sequence
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


class GivenDialog(Dialog[int | None]):
    """Returns the number of the line to ask back, counted from 0, or None if it was closed."""

    AUTO_FOCUS = "#given"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("given"), *on_pages()]
    places = ("given",)
    given = getters.query_one("#given", OptionList)

    def __init__(self, title: str, lines: Sequence[str], at: int) -> None:
        """`at` is the line that is marked first."""
        super().__init__()
        self._title = title
        self._lines = lines
        self._at = at

    def compose(self) -> ComposeResult:
        """Compose the lines, or a sentence if there are none."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(self._title)
            if self._lines:
                yield OptionList(*(Option(Content(line)) for line in self._lines), id="given")
            else:
                yield Static(Content(format_phrase("shares.none")))
            key = "own.family.given.hint" if self._lines else "own.family.given.hint.none"
            yield Static(Content(format_phrase(key)), classes="hint")

    def on_mount(self) -> None:
        """Mark a line."""
        super().on_mount()
        if self._lines:
            self.given.highlighted = min(self._at, len(self._lines) - 1)

    def action_withdraw_given(self) -> None:
        """Ask the marked line back."""
        if self._lines and self.given.highlighted is not None:
            self.dismiss(self.given.highlighted)

    def action_leave_given(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
