"""One thing that is given to another board: a line, a line that is taken back, or a suggestion.

A message holds a text, its day and a name, and nothing else of the board it comes from: not when it
was written, and no id but a random one.
"""

from __future__ import annotations

import json
import os
from datetime import date
from hashlib import sha256
from typing import Any, Final, Literal, TypeAlias, get_args

from winsboard.domain.errors import Refusal
from winsboard.domain.text.sanitize import sanitized, short
from winsboard.named_tuple import NamedTuple
from winsboard.store.inbox.names import is_message_id

MessageKind: TypeAlias = Literal["line", "withdraw", "suggestion"]

FORMAT: Final = "winsboard message"
VERSION: Final = 1
LARGEST: Final = 5 << 20
"""Bytes; the longest text there can be has fewer."""
KINDS: Final = get_args(MessageKind)
_IN_DOCUMENT_ID: Final = 15
"""Hexadecimal digits; ids of documents are decimal and short."""
_LONG: Final = 10**18
"""Added to the id of a document, so that nobody takes it for a number in a list."""


class BadMessage(Exception):
    """A message that cannot be received; its argument is the last part of a phrase key."""


class Message(NamedTuple):
    """One message."""

    kind: MessageKind
    board: str
    """The id of the board it is for; empty in a file that is carried to any board."""
    id: str
    """The random id under which both boards know what was given."""
    day: date = date.min
    name: str = ""
    """Who gives it."""
    text: str = ""

    @property
    def document_id(self) -> str:
        """The id of the document it becomes: always the same, so that twice is once."""
        return document_id_of(self.id)


def new_message_id() -> str:
    """A random id for a message."""
    return os.urandom(16).hex()


def document_id_of(message_id: str) -> str:
    """The id of the document that a message becomes."""
    return str(_LONG + int(message_id[:_IN_DOCUMENT_ID], 16))


def encode(message: Message) -> bytes:
    """A message as the bytes of its file."""
    fields: dict[str, Any] = {"format": FORMAT, "version": VERSION, **message._asdict()}
    fields["day"] = message.day.isoformat()
    whole = {**fields, "checksum": _checksum(fields)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def decode(raw: bytes) -> Message:
    """A message from the bytes of its file. Raises BadMessage."""
    try:
        fields = json.loads(raw)
        if fields["format"] != FORMAT or type(fields["version"]) is not int:
            raise BadMessage("broken")
        if fields["version"] > VERSION:
            raise BadMessage("newer")
        if fields.pop("checksum") != _checksum(fields):
            raise BadMessage("broken")
        return _checked(fields)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Refusal):
        raise BadMessage("broken") from None


def _checked(fields: dict[str, Any]) -> Message:
    kind, id, board = (fields[name] for name in ("kind", "id", "board"))
    name, text = fields["name"], fields["text"]
    if kind not in KINDS or not all(isinstance(one, str) for one in (id, board, name, text)):
        raise BadMessage("broken")
    if not is_message_id(id):
        raise BadMessage("broken")
    text = "" if kind == "withdraw" else sanitized(text)
    return Message(kind, board, id, date.fromisoformat(fields["day"]), short(name), text)


def _checksum(fields: dict[str, Any]) -> str:
    """The sum of everything else, to notice a file that arrived in part."""
    return sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
