"""Rests as text."""

from __future__ import annotations

from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Rest
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_words


def rest_words(board: Board, rest: Rest, today: date) -> str:
    """A rest on one line: its days, the habit if only one rests, and the reason."""
    first = day_words(rest.first, today)
    if rest.last is None:
        said = format_phrase("rest.open", first=first)
    elif rest.last == rest.first:
        said = first
    else:
        said = format_phrase("rest.days", first=first, last=day_words(rest.last, today))
    habit = board.habit(rest.habit)
    parts = [said, *([habit.label] if habit else []), *([rest.reason] if rest.reason else [])]
    return ": ".join(parts)
