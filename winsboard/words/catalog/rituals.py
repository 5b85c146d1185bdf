"""Shipped rituals, and sentence starters for kind lines."""

from __future__ import annotations

from functools import cache

from winsboard.domain.model.documents import Ritual
from winsboard.domain.wellbeing.rituals import CANDLE
from winsboard.named_tuple import NamedTuple
from winsboard.words import content


class Starter(NamedTuple):
    """A sentence starter for a kind line, to complete or to use as it is."""

    id: str
    form: str
    """Its type: evidence, learning, both_and, value, permission, question, common, rehab."""
    text: str
    """The text, with `___` as the placeholder."""


@cache
def affirmation_starters() -> tuple[Starter, ...]:
    """The sentence starters, in order."""
    return tuple(
        Starter(a["id"], a["form"], a["text"]) for a in content("calm")["affirmation_starters"]
    )


@cache
def affirmation_guidance() -> tuple[str, ...]:
    """Advice to show before a person writes a kind line."""
    return tuple(content("calm")["affirmation_guidance"])


@cache
def shipped_rituals() -> tuple[Ritual, ...]:
    """The shipped rituals, the candle first."""
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
    """The ritual of the candle."""
    return next(ritual for ritual in shipped_rituals() if ritual.id == CANDLE)
