"""Choosing the celebration line for an edit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from winsboard.domain.journal.celebration import Line, pick
from winsboard.domain.model.board import Board
from winsboard.domain.model.edits import Edit
from winsboard.domain.settings.wording import plain_words
from winsboard.domain.wellbeing.tone import tones_on
from winsboard.named_tuple import NamedTuple
from winsboard.words.catalog.habits import celebration_lines, plain_celebrations

PARTICULAR: Final = frozenset({"asked", "family", "thought", "tomorrow"})
"""Events that a line may only be shown for if they happened themselves. An area or another event
does not imply them: a rest is not a carer's rest, a session is not asking for help."""


class Deed(NamedTuple):
    """What happened, in terms of the celebration lines."""

    event: str
    """The id of an event in `celebration_events`, such as `win`, `habit` or `rest`."""
    area: str = ""
    tags: Sequence[str] = ()


def line_for(
    board: Board, today: date, edit: Edit, said: Collection[str], deed: Deed
) -> Line | None:
    """The celebration line for an edit. None if celebration is off or no line fits.

    The line has a tone that suits the day. `said` are the ids of recently shown lines.
    """
    if not board.settings.celebrate:
        return None
    tones = tones_on(board, today)
    lines = [line for line in celebration_lines() if line.tone in tones]
    line = answer(lines, edit.id, said, deed)
    if line is None or not plain_words(board.settings):
        return line
    return line._replace(text=plain_celebrations()[line.id])


def answer(lines: Sequence[Line], edit_id: str, said: Collection[str], deed: Deed) -> Line | None:
    """Choose from `lines` for an edit. Returns None if no line fits that was not shown recently.

    For a rest, the area is ignored. The same edit always gets the same line.
    """
    event, area, tags = deed
    facts = {*tags, area, event}
    fitting = [line for line in lines if line.when & PARTICULAR <= facts]
    areas = () if event == "rest" else (area,)
    return pick(fitting, said, int(edit_id), tags, areas, (event,))
