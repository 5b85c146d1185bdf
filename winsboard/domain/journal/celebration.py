"""Choosing the celebration line to show after an action."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from winsboard.named_tuple import NamedTuple

BRIGHT: Final = frozenset({"first_time", "milestone", "milestone_alone"})
"""Events for which a line of bright tone may be chosen."""


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


def pick(
    lines: Sequence[CelebrationLine], recent: Collection[str], chance: int, *facts: Sequence[str]
) -> CelebrationLine | None:
    """Pick the line for what happened. Returns None if no line fits.

    `facts` are groups of event names, most specific first: tags, then the area, then the event.
    The line comes from the first group that has one that is not in `recent`, the ids of recently
    shown lines. `chance` is any integer; the same value picks the same line. Bright lines are only
    picked for a first time or a milestone.
    """
    for names in facts:
        wanted = frozenset(names)
        fitting = [
            line
            for line in lines
            if line.when & wanted
            and line.id not in recent
            and (line.tone != "bright" or wanted & BRIGHT)
        ]
        if fitting:
            return fitting[chance % len(fitting)]
    return None
