"""The line of a win, note or tick that can be given to another board."""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Mark, Person
from winsboard.domain.sharing.pieces import Piece, pieces_of
from winsboard.named_tuple import NamedTuple
from winsboard.words import format_phrase, full_day_words

GIVEN_GROUPS: Final = frozenset({"wins", "ticks", "notes"})
"""The kinds of pieces that can go to another board. Moods, thoughts, hard days, letters and look
backs stay where they are."""
GIVEN_FACETS: Final = frozenset({"text", "note"})


class Line(NamedTuple):
    """Exactly what is given: the words, their day and a name."""

    of: str
    """Id of the entry or tick. It is never given."""
    day: date
    text: str
    name: str = ""


def line_of(board: Board, document: Entry | Mark, today: date) -> Line:
    """The line of an entry or a tick. Raises Refusal for one that stays where it is."""
    piece = next(pieces_of(board, document, today), None)
    if piece is None:
        raise Refusal("share.stays_here")
    return line_of_piece(board, piece)


def line_of_piece(board: Board, piece: Piece, name: str | None = None) -> Line:
    """The line of one piece of an entry or tick.

    Without a `name` it is that of the person whose board this is. Raises Refusal for a piece that
    stays where it is.
    """
    if piece.group not in GIVEN_GROUPS or piece.facet not in GIVEN_FACETS:
        raise Refusal("share.stays_here")
    return Line(piece.of, piece.day, piece.text, own_name(board) if name is None else name)


def own_name(board: Board) -> str:
    """The name under which something is given; empty if the board does not know it."""
    found = [person.name for person in board.library_documents(Person) if person.me]
    return found[0] if len(found) == 1 else ""


def line_words(line: Line) -> str:
    """A line as the other board gets it: its day, its words and the name."""
    key = "board.line" if line.name else "board.line.no_name"
    return format_phrase(key, day=full_day_words(line.day), text=line.text, name=line.name)
