"""The mood of a day, and the tone of celebration lines that suits it.

It runs after every win, so it imports nothing beyond the model.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry

LOW: Final = 2
"""The highest mood or energy that counts as low."""
HARD_DAY: Final = "hard_day"
"""The tag of a win or a tick on a hard day; also the kind of the entry of a hard-day card."""
TONES: Final = frozenset({"quiet", "warm", "bright"})


def check_ins(board: Board, day: date) -> tuple[Entry, ...]:
    """The check-ins of a day, oldest first; empty if mood is off."""
    return tuple(entry for entry in board.entries(day) if entry.kind == "mood")


def mood_of(board: Board, day: date) -> int | None:
    """The latest mood of a day. None if there is none or mood is off."""
    return next((e.mood for e in reversed(check_ins(board, day)) if e.mood is not None), None)


def was_low(board: Board, day: date) -> bool:
    """Whether any mood of a day was 1 or 2."""
    return any(e.mood is not None and e.mood <= LOW for e in check_ins(board, day))


def is_hard(board: Board, day: date) -> bool:
    """Whether a day has a hard-day card, or a win or tick that is tagged as on a hard day."""
    entries = board.entries(day)
    if any(entry.kind == HARD_DAY or HARD_DAY in entry.tags for entry in entries):
        return True
    return any(HARD_DAY in mark.tags for mark in board.marks_of_day(day))


def tones_on(board: Board, day: date) -> frozenset[str]:
    """The tones that a celebration line may have on a day.

    Only quiet ones if the person chose so or on a hard day; no bright ones after a low mood.
    """
    if board.settings.quiet_lines or is_hard(board, day):
        return frozenset({"quiet"})
    return TONES - {"bright"} if was_low(board, day) else TONES
