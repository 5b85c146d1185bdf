"""A packet of chosen pieces as a document: what was ticked, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from winsboard.domain.model.board import Board
from winsboard.domain.sharing.names import Names
from winsboard.domain.sharing.packet import Packet
from winsboard.domain.sharing.pieces import Piece
from winsboard.report.blocks import Items, Report
from winsboard.report.writers import written
from winsboard.words import format_phrase
from winsboard.words.sentences.sharing import detail_words, piece_words
from winsboard.words.text.terminal_safe import terminal_safe


def packet_text(board: Board, packet: Packet, names: Names | None, form: str) -> str:
    """The text of a packet in a format, a key of `WRITERS`. Without `names`, names stay.

    The board is asked for the names of areas and people only.
    """
    return terminal_safe(written(_report(board, packet, names), form))


def _report(board: Board, packet: Packet, names: Names | None) -> Report:
    typed = names.replaced if names is not None else str
    items = tuple(
        "\n".join(_lines(board, packet, [*pieces], typed))
        for _, pieces in groupby(packet.pieces, key=lambda piece: piece.of)
    )
    return Report(format_phrase("packet.title"), (Items(items),))


def _lines(
    board: Board, packet: Packet, pieces: list[Piece], typed: Callable[[str], str]
) -> Iterator[str]:
    """The lines of one item: its pieces, and the ticked details below them once."""
    for piece in pieces:
        if "question" in packet.details and piece.question.strip():
            yield typed(piece.question)
        yield piece_words(piece, typed)
    if details := detail_words(board, packet, pieces[0], typed):
        yield details
