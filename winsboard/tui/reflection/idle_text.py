"""The contents of the reflection pane while no reflection is running."""

from __future__ import annotations

from datetime import date, timedelta

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Affirmation, Flow
from winsboard.domain.model.library import CANDLE
from winsboard.domain.reflection import flows
from winsboard.domain.reflection.look_back_state import LookBackDraft, promised_question, times
from winsboard.domain.reflection.prompts import FORTNIGHT
from winsboard.domain.text.calendar import months_between
from winsboard.tui.reflection.face_lines import FLAMES, ClockFaceContent
from winsboard.words import format_phrase
from winsboard.words.catalog.reflection import shipped_flows, steps_with_questions


def idle_content(
    board: Board, today: date, *, waiting: LookBackDraft | None = None, is_line: bool = False
) -> ClockFaceContent:
    """Return the clock and the question that will be asked; after a look back, that it is saved.

    `waiting` is the draft to continue, `is_line` whether one line is to be enough. If it will be
    asked which look back to begin, neither a time nor a question is promised.
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
    flow = _flow(board, today, waiting)
    if flow is None:
        return shown
    question = "" if is_line else _question(board, flow, today, waiting)
    return shown._replace(time=_clock(board, flow), question=question)


def _flow(board: Board, today: date, waiting: LookBackDraft | None) -> Flow | None:
    """Return the look back that will begin or continue; None if that will be asked."""
    known = flows.usable(board, shipped_flows())
    if waiting is not None:
        return next((f for f in known if f.id == waiting.flow), None)
    if flows.has_choice(board, shipped_flows(), today):
        return None
    return flows.chosen(board, shipped_flows())


def _question(board: Board, flow: Flow, today: date, waiting: LookBackDraft | None) -> str:
    """Return the first question of this evening; empty until the last two weeks are loaded.

    Which question that is depends on those that were answered in these weeks.
    """
    first = today - timedelta(days=FORTNIGHT)
    if any(month not in board.pages for month in months_between(first, today)):
        return ""
    asked = steps_with_questions(board, flow, today)
    return promised_question(board, flow, asked, today, waiting)


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
