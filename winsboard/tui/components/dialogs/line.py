"""A dialog with a question that is answered in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.domain.errors import Refusal
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.dialogs.left_text import leave_text, left_text
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.words import format_phrase


class LineDialog(Dialog[str | None]):
    """Returns the typed line, or None if it was closed; `left` is then what was typed.

    A dialog with the same title, about the same, shows what was left when it is opened again.
    """

    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]
    hint = getters.query_one(".hint", Static)

    def __init__(
        self,
        title: str,
        hint: str,
        check: Callable[[str], object] | None = None,
        value: str = "",
        *,
        about: str = "",
        secret: bool = False,
        hidden: bool = False,
    ) -> None:
        """`check` raises Refusal for an invalid answer; the dialog shows why and stays open.

        `about` tells dialogs of one title apart, such as the id of what the question is about.
        A `secret` answer is never shown again. A `hidden` one is not shown while it is typed.
        """
        super().__init__()
        self._title = title
        self._hint = hint
        self._check = check
        self._value = value
        self._field = f"line {about} {title}"
        self._secret = secret
        self._hidden = hidden
        self.left = ""

    def compose(self) -> ComposeResult:
        """Compose the input and some examples."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield LineInput(
                left_text(self.app, self._field) or self._value,
                id="typed",
                password=self._hidden,
                compact=True,
                select_on_focus=False,
            )
            yield Static(Content(self._hint), classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        try:
            if self._check is not None and event.value.strip():
                self._check(event.value)
        except Refusal as error:
            self.hint.add_class("-refused")
            self.hint.update(Content(format_phrase(f"refusal.{error.reason}", **error.values)))
        else:
            leave_text(self.app, self._field, "")
            self.dismiss(event.value)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.left = self.query_one("#typed", LineInput).value
        if not self._secret:
            leave_text(self.app, self._field, "" if self.left == self._value else self.left)
        self.dismiss(None)
