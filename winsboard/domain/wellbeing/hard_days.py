"""Hard-day cards: a note that it is a hard day, without counts or comparisons."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.sanitize import multi_line
from winsboard.domain.wellbeing import tone

Answer: TypeAlias = Literal["", "rest", "calm", "person", "tiny", "support"]
"""What the person chose to do for themselves in the next hour; empty for nothing."""

ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)


def save(context: EditContext, answer: Answer = "", text: str = "") -> Edit:
    """Save a hard-day card; text and answer may be empty. Raises Refusal for an unknown answer."""
    if answer not in ANSWERS:
        raise Refusal("hard_day.answer")
    entry = context.entry("hard_day")._replace(
        text=multi_line(text),
        about=answer,
    )
    return context.creation("hard_day.kept", "", entry)


def counts_as_hard(board: Board, day: date) -> bool:
    """Whether a day was recorded as hard: by a hard-day card, a tag, or a mood of 1 or 2."""
    return tone.is_hard(board, day) or tone.was_low(board, day)
