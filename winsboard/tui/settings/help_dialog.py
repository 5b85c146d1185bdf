"""The list of all keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.text import wrap
from winsboard.tui.keys.groups import key_groups
from winsboard.words import say

KEY_WIDTH = 11


class HelpDialog(Dialog[None]):
    """Shows the command table."""

    AUTO_FOCUS = "#pages"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,question_mark,q", "leave")]

    def __init__(self) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        """Compose one scrollable text."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(say("today.help.title"))
            with VerticalScroll(id="pages"):
                yield Static("", id="all-keys")
            yield Static(Content(say("today.help.close")), classes="hint")

    def on_resize(self) -> None:
        """Wrap the text for the new width, after the layout."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        room = self.query_one("#pages").scrollable_content_region.width - KEY_WIDTH - 1
        self.query_one("#all-keys", Static).update(_all_keys(room))

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)


def _all_keys(room: int) -> Content:
    """Return a heading per place and a line per command, with the help wrapped to `room` cells."""
    parts: list[Content | str | tuple[str, str]] = []
    for group in key_groups():
        parts.append((f"{group.title}\n" if not parts else f"\n{group.title}\n", "$quiet"))
        for command in group.commands:
            sentence = f"\n{' ' * KEY_WIDTH}".join(wrap(command.help, room))
            parts += [(command.keys.ljust(KEY_WIDTH), "bold $primary"), f"{sentence}\n"]
    return Content.assemble(*parts)
