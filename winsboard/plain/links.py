"""An entry and its links as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import TICK, Entry, Mark
from winsboard.domain.model.goals import Goal
from winsboard.plain.rows import dated_lines
from winsboard.words import format_phrase


def linked_lines(
    entry: Entry,
    led_to: Sequence[Entry],
    came_from: Sequence[Entry],
    board: Board,
    today: date,
) -> list[str]:
    """The entry, those that led to it and those it led to."""
    lines = dated_lines([entry], board, today, whole=True)
    for key, linked in (("came_from", came_from), ("led_to", led_to)):
        if linked:
            lines += [
                "",
                format_phrase(f"plain.{key}"),
                *(f"  {line}" for line in dated_lines(linked, board, today)),
            ]
    return [*lines, *_goal_lines(entry, board)]


def _goal_lines(entry: Entry, board: Board) -> list[str]:
    """The goals and steps that an entry or a tick belongs to; its month must be loaded."""
    if not board.library_documents(Goal):
        return []
    from winsboard.domain.goals.evidence import goals_of

    what = board.find(Mark(entry.id, entry.about, entry.day, "done"))
    found = goals_of(board, what if entry.kind == TICK and what is not None else entry)
    lines = [
        format_phrase("plain.goal.of.step", goal=goal.title, step=step.title)
        if step
        else format_phrase("plain.goal.of", goal=goal.title)
        for goal, step in found
    ]
    return ["", *lines] if lines else []
