"""The line for tomorrow: written at the end of a look back, shown on the next day."""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple

TOMORROW: Final = "tomorrow"
"""Id of the step of a look back that asks for it."""


class TomorrowLine(NamedTuple):
    """The line that was written the day before."""

    text: str
    of: str
    """Id of the look back entry it was written in."""
    done: bool
    """Whether it was ticked off today."""


def line_for(board: Board, today: date) -> TomorrowLine | None:
    """The line of the day before. None if there is none.

    The pages of today and of the day before must be loaded.
    """
    reflection = entries.reflection_of(board, today - ONE_DAY)
    text = _text_of(reflection)
    if reflection is None or not text:
        return None
    ids = (reflection.id, *reflection.was)
    done = any(e.kind == "win" and e.about in ids for e in board.entries(today))
    return TomorrowLine(text, reflection.id, done)


def line_from(board: Board, today: date) -> str:
    """The line written today for the next day; empty if there is none.

    The page of today must be loaded.
    """
    return _text_of(entries.reflection_of(board, today))


def _text_of(reflection: Entry | None) -> str:
    parts = reflection.parts if reflection else ()
    said = [part.answer for part in parts if part.step == TOMORROW and part.answer.strip()]
    return one_line(said[-1]) if said else ""


def tick(board: Board, context: EditContext) -> Edit:
    """Tick off the line: save it as a win of today.

    Raises Refusal if there is no line or it is ticked off already.
    """
    line = line_for(board, context.today)
    if line is None:
        raise Refusal("tomorrow.nothing")
    if line.done:
        raise Refusal("tomorrow.done")
    return entries.write("win", line.text, context.today, context, about=line.of)
