"""The contents of the reflection pane while no reflection is running."""

from __future__ import annotations

from datetime import date, timedelta

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Affirmation, Flow
from winsboard.domain.model.library import CANDLE
from winsboard.domain.reflection.flows import chosen
from winsboard.domain.reflection.look_back_state import times
from winsboard.domain.reflection.prompts import FORTNIGHT
from winsboard.domain.text.calendar import months_between
from winsboard.tui.reflection.clock_face import FLAMES, ClockFaceContent
from winsboard.words import format_phrase
from winsboard.words.catalog.reflection import shipped_flows, steps_with_questions


def idle_content(
    board: Board, today: date, *, waiting: bool = False, is_line: bool = False
) -> ClockFaceContent:
    """Return the clock and the question that will be asked; after a look back, that it is saved.

    `waiting` is whether there is a draft to continue, `is_line` whether one line is to be enough.
    """
    entries = board.entries(today)
    written = any(entry.kind == "reflection" for entry in entries)
    does = "add" if written else "go_on" if waiting else "begin"
    flame = FLAMES[-1] if any(e.about == CANDLE for e in entries) else ""
    shown = ClockFaceContent(
        key=format_phrase(f"today.look_back.key.{does}"), flame=flame, is_line=is_line
    )
    if written:
        question = format_phrase("today.look_back.saved") if is_line else _last_line(board, today)
        return shown._replace(question=question)
    flow = chosen(board, shipped_flows())
    question = "" if is_line else _question(board, flow, today)
    return shown._replace(time=_clock(board, flow), question=question)


def _question(board: Board, flow: Flow, today: date) -> str:
    """Return the first question of this evening; empty until the last two weeks are loaded.

    Which question that is depends on those that were answered in these weeks.
    """
    first = today - timedelta(days=FORTNIGHT)
    if any(month not in board.pages for month in months_between(first, today)):
        return ""
    asked = steps_with_questions(board, flow, today)
    answered = [a for a in asked if a.step.kind not in ("none", "ritual")]
    return (answered or asked)[0].question


def _clock(board: Board, flow: Flow) -> str:
    minutes = max(round(sum(times(board, flow)) / 60), 1)
    if board.settings.clock_digits:
        return f"{minutes}:00"
    return format_phrase("today.look_back.takes", minutes=minutes)


def _last_line(board: Board, today: date) -> str:
    if board.library_documents(Affirmation):
        from winsboard.domain.wellbeing.affirmations import line_for_place

        if (line := line_for_place(board, "evening", today)) is not None:
            return line.text
    return format_phrase("today.look_back.written")
