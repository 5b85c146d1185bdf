"""The steadiness words of habits."""

from __future__ import annotations

from datetime import date

from winsboard.domain.habits.year_scores import YearScores, year_before
from winsboard.domain.model.board import Board
from winsboard.words.catalog.habits import steadiness_word


def steadiness_words(board: Board, today: date) -> dict[str, str]:
    """The word of each active habit, by id; empty if the pages of the last year are not loaded."""
    if not all(month in board.pages for month in year_before(today)):
        return {}
    year = YearScores()
    return {h.id: steadiness_word(year.steadiness(board, h, today)) for h in board.habits}
