"""The questions of the look back: shipped ones, one's own, and which of them is asked tonight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta
from typing import Final

from winsboard.domain.library import overrides
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Prompt
from winsboard.domain.text.calendar import ONE_DAY

FORTNIGHT: Final = 14
"""Days within which no question comes again."""


def asked_on(
    board: Board,
    pool: Sequence[Prompt],
    day: date,
    step: str = "",
    *,
    unfit: Set[str] = frozenset(),
) -> Prompt | None:
    """The question of an evening; none where none of them fits it.

    It follows from the day and from what was answered: all questions take turns, so that one that
    was passed does not come again sooner either, and where fewer than a fortnight's are there the
    one used longest ago comes. One that was answered lately, or that does not fit this evening
    (`unfit` are their ids), gives way to another. One that was answered in this step on this very
    evening stays, so that it can be gone on with. The pages of the fortnight have to be there.
    """
    here = {part.prompt for e in board.entries(day) for part in e.parts if part.step == step}
    for prompt in pool:
        if prompt.text in here:
            return prompt
    fitting = [prompt for prompt in _by_nearness(pool, day) if prompt.id not in unfit]
    for days in range(min(len(pool), FORTNIGHT) - 1, -1, -1):
        lately = _answered(board, day - timedelta(days=days), day - ONE_DAY) if days else ()
        for prompt in fitting:
            if prompt.text not in lately:
                return prompt
    return None


def _by_nearness(pool: Sequence[Prompt], day: date) -> Iterator[Prompt]:
    """The question whose turn it is, then those whose turn is farthest from this day first.

    One that stands in for another so neither comes the evening before nor the evening after.
    """
    turn, count = day.toordinal(), len(pool)
    offs = sorted(range(1, count), key=lambda off: -min(off, count - off))
    return (pool[(turn + off) % count] for off in (0, *offs) if count)


def _answered(board: Board, first: date, last: date) -> frozenset[str]:
    """The questions that were answered in a span of days."""
    entries = board.entries_between(first, last)
    return frozenset(part.prompt for entry in entries for part in entry.parts)


def listed(
    board: Board, shipped: Sequence[Prompt], theme: str = "", *, hidden: bool = False
) -> tuple[Prompt, ...]:
    """The questions of a theme, or of all of them; one's own first."""
    deck = overrides.with_shipped(board, shipped, Prompt, hidden=hidden)
    return tuple(prompt for prompt in deck if theme in ("", prompt.theme))
