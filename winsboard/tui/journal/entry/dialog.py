"""The dialog to edit the text of an entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Select, Static

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.editor import Editor
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_choices, areas_of
from winsboard.words.sentences.journal.entries import entry_time
from winsboard.words.text.dates import relative_day_words


class EditedEntry(NamedTuple):
    """The entry's text and area when the dialog was closed."""

    text: str
    area: str


class EntryDialog(Dialog[EditedEntry], DraftMixin):
    """An editor for an entry. Closing it saves the text and the area."""

    AUTO_FOCUS = "#words"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("editor")]
    editor = getters.query_one("#words", Editor)

    def __init__(
        self,
        entry: Entry,
        today: date,
        board: Board,
        draft: dict[str, str] | None = None,
        is_gone: Callable[[], bool] = lambda: False,
    ) -> None:
        """`is_gone` tells whether another board has taken the entry back meanwhile."""
        super().__init__()
        self._entry = entry
        self._is_gone = is_gone
        self._areas = areas_of(board)
        self._text = (draft or {}).get("text", entry.text)
        self._title = format_phrase(
            "today.editor.title",
            kind=format_phrase(f"spoken.kind.{entry.kind}"),
            day=relative_day_words(entry.day, today),
            time=entry_time(entry, board.settings.clock_hours),
        ).removesuffix(" · ")

    def compose(self) -> ComposeResult:
        """Compose the editor and a hint on how to close it."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(self._title)
            yield Editor(self._text, id="words")
            with Horizontal(classes="field"):
                yield Static(Content(format_phrase("today.form.area")), classes="name")
                yield Select(
                    area_choices(self._areas, self._entry.area),
                    value=self._entry.area,
                    allow_blank=False,
                    id="area",
                    compact=True,
                )
            yield Static(Content(format_phrase("today.editor.hint")), classes="hint")

    def on_mount(self) -> None:
        """Put the cursor at the end of the text."""
        self.editor.move_cursor(self.editor.document.end)

    def draft(self) -> Draft | None:
        """Return the text as a draft while it differs from the saved one."""
        text = self.editor.text
        fields = {"day": self._entry.day.isoformat(), "text": text}
        is_kept = text != self._entry.text and not self._is_gone()
        return draft_key(self._entry), fields if is_kept else None

    @on(Editor.Typed)
    def _typed(self) -> None:
        self.draft_changed()

    def action_keep_entry(self) -> None:
        """Save the text and close."""
        area = str(self.query_one("#area", Select).value)
        self.dismiss(EditedEntry(self.editor.text, area))


def draft_key(entry: Entry) -> str:
    """Return the key of an entry's draft."""
    return f"entry:{entry.id}"
