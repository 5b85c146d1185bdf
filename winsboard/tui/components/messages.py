"""Messages that parts of the board send to the app."""

from __future__ import annotations

from typing import Any, dataclass_transform

from textual.message import Message

from winsboard.domain.model.documents import Entry, Habit
from winsboard.notebook.notebook import SaveState


@dataclass_transform(eq_default=False)
class DataMessage(Message):
    """A message that is made with its annotated fields, in their order or by their names.

    `@dataclass` does the same and takes half a millisecond a class, which the first picture of the
    board would wait for.
    """

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__()
        vars(self).update(zip(type(self).__annotations__, values, strict=False), **named)


class SavingChanged(DataMessage):
    """Saving went on, held, or came through."""

    saving: SaveState


class DraftTyped(DataMessage):
    """Something was typed that is no entry yet; no fields when nothing is left of it."""

    key: str
    fields: dict[str, str] | None


class AnswerTyped(Message):
    """The answer of the look back is another one."""


class StepRequested(DataMessage):
    """A key of the look back was pressed: the id of its command."""

    command: str


class FlowRequested(DataMessage):
    """A flow is to begin, by its name in the table, about a habit or entry where it takes one."""

    flow: str
    about: Habit | Entry | None = None
