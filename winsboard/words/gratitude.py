"""The question about what one was glad of, for those who want one."""

from __future__ import annotations

from datetime import date

from winsboard.domain.board import Board
from winsboard.domain.documents import Prompt
from winsboard.domain.week_page import question_for
from winsboard.words.look_backs import questions

THEME = "gratitude"


def gratitude_question(board: Board, week: date) -> Prompt | None:
    """The question of the week that begins on a day; none where it was not switched on.

    The page of the day has to be on the board.
    """
    if not board.settings.gratitude:
        return None
    return question_for(week, questions(board, week)[THEME])
