"""The contents of a reflection step, computed without painting."""

from __future__ import annotations

from winsboard.domain.model.board import Board
from winsboard.domain.reflection.evening import Evening, times
from winsboard.domain.wellbeing import affirmations, rituals
from winsboard.named_tuple import NamedTuple
from winsboard.words import say
from winsboard.words.catalog.feelings import feeling_groups

MOST_ANSWERS = 9
HALF = 30
"""Half a minute, in seconds."""


class Step(NamedTuple):
    """What to show for a step, and what it accepts."""

    number: str
    """`2 of 6`."""
    about: str
    """`about 1½ min`; empty if no time is planned."""
    takes_words: bool = False
    answers: tuple[str, ...] = ()
    """Answers to choose by number."""
    words: tuple[str, ...] = ()
    """Words that a digit takes as the answer."""
    key: str = ""
    hint: str = ""
    lights: bool = False
    """Whether 1 lights the candle."""


def step_of(board: Board, evening: Evening) -> Step:
    """Return the current step of an evening."""
    kind, asked = evening.here.step.kind, evening.here.step
    seconds = times(board, evening.flow)[evening.at]
    number = say("today.look_back.running", step=evening.at + 1, steps=len(evening.asked))
    step = Step(number, _about(seconds), takes_words=kind in ("text", "feeling"))
    if kind == "feeling":
        words = feeling_groups()[-1].words
        listed = "  ".join(f"{n % 10} {word}" for n, word in enumerate(words, start=1))
        return step._replace(words=words, key=listed)
    if kind == "choice":
        return step._replace(answers=asked.choices[:MOST_ANSWERS])
    if kind == "win":
        wins = _wins(board, evening)
        return step._replace(answers=wins, hint="" if wins else say("evening.no_wins"))
    return step if kind == "text" else _pause(board, evening, step)


def _wins(board: Board, evening: Evening) -> tuple[str, ...]:
    """Return the first lines of the day's last nine wins."""
    wins = [e.text.partition("\n")[0] for e in board.entries(evening.day) if e.kind == "win"]
    return tuple(dict.fromkeys(wins))[-MOST_ANSWERS:]


def _pause(board: Board, evening: Evening, step: Step) -> Step:
    """Return a step without text; the last one may have a kind line and the candle."""
    lights = evening.here.step.kind == "ritual" and can_light(board, evening)
    line = affirmations.shown(board, "evening", evening.day) if evening.is_last else None
    return step._replace(hint=line.text if line else "", lights=lights)


def can_light(board: Board, evening: Evening) -> bool:
    """Return whether the candle is switched on and not lit yet."""
    return board.settings.candle and not rituals.is_lit(board, evening.day)


def _about(seconds: int) -> str:
    """Return the planned time: `about 45 s` or `about 1½ min`."""
    if not seconds:
        return ""
    if seconds < 60:
        return say("today.look_back.seconds", seconds=seconds)
    minutes, half = divmod(round(seconds / HALF), 2)
    return say("today.look_back.minutes", minutes=f"{minutes}{'½' if half else ''}")
