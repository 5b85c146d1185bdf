"""A number input that counts up and down by keys."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from winsboard.domain.errors import Refusal
from winsboard.domain.habits.habits import invalid_count
from winsboard.domain.text.numbers import parse_number
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words.text.dates import number_words

NOT_HERE = ("keep_count", "rest_instead")
"""Enter is a key of the input itself, and not everything that is counted can be a rest."""


class NumberInput(LineInput):
    """A number input; plus and minus change the number by one."""

    place = "count"
    BINDINGS: ClassVar[list[BindingType]] = [
        b for b in bindings_of("count", first=True) if getattr(b, "action", "") not in NOT_HERE
    ]

    class Left(Message):
        """The input is to be closed."""

    @property
    def number(self) -> float:
        """The typed number; 0 if empty.

        Raises Refusal if the text is not a number, or if it could be read as two numbers.
        """
        number = parse_number(self.value.strip() or "0")
        if number is None:
            raise invalid_count(self.value)
        return number

    def action_count_up(self) -> None:
        """Add one."""
        self._step(1)

    def action_count_down(self) -> None:
        """Take one off; in an empty field, type a minus, which begins no number that fits."""
        if self.value.strip():
            self._step(-1)
        else:
            self.insert_text_at_cursor("-")

    def _step(self, by: int) -> None:
        """Change the number by `by`; does nothing if the text is not a number."""
        with suppress(Refusal):
            self.value = number_words(max(self.number + by, 0.0))
            self.cursor_position = len(self.value)

    def action_leave_count(self) -> None:
        """Ask to close."""
        self.post_message(self.Left())
