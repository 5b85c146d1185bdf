"""One question answered in one line."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.tui.dialogs.dialog import Dialog
from winsboard.tui.line_input import LineInput


class LineDialog(Dialog[str | None]):
    """Gives back what was typed; none if it was left."""

    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title = title
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The line, and examples."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield LineInput(id="typed", compact=True)
            yield Static(Content(self._hint), classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
