"""How steady the habits of a board are, in words."""

from __future__ import annotations

from datetime import date

from winsboard.domain import steadiness
from winsboard.domain.board import Board
from winsboard.domain.documents import MarkState
from winsboard.domain.summary import LOOKS_BACK, recorded_days, year_before
from winsboard.words.shipped import steadiness_word


def steadiness_words(board: Board, today: date) -> dict[str, str]:
    """A word for each habit in use, by its id.

    It reads the pages of `year_before` once for all habits, and says of each what
    `summary.steadiness_of` says of one.
    """
    states = _states(board, today)
    recorded = recorded_days(board, today - LOOKS_BACK, today)
    words = {}
    for habit in board.habits:
        marked = states.get(habit.id, {})
        first = max(min([habit.began_on, *marked]), today - LOOKS_BACK)
        inside = {day: state for day, state in marked.items() if first <= day <= today}
        score = steadiness.score(habit.rhythm, inside, first, today, recorded)
        words[habit.id] = steadiness_word(score)
    return words


def _states(board: Board, today: date) -> dict[str, dict[date, MarkState]]:
    states: dict[str, dict[date, MarkState]] = {}
    for month in year_before(today):
        for mark in board.marks(month):
            states.setdefault(mark.habit, {})[mark.day] = mark.state
    return states
