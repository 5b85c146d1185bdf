"""The choice of the line that answers what a person did."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from winsboard.domain.celebration import Line, pick
from winsboard.words.shipped import celebration_lines

PARTICULAR: Final = frozenset({"asked", "family", "thought", "tomorrow"})
"""A line for one of these claims something that an area or an event alone does not tell, so it is
said when this very thing happened: a rest is no carer's rest, a session is no call for help."""


def answer(
    edit_id: str, said: Collection[str], tags: Sequence[str], area: str, event: str
) -> Line | None:
    """The line for a thing done; none when there is nothing new to say.

    `said` are the ids of the lines said lately, `event` is an id of `celebration_events` such as
    `win`, `habit`, `rest` or `reflection`. A rest is answered as a rest in whatever area. The same
    edit always gets the same line.
    """
    facts = {*tags, area, event}
    lines = [line for line in celebration_lines() if line.when & PARTICULAR <= facts]
    areas = () if event == "rest" else (area,)
    return pick(lines, said, int(edit_id), tags, areas, (event,))
