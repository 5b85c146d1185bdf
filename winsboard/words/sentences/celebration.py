"""The choice of the line that answers what a person did."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from winsboard.domain.journal.celebration import Line, pick
from winsboard.domain.model.board import Board
from winsboard.domain.model.edits import Edit
from winsboard.domain.wellbeing.tone import tones_on
from winsboard.named_tuple import NamedTuple
from winsboard.words.catalog.habits import celebration_lines

PARTICULAR: Final = frozenset({"asked", "family", "thought", "tomorrow"})
"""A line for one of these claims something that an area or an event alone does not tell, so it is
said when this very thing happened: a rest is no carer's rest, a session is no call for help."""


class Deed(NamedTuple):
    """What happened, as the lines know it."""

    event: str
    """An id of `celebration_events` such as `win`, `habit`, `rest` or `reflection`."""
    area: str = ""
    tags: Sequence[str] = ()


def line_for(
    board: Board, today: date, edit: Edit, said: Collection[str], deed: Deed
) -> Line | None:
    """The line that answers an edit in the tone of the day; none where that is not wished.

    `said` are the ids of the lines said lately.
    """
    if not board.settings.celebrate:
        return None
    tones = tones_on(board, today)
    lines = [line for line in celebration_lines() if line.tone in tones]
    return answer(lines, edit.id, said, deed)


def answer(lines: Sequence[Line], edit_id: str, said: Collection[str], deed: Deed) -> Line | None:
    """The line for a thing done; none when there is nothing new to say.

    A rest is answered as a rest in whatever area. The same edit always gets the same line.
    """
    event, area, tags = deed
    facts = {*tags, area, event}
    fitting = [line for line in lines if line.when & PARTICULAR <= facts]
    areas = () if event == "rest" else (area,)
    return pick(fitting, said, int(edit_id), tags, areas, (event,))
