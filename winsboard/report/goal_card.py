"""The card of a goal as a document: one page for paper, with much room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import Goal
from winsboard.report.blocks import Paragraph, Report
from winsboard.words.sentences.goals.card import card_lines


def goal_card(board: Board, goal: Goal, today: date) -> Report:
    """The same lines as on the card on the board, one paragraph for each group."""
    title, *lines = card_lines(board, goal, today)
    return Report(title, tuple(Paragraph("\n".join(group)) for group in _groups(lines)))


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    for is_said, group in groupby(lines, key=bool):
        if is_said:
            yield [*group]
