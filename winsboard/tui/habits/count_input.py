"""The input for the number of a counted habit."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Habit
from winsboard.tui.components.fields.number_input import NumberInput
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase
from winsboard.words.text.dates import number_words


class CountInput(NumberInput):
    """The number of a counted habit, whose day can be a rest instead."""

    BINDINGS: ClassVar[list[BindingType]] = [
        b for b in bindings_of("count", first=True) if getattr(b, "action", "") == "rest_instead"
    ]

    class RestInstead(Message):
        """The day is to be a rest."""

    def action_rest_instead(self) -> None:
        """Ask for a rest."""
        self.post_message(self.RestInstead())


class CountLine(Horizontal):
    """An input line for the number of a counted habit; starts with the recorded number."""

    DEFAULT_CSS = """
    CountLine {
        height: 1;
        background: $panel;
        Static { width: auto; max-width: 70%; color: $accent; padding: 0 1; }
        CountInput { width: 1fr; }
        #count-keys { color: $quiet; }
    }
    """

    class Answered(DataMessage):
        """The input was submitted or closed. `value` is None if it was closed.

        `typed` is the text that was in it then.
        """

        habit: Habit
        day: date
        value: float | None
        typed: str = ""

    class Rested(DataMessage):
        """The day is to be a rest instead."""

        habit: Habit
        day: date

    class Unsaved(DataMessage):
        """The input was closed with a number that is not saved; it is there when it opens again."""

        typed: str

    class Refused(DataMessage):
        """The typed text is not a number, or is ambiguous."""

        no: Refusal

    def __init__(
        self, habit: Habit, day: date, value: float, typed: str = "", last: str = ""
    ) -> None:
        """`typed` is what was typed before and not saved; empty for the recorded `value`.

        `last` says which number was recorded last on an earlier day.
        """
        super().__init__()
        self._habit = habit
        self._day = day
        self._was = number_words(value) if value else ""
        self._typed = typed or self._was
        self._last = last
        self._is_over = False

    def compose(self) -> ComposeResult:
        """Compose the label, the input, and the number that is recorded now or was last."""
        habit = self._habit
        key = "today.count.ask" if habit.aim is None else "today.count.aim"
        aim = number_words(habit.aim or 0)
        yield Static(Content(format_phrase(key, habit=habit.label, aim=aim, unit=habit.unit)))
        # What is typed is shown as it is: a key that were dropped would make another number.
        yield CountInput(self._typed, id="count", compact=True, max_length=12)
        was = (
            format_phrase("keys.count.was", number=self._was)
            if self._was
            else self._last or format_phrase("keys.count.open")
        )
        yield Static(Content(was), id="count-keys")

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
            self._answer(number)

    def _answer(self, number: float | None, typed: str = "") -> None:
        """Post the answer once, although removing the input takes the focus from it again."""
        if not self._is_over:
            self._is_over = True
            self.post_message(self.Answered(self._habit, self._day, number, typed))

    @on(CountInput.RestInstead)
    def _rest_instead(self) -> None:
        self._answer(None)
        self.post_message(self.Rested(self._habit, self._day))

    @on(NumberInput.Left)
    @on(events.DescendantBlur)
    def _leave(self, event: NumberInput.Left | events.DescendantBlur) -> None:
        """Close without saving; not if the whole terminal has lost the focus."""
        if isinstance(event, NumberInput.Left) or self.app.app_focus:
            typed = self.query_one(CountInput).value
            kept = "" if typed == self._was else typed
            self._answer(None, kept)
