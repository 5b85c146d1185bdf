"""The contents of the reflection pane while no reflection is running."""

from __future__ import annotations

from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Affirmation, Flow
from winsboard.domain.model.library import CANDLE
from winsboard.domain.reflection.evening import times
from winsboard.domain.reflection.flows import chosen
from winsboard.tui.reflection.clock_face import FLAMES, Shown
from winsboard.words import say
from winsboard.words.catalog.reflection import shipped_flows


def idle(board: Board, today: date, *, waiting: bool = False) -> Shown:
    """Return the clock and the first question; after a reflection, a closing line.

    A lit candle replaces the clock. `waiting` is whether there is a draft to continue.
    """
    entries = board.entries(today)
    written = any(entry.kind == "reflection" for entry in entries)
    flow = chosen(board, shipped_flows())
    key = say(f"today.look_back.{'go_on' if waiting or written else 'begin'}")
    flame = FLAMES[-1] if any(e.about == CANDLE for e in entries) else ""
    if written:
        return Shown(question=_last_line(board, today), key=key, flame=flame)
    asked = next(
        (step for step in flow.steps if step.kind not in ("none", "ritual")), flow.steps[0]
    )
    time = "" if flame else _clock(board, flow)
    return Shown(time=time, question=asked.text, key=key, flame=flame)


def _clock(board: Board, flow: Flow) -> str:
    minutes = max(round(sum(times(board, flow)) / 60), 1)
    if board.settings.clock_digits:
        return f"{minutes}:00"
    return say("today.look_back.takes", minutes=minutes)


def _last_line(board: Board, today: date) -> str:
    if board.own(Affirmation):
        from winsboard.domain.wellbeing.affirmations import shown

        if (line := shown(board, "evening", today)) is not None:
            return line.text
    return say("today.look_back.written")
