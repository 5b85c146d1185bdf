"""A dialog with a question and a few numbered answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import say


class ChoiceDialog(Dialog[int | None]):
    """Returns the index of the chosen answer."""

    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("0", "choose(10)"),
        ("escape", "leave"),
    ]
    choices = getters.query_one("#choices", OptionList)

    def __init__(
        self,
        question: str,
        answers: Sequence[str],
        *,
        lit: int = 0,
        title: str = "",
        hint: str = "",
    ) -> None:
        super().__init__()
        self._question = question
        self._answers = answers
        self._lit = lit
        self._title = title or say("today.title")
        self._hint = hint or say("today.first.hint")

    def compose(self) -> ComposeResult:
        """Compose the question, the numbered answers and a hint."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield Static(Content(self._question), classes="question")
            yield OptionList(*numbered(self._answers), id="choices")
            yield Static(Content(self._hint), classes="hint")

    def on_mount(self) -> None:
        """Highlight the answer that Enter chooses."""
        self.choices.highlighted = self._lit

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_choose(self, number: int) -> None:
        """Choose an answer by its number."""
        if number <= len(self._answers):
            self.dismiss(number - 1)

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss(None)


def numbered(answers: Sequence[str]) -> list[Option]:
    """Return options labelled with the key that chooses them; 0 chooses the tenth."""
    return [
        Option(Content.assemble((f"{n % 10 if n <= 10 else ' '}", "bold $primary"), f"  {answer}"))
        for n, answer in enumerate(answers, start=1)
    ]


class ConfirmDialog(ChoiceDialog):
    """Asks for confirmation before something is removed. Returns 0 for yes, the default."""

    BINDINGS: ClassVar[list[BindingType]] = [("y", "choose(1)"), ("n", "choose(2)")]

    def __init__(self, question: str) -> None:
        super().__init__(question, [say("today.yes"), say("today.no")], hint=say("today.confirm"))
