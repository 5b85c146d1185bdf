"""What parts of the board tell the app: facts and wishes, none of it done by the teller."""

from __future__ import annotations

from textual.message import Message

from winsboard.domain.documents import Entry
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


class EntryWished(Message):
    """Something is wished of an entry, by the name of its flow."""

    def __init__(self, what: str, entry: Entry) -> None:
        super().__init__()
        self.what = what
        self.entry = entry
