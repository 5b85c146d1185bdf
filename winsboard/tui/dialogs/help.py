"""All keys, in words."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from winsboard.tui.commands import COMMANDS
from winsboard.tui.dialogs.dialog import Dialog
from winsboard.words import say

KEY_WIDTH = 11


class HelpDialog(Dialog[None]):
    """The command table, read out."""

    AUTO_FOCUS = "#pages"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,question_mark,q", "leave")]

    def __init__(self) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        """A heading for every place, a line for every key."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(say("today.help.title"))
            with VerticalScroll(id="pages"):
                for group, commands in groupby(COMMANDS, key=lambda c: c.group):
                    yield Static(Content(group), classes="group")
                    for command in commands:
                        yield Static(
                            Content.assemble(
                                (command.shown.ljust(KEY_WIDTH), "bold $primary"), command.help
                            ),
                            classes="key",
                        )
            yield Static(Content(say("today.help.close")), classes="hint")

    def action_leave(self) -> None:
        """Back to the board."""
        self.dismiss(None)
