"""The single-line text field.

Control characters are removed from all text, so that no escape sequence reaches the terminal.
"""

from __future__ import annotations

from textual.events import Paste
from textual.reactive import reactive
from textual.widgets import Input

from winsboard.domain.text.sanitize import printable


class LineInput(Input):
    """A single-line input; pasted lines are joined."""

    cursor_blink = reactive(False, init=False)

    def validate_value(self, value: str) -> str:
        """Replace line breaks by spaces and remove control characters."""
        return typed_lines(value).replace("\n", " ")

    def on_paste(self, event: Paste) -> None:
        """Paste all lines; Textual's input drops all but the first."""
        event.prevent_default()
        event.stop()
        if text := self.validate_value(event.text).strip():
            self.replace(text, *self.selection)


def typed_lines(text: str) -> str:
    """Normalise line ends and remove control characters."""
    return printable(text)
