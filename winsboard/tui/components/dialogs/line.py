"""A dialog with a question that is answered in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final
from weakref import WeakKeyDictionary

from textual import getters, on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.domain.errors import Refusal
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.words import format_phrase

_UNFINISHED: Final[WeakKeyDictionary[App[Any], dict[str, str]]] = WeakKeyDictionary()
"""By app and title, what was typed in a dialog that was closed without an answer."""


class LineDialog(Dialog[str | None]):
    """Returns the typed line, or None if it was closed; `left` is then what was typed.

    A dialog with the same title shows what was left when it is opened again.
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
        secret: bool = False,
        hidden: bool = False,
    ) -> None:
        """`check` raises Refusal for an invalid answer; the dialog shows why and stays open.

        A `secret` answer is never shown again. A `hidden` one is not shown while it is typed.
        """
        super().__init__()
        self._title = title
        self._hint = hint
        self._check = check
        self._value = value
        self._secret = secret
        self._hidden = hidden
        self.left = ""

    def compose(self) -> ComposeResult:
        """Compose the input and some examples."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            value = self._value or self._unfinished.get(self._title, "")
            yield LineInput(
                value,
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
            self._unfinished.pop(self._title, None)
            self.dismiss(event.value)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.left = self.query_one("#typed", LineInput).value
        if not self._secret:
            self._unfinished[self._title] = self.left
        self.dismiss(None)

    @property
    def _unfinished(self) -> dict[str, str]:
        return _UNFINISHED.setdefault(self.app, {})
