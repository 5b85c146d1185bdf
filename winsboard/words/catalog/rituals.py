"""The shipped starters of kind lines, and the rituals."""

from __future__ import annotations

from functools import cache

from winsboard.domain.model.documents import Ritual
from winsboard.domain.wellbeing.rituals import CANDLE
from winsboard.named_tuple import NamedTuple
from winsboard.words import content


class Starter(NamedTuple):
    """A kind line that can be completed or taken as it is."""

    id: str
    form: str
    """In which way it is believable: evidence, learning, both_and, value, permission, question,
    common, rehab."""
    text: str
    """With `___` where words of one's own go."""


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
