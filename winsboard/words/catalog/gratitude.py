"""The question about what one was glad of, for those who want one."""

from __future__ import annotations

from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Prompt
from winsboard.domain.progress.week import question_for
from winsboard.words.catalog.reflection import questions

THEME = "gratitude"


def gratitude_question(board: Board, week: date) -> Prompt | None:
    """The question of the week that begins on a day; none where it was not switched on.

    The page of the day has to be on the board.
    """
    if not board.settings.gratitude:
        return None
    return question_for(week, questions(board, week)[THEME])
