"""A dialog with an editor for a few words."""

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
from winsboard.words import say


class WordsDialog(Dialog[str], DraftMixin):
    """Gives back the words as they were left; until they are kept they are a draft."""

    AUTO_FOCUS = "#words"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("editor")]
    editor = getters.query_one("#words", Editor)

    def __init__(self, title: str, text: str, draft: str) -> None:
        """`draft` is the name under which they wait."""
        super().__init__()
        self._title = title
        self._text = text
        self._draft = draft

    def compose(self) -> ComposeResult:
        """The editor, and how to leave it."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(self._title)
            yield Editor(self._text, id="words")
            yield Static(Content(say("today.editor.hint")), classes="hint")

    def on_mount(self) -> None:
        """Writing goes on at the end."""
        self.editor.move_cursor(self.editor.document.end)

    def draft(self) -> Draft | None:
        """The words as they are."""
        text = self.editor.text
        return self._draft, {"text": text} if text.strip() else None

    @on(Editor.Typed)
    def _typed(self) -> None:
        self.typed()

    def action_keep_entry(self) -> None:
        """Go back with the words."""
        self.tell_draft()
        self.dismiss(self.editor.text)
