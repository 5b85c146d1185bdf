"""The shipped starters of kind lines, the rituals, and the greeting after days away."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from winsboard.domain.documents import Ritual
from winsboard.domain.rituals import CANDLE
from winsboard.words import content


class Starter(NamedTuple):
    """A kind line that can be completed or taken as it is."""

    id: str
    form: str
    """In which way it is believable: evidence, learning, both_and, value, permission, question,
    common, rehab."""
    text: str
    """With `___` where words of one's own go."""


class Greeting(NamedTuple):
    """What the board says after days away."""

    id: str
    text: str
    plain: str


@cache
def affirmation_starters() -> tuple[Starter, ...]:
    """The starters, in their order."""
    return tuple(
        Starter(a["id"], a["form"], a["text"]) for a in content("calm")["affirmation_starters"]
    )


@cache
def affirmation_guidance() -> tuple[str, ...]:
    """What is good to know before one writes a kind line."""
    return tuple(content("calm")["affirmation_guidance"])


@cache
def shipped_rituals() -> tuple[Ritual, ...]:
    """The rituals, the candle of the board first."""
    return tuple(
        Ritual(
            id=r["id"],
            name=r["name"],
            steps=tuple(r["steps"]),
            cautions=tuple(r["cautions"]),
            of=r["id"],
        )
        for r in content("calm")["rituals"]
    )


def candle() -> Ritual:
    """The candle of the board."""
    return next(ritual for ritual in shipped_rituals() if ritual.id == CANDLE)


def greeting(days_away: int) -> Greeting | None:
    """The line after so many days away, which has no number in it; none where there is no need."""
    found = [g for g in content("board")["welcome_back"] if g["min_days"] <= days_away]
    return Greeting(found[-1]["id"], found[-1]["text"], found[-1]["plain"]) if found else None
