"""The rotation of questions in look backs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta
from typing import Final

from winsboard.domain.library import overrides
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Prompt
from winsboard.domain.text.calendar import ONE_DAY

FORTNIGHT: Final = 14
"""Days within which no question is repeated, if there are enough of them."""


def question_for(
    board: Board,
    pool: Sequence[Prompt],
    day: date,
    step: str = "",
    *,
    unfit: Set[str] = frozenset(),
) -> Prompt | None:
    """The question to ask on a day. None if its question does not suit it, or there is none.

    It depends only on the day and on earlier answers. Questions rotate daily, answered or not; one
    that was answered in the last two weeks is replaced by another. If the pool is too small for
    that, the one answered longest ago is repeated. A question that was answered in this step today
    is kept, so that its answer can be continued. `unfit` are the ids of those that do not suit the
    day: another question in their place would come again on its own day, too soon. The pages of the
    last two weeks must be loaded.
    """
    here = {part.prompt for e in board.entries(day) for part in e.parts if part.step == step}
    for prompt in pool:
        if prompt.text in here:
            return prompt
    order = list(_in_rotation_order(pool, day))
    if not order or order[0].id in unfit:
        return None
    fitting = [prompt for prompt in order if prompt.id not in unfit]
    for days in range(min(len(pool), FORTNIGHT) - 1, -1, -1):
        lately = (
            _answered_questions(board, day - timedelta(days=days), day - ONE_DAY) if days else ()
        )
        for prompt in fitting:
            if prompt.text not in lately:
                return prompt
    return None


def _in_rotation_order(pool: Sequence[Prompt], day: date) -> Iterator[Prompt]:
    """The question of the day, then the others, those whose turn is farthest from this day first.

    A replacement is then not the question of the day before or after.
    """
    turn, count = day.toordinal(), len(pool)
    offs = sorted(range(1, count), key=lambda off: -min(off, count - off))
    return (pool[(turn + off) % count] for off in (0, *offs) if count)


def _answered_questions(board: Board, first: date, last: date) -> frozenset[str]:
    """The questions that were answered in a range of days."""
    entries = board.entries_between(first, last)
    return frozenset(part.prompt for entry in entries for part in entry.parts)


def listed(
    board: Board, shipped: Sequence[Prompt], theme: str = "", *, hidden: bool = False
) -> tuple[Prompt, ...]:
    """The questions of a theme, or of all themes; the person's own first."""
    deck = overrides.with_shipped(board, shipped, Prompt, hidden=hidden)
    return tuple(prompt for prompt in deck if theme in ("", prompt.theme))
