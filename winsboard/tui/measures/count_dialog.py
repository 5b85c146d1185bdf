"""The dialog for a number of a measure, with the number big. Keys count up and down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.domain.errors import Refusal
from winsboard.tui.components.big_digits import big, is_drawable
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.number_input import NumberInput
from winsboard.words import format_phrase

LONGEST: Final = 12
"""Characters of a number that can be typed."""


class CountDialog(Dialog[str | None], DraftMixin):
    """Returns the typed number, or None if it was closed.

    What is counted is a draft until then, so that it survives whatever ends the program.
    """

    AUTO_FOCUS = "#count"
    hint = getters.query_one(".hint", Static)

    def __init__(
        self,
        title: str,
        question: str,
        start: str,
        draft: str,
        check: Callable[[str], object],
        about: str = "",
    ) -> None:
        """`about` is said below the number: the set-up, and the first value.

        `check` raises Refusal for a text that is no value; the dialog says why and stays open.
        """
        super().__init__()
        self._title = title
        self._question = question
        self._start = start
        self._draft = draft
        self._check = check
        self._about = about

    def compose(self) -> ComposeResult:
        """Compose the question, the number, big and as a field, and the keys."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield Static(Content(self._question), classes="question")
            yield Static(_big(self._start), id="big")
            yield NumberInput(self._start, id="count", compact=True, max_length=LONGEST)
            yield Static(Content(self._about), classes="notes", id="about")
            yield Static(Content(format_phrase("today.measure.hint")), classes="hint")

    def on_mount(self) -> None:
        """Show nothing where there is nothing to say."""
        super().on_mount()
        self.query_one("#about").display = bool(self._about)

    def draft(self) -> Draft | None:
        """Return the number as a draft."""
        typed = self.query_one(NumberInput).value
        return self._draft, {"text": typed} if typed.strip() else None

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.query_one("#big", Static).update(_big(event.value))
        if event.value != self._start:
            self.draft_changed()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        try:
            self._check(event.value)
        except Refusal as error:
            self.hint.add_class("-refused")
            self.hint.update(Content(format_phrase(f"refusal.{error.reason}", **error.values)))
        else:
            self.post_draft()
            self.dismiss(event.value)

    @on(NumberInput.Left)
    def _left(self) -> None:
        self.post_draft()
        self.dismiss(None)


def _big(typed: str) -> Content:
    """Return a number in digits three lines high; empty lines for any other text."""
    number = typed.strip().replace(",", ".") or "0"
    lines = big(number) if is_drawable(number) else ("", "", "")
    return Content.styled("\n".join(lines), "bold $primary")
