"""The numbered answers of a look back: wins to pick from, and easiest versions of habits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from winsboard.domain.habits import welcome
from winsboard.domain.journal.entries import ONLY_WORDS
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Flow, FlowStep, Habit, Mark, Part
from winsboard.domain.model.wins import STILL_STEP
from winsboard.domain.reflection.saving import Win, wins_of
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import entry_words
from winsboard.words.text.dates import state_words

STEPS: Final = 5
"""The most easiest versions that are offered."""


def wins_to_pick(board: Board, day: date) -> Mapping[str, Win]:
    """The wins of a day by what they are called, ticks with their numbers."""
    found: dict[str, Win] = {}
    for win in wins_of(board, day):
        found.setdefault(_label(board, win), win)
    return found


def _label(board: Board, win: Win) -> str:
    if isinstance(win, Mark):
        habit = board.habit(win.habit)
        assert habit is not None, "a tick without its habit"
        if win.value is None:
            return habit.label
        told = state_words(habit, win)
        return format_phrase("evening.counted", label=habit.label, told=told)
    first = entry_words(win).partition("\n")[0]
    if win.kind in ONLY_WORDS:
        return first
    kind = format_phrase(f"spoken.kind.{win.kind}")
    return format_phrase("evening.did", kind=kind, text=first) if first else kind


def easiest_steps(board: Board, day: date, step: FlowStep) -> Mapping[str, Habit]:
    """The easiest versions of habits that are open on a day; empty if the step does not ask."""
    if step.id != STILL_STEP:
        return {}
    return {h.tiny or h.label: h for h in welcome.open_habits(board, day)[:STEPS]}


def picked_wins(
    board: Board, day: date, flow: Flow | None, answers: Sequence[Part], initial: Sequence[Part]
) -> tuple[Win, ...]:
    """The wins that were picked in the steps for it, since the look back began."""
    steps = {step.id for step in flow.steps if step.kind == "win"} if flow else frozenset()
    new = [p.answer for p in answers if p.step in steps and p not in initial]
    known = wins_to_pick(board, day) if new else {}
    return tuple(known[text] for text in new if text in known)


def ticked_habits(
    board: Board, day: date, answers: Sequence[Part], initial: Sequence[Part]
) -> Mapping[Part, Habit]:
    """The habits whose easiest version is an answer, by the answer."""
    new = [p for p in answers if p.step == STILL_STEP and p not in initial]
    offered = easiest_steps(board, day, FlowStep(STILL_STEP, "")) if new else {}
    return {part: offered[part.answer] for part in new if part.answer in offered}
