"""The line of a win, note or tick that can be given to another board."""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import TICK, Entry, Person
from winsboard.named_tuple import NamedTuple

GIVEN_KINDS: Final = frozenset({"win", "note", "noticed", "proud", "said", "invited", TICK})
"""The kinds of entries whose text can go to another board. Moods, thoughts, hard days, letters and
look backs stay where they are."""


class Line(NamedTuple):
    """Exactly what is given: the words, their day and a name."""

    of: str
    """Id of the entry or tick. It is never given."""
    day: date
    text: str
    name: str = ""


def line_of(board: Board, entry: Entry, name: str | None = None) -> Line:
    """The line of an entry, or of a tick as it is listed among the entries.

    Without a `name` it is that of the person whose board this is. Raises Refusal for an entry that
    stays where it is.
    """
    if entry.kind not in GIVEN_KINDS or not entry.text.strip():
        raise Refusal("share.stays_here")
    return Line(entry.id, entry.day, entry.text, own_name(board) if name is None else name)


def own_name(board: Board) -> str:
    """The name under which something is given; empty if the board does not know it."""
    found = [person.name for person in board.library_documents(Person) if person.me]
    return found[0] if len(found) == 1 else ""
