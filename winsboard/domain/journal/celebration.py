"""Choosing the celebration line to show after an action."""

from __future__ import annotations

from collections.abc import Sequence
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
    lines: Sequence[CelebrationLine], recent: Sequence[str], chance: int, *facts: Sequence[str]
) -> CelebrationLine | None:
    """Pick the line for what happened. Returns None if no line fits.

    `facts` are groups of event names, most specific first: tags, then the area, then the event.
    The line comes from the first group that has one that is not in `recent`, the ids of recently
    shown lines, oldest first. `chance` is any integer; the same value picks the same line. Once
    all have been shown, the one shown longest ago comes again, but never the same twice in a row.
    Bright lines are only picked for a first time or a milestone.
    """
    fitting: list[CelebrationLine] = []
    for names in facts:
        fitting = _fitting(lines, frozenset(names))
        fresh = [line for line in fitting if line.id not in recent]
        if fresh:
            return fresh[chance % len(fresh)]
    # Without this, somebody who does one kind of thing only would be answered a few times a month.
    shown = {id: place for place, id in enumerate(recent)}
    again = [line for line in fitting if line.id != recent[-1]]
    return min(again, key=lambda line: shown[line.id], default=None)


def _fitting(lines: Sequence[CelebrationLine], names: frozenset[str]) -> list[CelebrationLine]:
    """The lines that are true of any of these events, areas or tags."""
    return [
        line for line in lines if line.when & names and (line.tone != "bright" or names & BRIGHT)
    ]
