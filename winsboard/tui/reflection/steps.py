"""The contents of a reflection step, computed without painting."""

from __future__ import annotations

from winsboard.domain.model.board import Board
from winsboard.domain.reflection.look_back_state import LookBack
from winsboard.domain.wellbeing import affirmations, rituals
from winsboard.named_tuple import NamedTuple
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import feeling_groups
from winsboard.words.sentences.journal.look_back_answers import easiest_steps, wins_to_pick

MAX_ANSWERS = 9


class Step(NamedTuple):
    """What to show for a step, and what it accepts."""

    number: str
    """`2 of 6`."""
    takes_text: bool = False
    answers: tuple[str, ...] = ()
    """Answers to choose by number."""
    words: tuple[str, ...] = ()
    """Words to choose by number, or to type others instead."""
    hint: str = ""
    lights_candle: bool = False
    """Whether 1 lights the candle."""


def step_of(board: Board, evening: LookBack) -> Step:
    """Return the current step of an evening."""
    kind, asked = evening.current_step.step.kind, evening.current_step.step
    number = format_phrase("today.look_back.running", step=evening.at + 1, steps=len(evening.asked))
    step = Step(number, takes_text=kind in ("text", "feeling"))
    if kind == "feeling":
        return step._replace(words=feeling_groups()[-1].offered)
    if kind == "choice":
        return step._replace(answers=asked.choices[:MAX_ANSWERS])
    if kind == "win":
        wins = tuple(wins_to_pick(board, evening.day))[-MAX_ANSWERS:]
        return step._replace(answers=wins, hint="" if wins else format_phrase("evening.no_wins"))
    if kind == "text":
        return step._replace(words=tuple(easiest_steps(board, evening.day, asked)))
    return _pause(board, evening, step)


def _pause(board: Board, evening: LookBack, step: Step) -> Step:
    """Return a step without text; the last one may have a kind line and the candle."""
    lights = evening.current_step.step.kind == "ritual" and can_light(board, evening)
    line = affirmations.line_for_place(board, "evening", evening.day) if evening.is_last else None
    return step._replace(hint=line.text if line else "", lights_candle=lights)


def can_light(board: Board, evening: LookBack) -> bool:
    """Return whether the candle is switched on and not lit yet."""
    return board.settings.candle and not rituals.is_candle_lit(board, evening.day)
