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
from winsboard.words import format_phrase

TENTH = 10


class ChoiceDialog(Dialog[int | None]):
    """Returns the index of the chosen answer, or None if it was closed.

    Enter picks the marked answer. The one that is marked first must do no harm: it saves, deletes
    and starts nothing that was not there before. A caller says which one that is. If there is none,
    the dialog adds "0 Back" and marks that.
    """

    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("0", "choose(0)"),
        ("escape", "leave"),
    ]
    choices = getters.query_one("#choices", OptionList)

    def __init__(
        self,
        question: str,
        answers: Sequence[str],
        *,
        harmless: int | None = None,
        title: str = "",
        hint: str = "",
    ) -> None:
        """`harmless` is the index of the answer that Enter picks; None adds "0 Back" for it."""
        super().__init__()
        self._question = question
        self._answers = answers
        self._harmless = harmless
        self._title = title or format_phrase("today.title")
        self._hint = hint or format_phrase("today.first.hint")

    def compose(self) -> ComposeResult:
        """Compose the question, the numbered answers and a hint."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield Static(Content(self._question), classes="question")
            yield OptionList(*self._options(), id="choices")
            yield Static(Content(self._hint), classes="hint")

    def _options(self) -> list[Option]:
        return [*numbered(self._answers), *([] if self._harmless is not None else [back_option()])]

    def on_mount(self) -> None:
        """Mark the harmless answer, which Enter picks."""
        last = len(self._answers)
        self.choices.highlighted = last if self._harmless is None else self._harmless

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def _take(self, place: int) -> None:
        self.dismiss(place if place < len(self._answers) else None)

    def action_choose(self, number: int) -> None:
        """Choose an answer by its number; 0 is the tenth, or else "Back"."""
        if number == 0 and len(self._answers) < TENTH:
            if self._harmless is None:
                self.action_leave()
        elif (number or TENTH) <= len(self._answers):
            self._take((number or TENTH) - 1)

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss(None)


def back_option() -> Option:
    """Return the option that closes a dialog without choosing; its key is 0."""
    return Option(Content.assemble(("0", "bold $primary"), f"  {format_phrase('cards.back')}"))


def numbered(answers: Sequence[str]) -> list[Option]:
    """Return options labelled with the key that chooses them; 0 chooses the tenth."""
    return [
        Option(Content.assemble((f"{n % 10 if n <= 10 else ' '}", "bold $primary"), f"  {answer}"))
        for n, answer in enumerate(answers, start=1)
    ]


class ConfirmDialog(ChoiceDialog):
    """Asks for confirmation before something is deleted. Returns 0 for yes; Enter means no."""

    BINDINGS: ClassVar[list[BindingType]] = [("y", "choose(1)"), ("n", "choose(2)")]

    def __init__(self, question: str) -> None:
        answers = [format_phrase("today.yes"), format_phrase("today.no")]
        super().__init__(question, answers, harmless=1, hint=format_phrase("keys.confirm"))
