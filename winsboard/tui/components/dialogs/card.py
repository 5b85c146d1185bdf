"""A dialog with a text to read and a few numbered answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.dialog import room_for
from winsboard.words import format_phrase


class CardDialog(ChoiceDialog):
    """Returns the index of the chosen answer; long text scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("pageup", "scroll_text(-1)"),
        ("pagedown", "scroll_text(1)"),
    ]
    text = getters.query_one("#text", VerticalScroll)

    def __init__(
        self,
        text: Content,
        answers: Sequence[str],
        *,
        harmless: int | None = None,
        title: str = "",
        hint: str = "",
    ) -> None:
        super().__init__("", answers, harmless=harmless, title=title, hint=hint)
        self._text = text

    def compose(self) -> ComposeResult:
        """Compose the text, the numbered answers and a hint."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            with VerticalScroll(id="text", can_focus=False):
                yield Static(self._text)
            yield OptionList(*self._options(), id="choices")
            yield Static(Content(self._hint), classes="hint")

    def on_resize(self) -> None:
        """Give the text the height that the answers leave."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        frame = self.query_one(".frame")
        room = room_for(self.text, self.size.height)
        self.text.styles.max_height = room
        if self.text.virtual_size.height > room:
            frame.query_one(".hint", Static).update(Content(format_phrase("cards.scroll")))

    def action_scroll_text(self, by: int) -> None:
        """Scroll the text by pages."""
        self.text.scroll_relative(y=by * max(self.text.size.height - 1, 1), animate=False)
