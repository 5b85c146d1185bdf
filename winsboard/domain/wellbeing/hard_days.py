"""Hard days: a card that counts nothing and compares nothing."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.sanitize import many_lines
from winsboard.domain.wellbeing import tone

Answer: TypeAlias = Literal["", "rest", "calm", "person", "tiny", "support"]
"""What a person chose as something kind for the next hour."""

ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)


def keep(moment: EditContext, answer: Answer = "", text: str = "") -> Edit:
    """Keep a hard-day card; words and answer may both stay empty."""
    if answer not in ANSWERS:
        raise Refusal("hard_day.answer")
    entry = moment.entry("hard_day")._replace(
        text=many_lines(text),
        about=answer,
    )
    return moment.creation("hard_day.kept", "", entry)


def is_heavy(board: Board, day: date) -> bool:
    """Whether a day was said to be hard in any way: by the card, a tag, or a mood of 1 or 2."""
    return (
        tone.is_hard(board, day)
        or tone.was_low(board, day)
        or any(HARD_TAG in entry.tags for entry in board.entries(day))
    )
