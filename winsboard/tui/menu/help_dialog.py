"""The list of all keys, with a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.dialogs.left_text import leave_text, left_text
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.components.text import wrap
from winsboard.tui.keys.command import Place
from winsboard.tui.keys.groups import KeyGroup
from winsboard.tui.keys.menu import shown_keys
from winsboard.tui.menu.help_groups import found_groups, help_groups
from winsboard.words import format_phrase

SEARCH: Final = "search for keys"
"""The name of the field, for what is left in it."""
KEY_WIDTH = 11
NARROW_KEY_WIDTH = 6
WIDE = 56
"""Cells from which on the keys have a wide column; below, a long key has a line of its own."""


class HelpDialog(Dialog[None]):
    """Shows the command table: the keys that work on the screen below, then all others.

    A word that was searched for before is there again, and typing replaces it.
    """

    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave"),
        ("up", "scroll_keys(-1)"),
        ("down", "scroll_keys(1)"),
        ("pageup", "turn(-1)"),
        ("pagedown,enter", "turn(1)"),
    ]
    line = getters.query_one("#typed", LineInput)
    pages = getters.query_one("#pages", VerticalScroll)

    def __init__(self, places: Sequence[Place], *, is_empty: bool = False) -> None:
        """`places` are those whose keys work on the screen below; `is_empty`: without habits."""
        super().__init__()
        self._places = places
        self._groups = help_groups(places, is_empty=is_empty)

    def compose(self) -> ComposeResult:
        """Compose the search field and one scrollable text."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(format_phrase("keys.help.name"))
            yield LineInput(
                left_text(self.app, SEARCH),
                id="typed",
                compact=True,
                placeholder=format_phrase("keys.help.field"),
            )
            with VerticalScroll(id="pages", can_focus=False):
                yield Static("", id="all-keys")
            yield Static(Content(format_phrase("keys.help.hint")), classes="hint")

    def on_resize(self) -> None:
        """Wrap the text for the new width, after the layout."""
        self.call_after_refresh(self._show)

    @on(Input.Changed)
    def _show(self) -> None:
        found = found_groups(self.line.value, self._groups)
        room = self.pages.scrollable_content_region.width
        text = (
            key_lines(found, room, self._places)
            if found
            else Content(format_phrase("keys.find.nothing"))
        )
        self.query_one("#all-keys", Static).update(text)
        self.pages.scroll_home(animate=False)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_turn(1)

    def action_scroll_keys(self, by: int) -> None:
        """Scroll by lines."""
        self.pages.scroll_relative(y=by, animate=False)

    def action_turn(self, by: int) -> None:
        """Scroll by pages."""
        self.pages.scroll_relative(y=by * max(self.pages.size.height - 1, 1), animate=False)

    def action_leave(self) -> None:
        """Close the dialog; the searched word is there when it is opened again."""
        leave_text(self.app, SEARCH, self.line.value)
        self.dismiss(None)


def key_lines(groups: Sequence[KeyGroup], room: int, places: Sequence[Place]) -> Content:
    """Return a heading per group and a line per command, wrapped to `room` cells."""
    column = KEY_WIDTH if room >= WIDE else NARROW_KEY_WIDTH
    parts: list[Content | str | tuple[str, str]] = []
    for group in groups:
        parts.append((f"{group.title}\n" if not parts else f"\n{group.title}\n", "$quiet"))
        for command in group.commands:
            keys, indent = shown_keys(command, places), " " * column
            sentence = f"\n{indent}".join(wrap(command.help, max(room - column - 2, 1)))
            key = keys.ljust(column) if len(keys) < column else f"{keys}\n{indent}"
            parts += [(key, "bold $primary"), f"{sentence}\n"]
    return Content.assemble(*parts)
