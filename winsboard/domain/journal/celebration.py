"""Choosing the line that answers what a person did."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from winsboard.named_tuple import NamedTuple

BRIGHT: Final = frozenset({"first_time", "milestone"})
"""What may be answered with a bright line."""


class Line(NamedTuple):
    """One shipped celebration line."""

    id: str
    text: str
    when: frozenset[str]
    tone: str
    """`quiet`, `warm` or `bright`."""


def pick(
    lines: Sequence[Line], said: Collection[str], chance: int, *facts: Sequence[str]
) -> Line | None:
    """The line for what happened.

    `facts` are groups of event names, the most specific group first: tags, then the area, then
    the event; the first group with a line that was not `said` lately gives it. `chance` is any
    number and the same one gives the same line. Bright lines answer only a first time or a
    milestone.
    """
    for names in facts:
        wanted = frozenset(names)
        fitting = [
            line
            for line in lines
            if line.when & wanted
            and line.id not in said
            and (line.tone != "bright" or wanted & BRIGHT)
        ]
        if fitting:
            return fitting[chance % len(fitting)]
    return None
