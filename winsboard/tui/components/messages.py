"""Messages that widgets post to the app."""

from __future__ import annotations

from typing import Any, dataclass_transform

from textual.message import Message

from winsboard.domain.model.documents import Entry, Habit
from winsboard.notebook.notebook import SaveState


@dataclass_transform(eq_default=False)
class DataMessage(Message):
    """A message whose annotated fields are the parameters of its constructor, like a dataclass.

    `@dataclass` takes half a millisecond per class, which would delay the first paint.
    """

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__()
        vars(self).update(zip(type(self).__annotations__, values, strict=False), **named)


class SavingChanged(DataMessage):
    """The state of saving has changed."""

    saving: SaveState


class DraftTyped(DataMessage):
    """The fields of a draft have changed; None means that nothing is left of it."""

    key: str
    fields: dict[str, str] | None


class AnswerTyped(Message):
    """The answer in the evening reflection has changed."""


class StepRequested(DataMessage):
    """A key of the evening reflection was pressed; `command` is its id in the command table."""

    command: str


class FlowRequested(DataMessage):
    """Asks the app to run a flow, by its name in the table.

    `about` is the habit or entry for flows that need one.
    """

    flow: str
    about: Habit | Entry | None = None
