"""The card of a goal: one page for paper or a big screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from winsboard.domain.goals import levels
from winsboard.domain.goals.steps import steps_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import Goal
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import level_word
from winsboard.words.sentences.goals.goals import (
    detail_lines,
    level_line,
    next_words,
    step_count_words,
)
from winsboard.words.text.dates import full_day_words

HERE: Final = "o"
"""What marks the level of a goal on its card."""


def card_lines(board: Board, goal: Goal, today: date) -> list[str]:
    """One page for paper or a big screen: one thing on a line, much room, no signs to know.

    It has the goal, why, five levels with `o` on today's, the start, the next step and the plan.
    """
    steps = steps_of(board, goal)
    parts = [
        [goal.title],
        [format_phrase("own.goal.line.why", text=goal.why)] if goal.why else [],
        [*level_rows(goal)],
        [
            format_phrase("own.goal.card.start", level=level_line(goal, goal.start_level)),
            format_phrase("own.goal.card.now", level=level_line(goal, goal.level)),
        ],
        [next_words(steps), step_count_words(steps)],
        [*(line for line in detail_lines(board, goal._replace(why="", sure=None)))],
        [format_phrase("own.goal.card.day", day=full_day_words(today))],
    ]
    lines: list[str] = []
    for part in parts:
        said = [line for line in part if line]
        lines += ["", *said] if lines and said else said
    return lines


def level_rows(goal: Goal) -> Iterator[str]:
    """The five levels with their numbers and texts, and a mark at the person's."""
    for level in levels.LEVELS:
        mark = HERE if level == goal.level else " "
        word, text = level_word(level), levels.text_of(goal, level)
        yield f"{mark} {levels.number_of(level)} {word}" + (f": {text}" if text else "")
