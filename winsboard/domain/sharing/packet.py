"""A packet: the pieces that were ticked for somebody, and its line of the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Person
from winsboard.domain.model.edits import Edit
from winsboard.domain.sharing.ledger import checksum_of, record
from winsboard.domain.sharing.pieces import Piece
from winsboard.domain.sharing.spans import Span
from winsboard.named_tuple import NamedTuple

Detail: TypeAlias = Literal["day", "season", "area", "tags", "people", "question"]
"""What can be added to each piece of a packet, by a box of its own."""

DETAILS: Final[tuple[Detail, ...]] = get_args(Detail)


class Packet(NamedTuple):
    """What was ticked for somebody."""

    pieces: tuple[Piece, ...]
    details: frozenset[Detail] = frozenset()


class Given(NamedTuple):
    """A packet as it is given to somebody."""

    packet: Packet
    person: Person
    data: bytes
    """What is written, byte for byte."""
    span: Span | None = None
    """The days that it was chosen from."""
    is_sealed: bool = False

    def line(self, context: EditContext) -> Edit:
        """The edit that writes the line of the ledger."""
        return record(
            "packet",
            self.person,
            context,
            first=self.span.first if self.span else None,
            last=self.span.last if self.span else None,
            parts=sorted(self.packet.details),
            what=(piece.of for piece in self.packet.pieces),
            checksum=checksum_of(self.data),
            sealed=self.is_sealed,
        )


def details_of(pieces: Iterable[Piece]) -> tuple[Detail, ...]:
    """The details that some of these pieces have."""
    there: set[Detail] = set()
    for piece in pieces:
        there |= {"day", "season"}
        there |= {"area"} if piece.area else set()
        there |= {"tags"} if piece.tags else set()
        there |= {"people"} if piece.people else set()
        there |= {"question"} if piece.question.strip() else set()
    return tuple(detail for detail in DETAILS if detail in there)
