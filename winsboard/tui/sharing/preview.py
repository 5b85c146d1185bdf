"""A look at exactly what is going to be written."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.words import format_phrase


class PreviewDialog(CardDialog):
    """Shows a text byte for byte. Returns 0 to save it, 1 with a passphrase, or None."""

    def __init__(self, text: str, left: str, title: str) -> None:
        """`left` is said below the text; it is no part of it."""
        answers = [format_phrase("packet.save"), format_phrase("packet.save.sealed")]
        super().__init__(Content(text), answers, title=title)
        self._left = left

    def compose(self) -> ComposeResult:
        """Compose the text, what was found in it, and the answers."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield Static(Content(format_phrase("packet.exactly")), classes="question")
            with VerticalScroll(id="text", can_focus=False):
                yield Static(self._text)
            if self._left:
                yield Static(Content(self._left), classes="question")
            yield OptionList(*self._options(), id="choices")
            yield Static(Content(self._hint), classes="hint")
