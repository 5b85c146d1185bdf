"""The field of many lines.

What is typed, pasted or put in is made printable at once: Textual sends an escape sequence in an
editor on to the terminal.
"""

from __future__ import annotations

from textual.message import Message
from textual.reactive import reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Document, Edit, EditResult

from winsboard.tui.compat import forget_watchers
from winsboard.tui.line_input import typed_lines


class Editor(TextArea):
    """Many lines of plain text, wrapped; tab moves on."""

    cursor_blink = reactive(False, init=False)

    class Typed(Message):
        """The person changed the text; not posted for a text that was put in."""

        def __init__(self, editor: Editor) -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> Editor:
            """The editor, so that handlers can select by its id."""
            return self.editor

    def __init__(
        self, text: str = "", *, placeholder: str = "", id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(typed_lines(text), placeholder=placeholder, id=id, classes=classes)
        self._known = self.text

    def load_text(self, text: str) -> None:
        """Put in another text and forget what could be undone."""
        super().load_text(typed_lines(text))
        self._known = self.text

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; every key and every paste comes through here."""
        edit.text = typed_lines(edit.text)
        return super().edit(edit)

    def patch_to(self, new: str) -> None:
        """Make the text the one that was written elsewhere, by the smallest replacement.

        The cursor, the scroll position and what can be undone stay.
        """
        old, new = self.text, typed_lines(new)
        if old == new:
            return
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        assert isinstance(self.document, Document), "plain text is a plain document"
        place = self.document.get_location_from_index
        self.history.checkpoint()
        self.replace(new[start : len(new) - end], place(start), place(len(old) - end))
        self.history.checkpoint()
        self._known = self.text

    def _on_text_area_changed(self) -> None:
        if self.text != self._known:
            self._known = self.text
            self.post_message(self.Typed(self))

    def on_unmount(self) -> None:
        """Be let go of: the app keeps whoever watches its theme (textual issue 6666)."""
        forget_watchers(self.app)

    def _recompute_cursor_offset(self) -> None:
        """Survive an undo that leaves the cursor beyond the text (textual issue 6686)."""
        row, column = self.cursor_location
        row = min(row, self.document.line_count - 1)
        column = min(column, len(self.document[row]))
        self._cursor_offset = self.wrapped_document.location_to_offset((row, column))


def _alike(one: str, other: str) -> int:
    """How many characters two texts share at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
