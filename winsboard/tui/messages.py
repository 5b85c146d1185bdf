"""What parts of the board tell the app: facts and wishes, none of it done by the teller."""

from __future__ import annotations

from textual.message import Message

from winsboard.domain.documents import Entry, Habit
from winsboard.notebook.notebook import Saving


class SavingChanged(Message):
    """Saving went on, held, or came through."""

    def __init__(self, saving: Saving) -> None:
        super().__init__()
        self.saving = saving


class DraftTyped(Message):
    """Something was typed that is no entry yet; no fields when nothing is left of it."""

    def __init__(self, key: str, fields: dict[str, str] | None) -> None:
        super().__init__()
        self.key = key
        self.fields = fields


class AnswerTyped(Message):
    """The answer of the look back is another one."""


class StepAsked(Message):
    """A key of the look back was pressed: the id of its command."""

    def __init__(self, command: str) -> None:
        super().__init__()
        self.command = command


class FlowRequested(Message):
    """A flow is to begin, by its name in the table, about a habit or entry where it takes one."""

    def __init__(self, flow: str, about: Habit | Entry | None = None) -> None:
        super().__init__()
        self.flow = flow
        self.about = about
