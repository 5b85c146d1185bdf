"""The multi-line text field.

Control characters are removed from all typed, pasted or loaded text, because Textual's text area
sends escape sequences on to the terminal.
"""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from winsboard.tui.components.fields.line_input import typed_lines
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.terminal.textual_compat import forget_watchers


class Editor(TextArea):
    """A multi-line editor for plain text with soft wrap; Tab moves the focus."""

    cursor_blink = reactive(False, init=False)

    class Typed(DataMessage):
        """The person changed the text. Not posted when the program loads a text."""

        editor: Editor

        @property
        def control(self) -> Editor:
            """The editor, so that `@on` can select by its id."""
            return self.editor

    def __init__(
        self, text: str = "", *, placeholder: str = "", id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(typed_lines(text), placeholder=placeholder, id=id, classes=classes)
        self._known = self.text

    def load_text(self, text: str) -> None:
        """Replace the text and clear the undo stack."""
        super().load_text(typed_lines(text))
        self._known = self.text

    def edit(self, edit: Edit) -> EditResult:
        """Apply an edit; every key and paste goes through this method."""
        edit.text = typed_lines(edit.text)
        return super().edit(edit)

    def _on_text_area_changed(self) -> None:
        if self.text != self._known:
            self._known = self.text
            self.post_message(self.Typed(self))

    def on_unmount(self) -> None:
        """Release the editor: the app keeps references to its watchers (textual issue 6666)."""
        forget_watchers(self.app)

    def _recompute_cursor_offset(self) -> None:
        """Avoid an error after an undo with the cursor after the text (textual issue 6686)."""
        row, column = self.cursor_location
        row = min(row, self.document.line_count - 1)
        column = min(column, len(self.document[row]))
        self._cursor_offset = self.wrapped_document.location_to_offset((row, column))
