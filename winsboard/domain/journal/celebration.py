"""Choosing the celebration line to show after an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.named_tuple import NamedTuple

BRIGHT: Final = frozenset({"first_time", "milestone", "milestone_alone"})
"""Events for which a line of bright tone may be chosen."""
LONGEST_WINDOW: Final = 10
"""The most lines after which one may be said again."""


class CelebrationLine(NamedTuple):
    """One shipped celebration line, and what it is true for."""

    id: str
    text: str
    when: frozenset[str]
    """The events, areas and tags that each make the line true."""
    tone: str
    """`quiet`, `warm` or `bright`."""
    today: bool = False
    """Whether it speaks of today, and so is not true of an earlier day."""
    audiences: frozenset[str] = frozenset()
    """Whose board it may be shown on; empty for every board."""
    only: frozenset[str] = frozenset()
    """The events it may answer; empty for every event."""


def fitting(lines: Sequence[CelebrationLine], *facts: Sequence[str]) -> list[list[CelebrationLine]]:
    """The lines that are true of what happened, in groups, the most specific first.

    `facts` are groups of event names: tags, the thing itself, the area, and the event. Bright lines
    are only true of a first time or a milestone.
    """
    return [_true_of(lines, frozenset(names)) for names in facts]


def pick(
    groups: Sequence[Sequence[CelebrationLine]], recent: Sequence[str], chance: int
) -> CelebrationLine | None:
    """Pick one of the lines that are true of what happened. Returns None only if there are none.

    None of the last lines in `recent` (ids, oldest first) is picked again: ten of them, but no more
    than half of all that fit, so that one is always left. Of these the most specific group is
    taken. `chance` is any integer; the same value picks the same line.
    """
    window = window_of(len({line.id for group in groups for line in group}))
    said = recent[-window:] if window else ()
    for group in groups:
        fresh = [line for line in group if line.id not in said]
        if fresh:
            return fresh[chance % len(fresh)]
    return None


def window_of(fitting: int) -> int:
    """How many of the last lines are not said again, out of so many that fit."""
    return min(LONGEST_WINDOW, fitting // 2)


def _true_of(lines: Sequence[CelebrationLine], names: frozenset[str]) -> list[CelebrationLine]:
    """The lines that are true of any of these events, areas or tags."""
    return [
        line for line in lines if line.when & names and (line.tone != "bright" or names & BRIGHT)
    ]
