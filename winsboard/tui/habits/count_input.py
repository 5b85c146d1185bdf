"""The input for the number of a counted habit."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.domain.errors import Refusal
from winsboard.domain.habits.habits import no_count
from winsboard.domain.model.documents import Habit
from winsboard.domain.text.numbers import read_number
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.components.messages import DataMessage
from winsboard.words import say
from winsboard.words.text.dates import number_words


class CountInput(LineInput):
    """A number input; plus and minus change the number by one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,up", "step(1)", show=False),
        Binding("minus,down", "step(-1)", show=False),
    ]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave plus and minus to the bindings."""
        return key not in ("plus", "minus") and super().check_consume_key(key, character)

    @property
    def number(self) -> float:
        """The typed number; 0 if empty.

        Raises Refusal if the text is not a number, or if it could be read as two numbers.
        """
        number = read_number(self.value.strip() or "0")
        if number is None:
            raise no_count(self.value)
        return number

    def action_step(self, by: int) -> None:
        """Change the number by `by`; does nothing if the text is not a number."""
        with suppress(Refusal):
            self.value = number_words(max(self.number + by, 0.0))
            self.cursor_position = len(self.value)


class CountLine(Horizontal):
    """An input line for the number of a counted habit; starts with the recorded number."""

    DEFAULT_CSS = """
    CountLine {
        height: 1;
        Static { width: auto; color: $accent; padding: 0 1; }
        CountInput { width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    class Answered(DataMessage):
        """The input was submitted or closed. `value` is None if it was closed."""

        habit: Habit
        day: date
        value: float | None

    class Refused(DataMessage):
        """The typed text is not a number, or is ambiguous."""

        no: Refusal

    def __init__(self, habit: Habit, day: date, value: float) -> None:
        super().__init__()
        self._habit = habit
        self._day = day
        self._value = value

    def compose(self) -> ComposeResult:
        """Compose the label and the input."""
        habit = self._habit
        key = "today.count.ask" if habit.aim is None else "today.count.aim"
        aim = number_words(habit.aim or 0)
        yield Static(Content(say(key, habit=habit.label, aim=aim, unit=habit.unit)))
        yield CountInput(
            number_words(self._value) if self._value else "",
            id="count",
            compact=True,
            restrict=r"[\d., '’]*",
            max_length=12,
        )

    def on_mount(self) -> None:
        """Focus the input."""
        self.query_one(CountInput).focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        try:
            number = self.query_one(CountInput).number
        except Refusal as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Answered(self._habit, self._day, number))

    @on(events.DescendantBlur)
    def _blurred(self) -> None:
        """Close when the focus moves to another widget, but not when the terminal loses focus."""
        if self.app.app_focus:
            self.action_leave()

    def action_leave(self) -> None:
        """Close without a number."""
        self.post_message(self.Answered(self._habit, self._day, None))
