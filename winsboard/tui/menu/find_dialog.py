"""The dialog that finds a command or a setting by any word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from winsboard.tui.components.dialogs.dialog import AROUND, WIDEST, Dialog
from winsboard.tui.components.dialogs.left_text import leave_text, left_text
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.components.text import fit
from winsboard.tui.menu.find import Offer, matching
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase

SEARCH: Final = "search for commands"
"""The name of the field, for what is left in it."""


class FindDialog(Dialog[Offer | None]):
    """Lists what fits while a word is typed. Returns the chosen offer, or None if it was closed.

    A word that was typed before it was closed is there again, and typing replaces it. Nothing is
    marked until something is typed or an arrow key is pressed, so that Enter alone does nothing.
    """

    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave"),
        ("up", "walk(-1)"),
        ("down", "walk(1)"),
    ]
    line = getters.query_one("#typed", LineInput)
    found = getters.query_one("#found", OptionList)

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = offers
        self._fitting: list[Offer] = []
        self._is_typed = False
        """Whether something was typed since it was opened."""

    def compose(self) -> ComposeResult:
        """Compose the field, the list, a sentence about the marked line and a hint."""
        with Vertical(classes="frame tall find") as frame:
            frame.border_title = Content(format_phrase("keys.find.name"))
            yield LineInput(
                left_text(self.app, SEARCH),
                id="typed",
                compact=True,
                placeholder=format_phrase("keys.find.field"),
            )
            found = OptionList(id="found")
            found.can_focus = False
            yield found
            yield Static("", id="said")
            yield Static(Content(format_phrase("keys.find.hint")), classes="hint")

    def on_mount(self) -> None:
        """List everything, or what fits the word that was left."""
        self._show()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._is_typed = self._is_typed or event.value != left_text(self.app, SEARCH)
        self._show()

    def _show(self) -> None:
        typed = self.line.value
        self._fitting = matching(typed, self._offers)
        room = min(self.app.size.width, WIDEST) - AROUND
        self.found.clear_options()
        self.found.add_options(Option(_line(offer, room)) for offer in self._fitting)
        marks = self._fitting and typed.strip() and self._is_typed
        self.found.highlighted = 0 if marks else None
        if self.found.highlighted is None:
            self._say("" if self._fitting else format_phrase("keys.find.nothing"))

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(text))

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        self._say(self._fitting[event.option_index].help)

    def action_walk(self, by: int) -> None:
        """Move the mark."""
        if self._fitting:
            before = self.found.highlighted
            at = (0 if by > 0 else -1) if before is None else before + by
            self.found.highlighted = at % len(self._fitting)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self.found.highlighted is not None:
            self._choose(self._fitting[self.found.highlighted])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._choose(self._fitting[event.option_index])

    def _choose(self, offer: Offer) -> None:
        leave_text(self.app, SEARCH, "")
        self.dismiss(offer)

    def action_leave(self) -> None:
        """Close without choosing; the word is there when it is opened again."""
        leave_text(self.app, SEARCH, self.line.value)
        self.dismiss(None)


def _line(offer: Offer, room: int) -> Content:
    """Return the title on the left and the key, if there is one, on the right."""
    keys = offer.keys
    title = fit(offer.title, max(room - cell_len(keys) - 2, 1))
    return Content.assemble(title, "  ", (keys, "bold $primary"))
