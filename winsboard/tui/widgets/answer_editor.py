"""The editor of an answer in the look back."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from winsboard.tui.commands import commands_in
from winsboard.tui.editor import Editor
from winsboard.tui.messages import AnswerTyped, StepAsked
from winsboard.words import say


class AnswerEditor(Editor):
    """Enter goes on instead of breaking the line, so that a look back needs one key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(c.key, f"tell('{c.id}')", show=False, priority=True)
        for c in commands_in("look_back")
    ]

    def __init__(self) -> None:
        super().__init__(id="answer", placeholder=say("today.look_back.answer"))

    @on(Editor.Typed)
    def _typed(self) -> None:
        self.post_message(AnswerTyped())

    def action_tell(self, command: str) -> None:
        """Pass the key on; a new line is the editor's own."""
        if command == "new_line":
            self.insert("\n")
        else:
            self.post_message(StepAsked(command))
