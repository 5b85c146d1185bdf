"""An entry and its links as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.plain.rows import dated_lines
from winsboard.words import format_phrase


def linked_lines(
    entry: Entry,
    led_to: Sequence[Entry],
    came_from: Sequence[Entry],
    board: Board,
    today: date,
) -> list[str]:
    """The entry, those that led to it and those it led to."""
    lines = dated_lines([entry], board, today, whole=True)
    for key, linked in (("came_from", came_from), ("led_to", led_to)):
        if linked:
            lines += [
                "",
                format_phrase(f"plain.{key}"),
                *(f"  {line}" for line in dated_lines(linked, board, today)),
            ]
    return lines
