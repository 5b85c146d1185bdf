"""What parts of the board tell the app: facts and wishes, none of it done by the teller."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from winsboard.notebook.notebook import Saving


@dataclass
class SavingChanged(Message):
    """Saving went on, held, or came through."""

    saving: Saving


@dataclass
class Told(Message):
    """A sentence for the line under the panes."""

    text: str


@dataclass
class DraftTyped(Message):
    """Something was typed that is no entry yet; no fields when nothing is left of it."""

    key: str
    fields: dict[str, str] | None
