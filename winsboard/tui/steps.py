"""A step of the look back as its pane shows it, worked out without painting."""

from __future__ import annotations

from typing import NamedTuple

from winsboard.domain import affirmations, rituals
from winsboard.domain.board import Board
from winsboard.domain.evening import Evening, times
from winsboard.words import say
from winsboard.words.inner import feeling_groups

MOST_ANSWERS = 9
HALF = 30
"""Seconds."""


class Step(NamedTuple):
    """What is shown of a step, and what can be done at it."""

    head: str
    """`2 of 6 · about 90 s`."""
    takes_words: bool
    answers: tuple[str, ...] = ()
    """To choose from by number."""
    words: tuple[str, ...] = ()
    """Words that a number puts into the answer."""
    key: str = ""
    hint: str = ""
    lights: bool = False
    """Whether space lights the candle here."""


def step_of(board: Board, evening: Evening) -> Step:
    """The step an evening is at."""
    step = evening.here.step
    head = _head(evening, times(board, evening.flow)[evening.at])
    if step.kind == "feeling":
        words = feeling_groups()[-1].words
        listed = "  ".join(f"{n % 10} {word}" for n, word in enumerate(words, start=1))
        return Step(head, takes_words=True, words=words, key=listed)
    if step.kind == "choice":
        return Step(head, takes_words=False, answers=step.choices[:MOST_ANSWERS])
    if step.kind == "win":
        wins = [e.text for e in board.entries(evening.day) if e.kind == "win"]
        firsts = tuple(dict.fromkeys(win.partition("\n")[0] for win in wins))[-MOST_ANSWERS:]
        hint = "" if firsts else say("evening.no_wins")
        return Step(head, takes_words=False, answers=firsts, hint=hint)
    if step.kind == "text":
        return Step(head, takes_words=True)
    lights = step.kind == "ritual" and can_light(board, evening)
    said = [say("today.candle.how")] if lights else []
    line = affirmations.shown(board, "evening", evening.day) if evening.is_last else None
    return Step(
        head, False, hint="\n".join([*([line.text, ""] if line else []), *said]), lights=lights
    )


def can_light(board: Board, evening: Evening) -> bool:
    """Whether the candle can be lit at the end of a look back: wished, and not lit yet."""
    return board.settings.candle and not rituals.is_lit(board, evening.day)


def _head(evening: Evening, seconds: int) -> str:
    said = say("today.look_back.running", step=evening.at + 1, steps=len(evening.asked))
    if not seconds:
        return said
    return say("today.look_back.about", step=said, time=_time(seconds))


def _time(seconds: int) -> str:
    """`45 s`, `1½ min`."""
    if seconds < 60:
        return say("today.look_back.seconds", seconds=seconds)
    minutes, half = divmod(round(seconds / HALF), 2)
    return say("today.look_back.minutes", minutes=f"{minutes}{'½' if half else ''}")
