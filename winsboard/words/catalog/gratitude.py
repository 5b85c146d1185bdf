"""The optional gratitude question of the week page."""

from __future__ import annotations

from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Prompt
from winsboard.domain.progress.week import question_for
from winsboard.words.catalog.reflection import questions

THEME = "gratitude"


def gratitude_question(board: Board, week: date) -> Prompt | None:
    """The question of the week that begins on a day. None if the setting is off.

    The page of the day must be loaded.
    """
    if not board.settings.gratitude:
        return None
    return question_for(week, questions(board, week)[THEME])
