"""Rituals: the candle of the day, and short sequences of steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.errors import Refusal
from winsboard.domain.library import overrides
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Ritual
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.library import CANDLE as CANDLE


def listed(board: Board, shipped: Sequence[Ritual]) -> tuple[Ritual, ...]:
    """The rituals, the person's own first; without the candle if it is switched off."""
    candle = board.settings.candle
    deck = overrides.with_shipped(board, shipped, Ritual)
    return tuple(ritual for ritual in deck if candle or ritual.of != CANDLE)


def is_candle_lit(board: Board, day: date) -> bool:
    """Whether the candle was lit on a day."""
    return is_done(board, CANDLE, day)


def light_candle(board: Board, name: str, context: EditContext) -> Edit | None:
    """Light today's candle. Returns None if it is lit already.

    `name` is the name of its ritual. Raises Refusal if the candle is switched off.
    """
    if not board.settings.candle:
        raise Refusal("ritual.no_candle")
    return (
        None if is_candle_lit(board, context.today) else _done(CANDLE, name, "ritual.lit", context)
    )


def record_done(ritual: Ritual, context: EditContext) -> Edit:
    """Record that a ritual was done."""
    return _done(key_of(ritual), ritual.name, "ritual.done", context)


def is_done(board: Board, key: str, day: date) -> bool:
    """Whether a ritual was done on a day."""
    return any(e.kind == "ritual" and e.about == key for e in board.entries(day))


def key_of(ritual: Ritual) -> str:
    """The key of a ritual in `about` of entries: the id of the shipped one, or its own id."""
    return ritual.of or ritual.id


def _done(key: str, name: str, did: str, context: EditContext) -> Edit:
    entry = context.entry("ritual")._replace(text=name, about=key)
    return context.creation(did, name, entry)
