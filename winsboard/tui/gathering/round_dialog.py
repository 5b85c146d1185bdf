"""The dialog of a round: one large name at a time, and a line for words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.domain.model.documents import Person
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.wrapped_line import WrappedLine
from winsboard.tui.gathering.large import large_pages
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase
from winsboard.words.catalog.family import round_question

DRAFT: Final = "round:new"
"""The key of the draft: what was typed and not kept, by the id of the person."""
AROUND: Final = 8
"""Cells of the frame beside the name."""
ROWS: Final = 8
"""Lines of the dialog besides the name, in a low window."""


class RoundLine(WrappedLine):
    """The line in which a person types."""

    place = "round"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(b.key, f"screen.{b.action}", b.description, show=False, priority=True)
        for b in bindings_of("round")
        if b.key != "enter"
    ]


class RoundDialog(Dialog[bool], DraftMixin):
    """Asks one person after the other. Returns whether everybody had a turn.

    Enter on words keeps them, Enter on nothing passes. Esc goes back to the person before; what was
    typed stays with each person.
    """

    AUTO_FOCUS = "#typed"
    line = getters.query_one("#typed", RoundLine)

    def __init__(
        self,
        people: Sequence[Person],
        said: Mapping[str, str],
        keep: Callable[[Person, str], bool],
        *,
        plain: bool,
    ) -> None:
        """`said` is the text of each person's line at first, by the id of the person.

        `keep` saves the words of a person and returns whether that worked. `plain` never uses large
        letters.
        """
        super().__init__()
        self._people = people
        self._kept = dict(said)
        self._typed = dict(said)
        self._keep = keep
        self._plain = plain
        self._at = 0

    def compose(self) -> ComposeResult:
        """Compose the name, what is asked, the line and a hint."""
        with Vertical(classes="frame round") as frame:
            frame.border_title = Content(format_phrase("own.round.title"))
            yield Static("", id="name")
            yield Static(Content(round_question()), classes="question")
            yield RoundLine("", id="typed", compact=True, select_on_focus=False)
            yield Static(Content(format_phrase("own.round.hint")), classes="hint")

    def on_mount(self) -> None:
        """Begin with the first person."""
        super().on_mount()
        self._show()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out the name for the new width."""
        self._show_name()

    @property
    def _person(self) -> Person:
        return self._people[self._at]

    def _show(self) -> None:
        self._show_name()
        self.line.value = self._typed.get(self._person.id, "")
        self.line.cursor_position = len(self.line.value)

    def _show_name(self) -> None:
        width, height = self.app.size
        room = min(width, 72) - AROUND
        pages = large_pages(self._person.name, room, max(height - ROWS, 1), plain=self._plain)
        self.query_one("#name", Static).update(Content.styled("\n".join([*pages[0], ""]), "bold"))

    def draft(self) -> Draft | None:
        """Return what was typed and not kept."""
        if self.is_mounted and self.has_widgets:
            self._typed[self._person.id] = self.line.value
        open_ones = {
            id: text
            for id, text in self._typed.items()
            if text.strip() and text != self._kept.get(id, "")
        }
        return DRAFT, open_ones or None

    @on(Input.Changed)
    def _changed(self) -> None:
        self.draft_changed()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        words = event.value.strip()
        if not self._keep(self._person, words):
            return
        self._kept[self._person.id] = self._typed[self._person.id] = words
        if self._at < len(self._people) - 1:
            self._at += 1
            self._show()
        else:
            self._close(is_over=True)

    def action_leave_round(self) -> None:
        """Go back to the person before; from the first one, close."""
        self._typed[self._person.id] = self.line.value
        if self._at:
            self._at -= 1
            self._show()
        else:
            self._close(is_over=False)

    def _close(self, *, is_over: bool) -> None:
        self.post_draft()
        self.dismiss(is_over)
