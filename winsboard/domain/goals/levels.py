"""The five levels of a goal: their texts, the numbers between them, and how they are counted."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.goals import HIGHEST, LOWEST, Goal
from winsboard.domain.text import sanitize

LEVELS: Final = tuple(range(LOWEST, HIGHEST + 1))
"""The levels as they are stored, lowest first."""
_FIRST_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?(?=$|\s)")


def number_of(level: int) -> int:
    """The number of a level that is shown: 1 to 5."""
    return level - LOWEST + 1


def level_of(number: int) -> int:
    """The level with a number from 1 to 5. Raises Refusal for any other."""
    if not 1 <= number <= len(LEVELS):
        raise Refusal("goal.level")
    return number + LOWEST - 1


def text_of(goal: Goal, level: int) -> str:
    """The person's text of a level; empty if the goal has none."""
    return goal.levels[number_of(level) - 1] if len(goal.levels) == len(LEVELS) else ""


def checked_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """None or five different texts. Raises Refusal."""
    lines = tuple(sanitize.short(text) for text in texts)
    if not any(lines):
        return ()
    if len(lines) != len(LEVELS) or not all(lines):
        raise Refusal("goal.levels")
    if len({line.casefold() for line in lines}) < len(lines):
        raise Refusal("goal.levels_alike")
    return lines


def checked_cuts(cuts: Sequence[float]) -> tuple[float, ...]:
    """None or four numbers that only rise or only fall, so that no value has two levels or none.

    Raises Refusal.
    """
    if not cuts:
        return ()
    if len(cuts) != len(LEVELS) - 1 or not all(map(math.isfinite, cuts)):
        raise Refusal("goal.cuts")
    if not (all(a < b for a, b in pairwise(cuts)) or all(a > b for a, b in pairwise(cuts))):
        raise Refusal("goal.cuts_order")
    return tuple(map(float, cuts))


def level_at(cuts: Sequence[float], value: float) -> int | None:
    """The level of a value; None without cuts, since texts alone cannot be compared."""
    if len(cuts) != len(LEVELS) - 1:
        return None
    falls = cuts[0] > cuts[-1]
    reached = (value <= cut if falls else value >= cut for cut in cuts)
    return LOWEST + sum(reached)


def asked_level(goal: Goal, value: float) -> int | None:
    """The level to ask about after a reading; None if it is not higher than the goal's level.

    The level itself is only ever set by a person.
    """
    level = level_at(goal.cuts, value)
    return level if level is not None and level > goal.level else None


def cuts_in(texts: Sequence[str]) -> tuple[float, ...]:
    """The cuts that level texts name, such as 10, 20, 30, `40 or more`; empty for other texts."""
    found = [_FIRST_NUMBER.match(text) for text in texts[1:]]
    try:
        return checked_cuts([float(number[0]) for number in found if number])
    except Refusal:
        return ()
