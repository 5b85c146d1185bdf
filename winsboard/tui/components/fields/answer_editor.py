"""The editor for an answer of the evening reflection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets.text_area import Edit, EditResult

from winsboard.tui.components.fields.editor import Editor
from winsboard.tui.components.messages import AnswerTyped, StepRequested
from winsboard.tui.keys.command import Place
from winsboard.tui.keys.commands import commands_in
from winsboard.words import format_phrase


class AnswerEditor(Editor):
    """An editor in which Enter goes to the next question, so that most evenings need one key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(c.key, f"tell('{c.id}')", show=False, priority=True)
        for c in commands_in("look_back")
    ]
    place: Place = "look_back"
    """The place of its keys in the command table."""
    words: Sequence[str] = ()
    """Words that a digit takes as the answer, if it is empty: 1 for the first, 0 for the tenth."""

    def __init__(self) -> None:
        super().__init__(id="answer", placeholder=format_phrase("today.look_back.answer"))

    def edit(self, edit: Edit) -> EditResult:
        """Change the text. A digit in an empty answer is the word for it, and goes on."""
        at = (int(edit.text) - 1) % 10 if edit.text.isdecimal() and len(edit.text) == 1 else -1
        if self.text or not 0 <= at < len(self.words):
            return super().edit(edit)
        edit.text = self.words[at]
        done = super().edit(edit)
        self.post_message(StepRequested("next_step"))
        return done

    @on(Editor.Typed)
    def _typed(self) -> None:
        self.post_message(AnswerTyped())

    def action_tell(self, command: str) -> None:
        """Post the command of a key; a new line is inserted here."""
        if command == "new_line":
            self.insert("\n")
        else:
            self.post_message(StepRequested(command))
