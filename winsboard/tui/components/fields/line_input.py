"""The text field of one line.

What is typed, pasted or put in is made printable at once: no escape sequence gets to a terminal.
"""

from __future__ import annotations

from textual.events import Paste
from textual.reactive import reactive
from textual.widgets import Input

from winsboard.domain.text.sanitize import printable


class LineInput(Input):
    """One line of plain text; lines that are pasted become one."""

    cursor_blink = reactive(False, init=False)

    def validate_value(self, value: str) -> str:
        """The text without what does not belong on one line."""
        return typed_lines(value).replace("\n", " ")

    def on_paste(self, event: Paste) -> None:
        """Take in all lines; the stock field drops every line but the first."""
        event.prevent_default()
        event.stop()
        if text := self.validate_value(event.text).strip():
            self.replace(text, *self.selection)


def typed_lines(text: str) -> str:
    """The text with one kind of line end, and nothing that could harm a terminal."""
    return printable(text)
