"""A dialog with an editor for a short text."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.editor import Editor
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase


class TextDialog(Dialog[str], DraftMixin):
    """Returns the text when it is closed. Until it is saved, the text is kept as a draft."""

    AUTO_FOCUS = "#words"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("editor")]
    editor = getters.query_one("#words", Editor)

    def __init__(self, title: str, text: str, draft: str, *, hint: str = "") -> None:
        """`draft` is the key of the draft; `hint` says what Esc does, if not only close."""
        super().__init__()
        self._title = title
        self._text = text
        self._draft = draft
        self._hint = hint or format_phrase("today.editor.hint")

    def compose(self) -> ComposeResult:
        """Compose the editor and a hint on how to close it."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(self._title)
            yield Editor(self._text, id="words")
            yield Static(Content(self._hint), classes="hint")

    def on_mount(self) -> None:
        """Put the cursor at the end of the text."""
        self.editor.move_cursor(self.editor.document.end)

    def draft(self) -> Draft | None:
        """Return the text as a draft."""
        text = self.editor.text
        return self._draft, {"text": text} if text.strip() else None

    @on(Editor.Typed)
    def _typed(self) -> None:
        self.draft_changed()

    def action_keep_entry(self) -> None:
        """Close with the text."""
        self.post_draft()
        self.dismiss(self.editor.text)
