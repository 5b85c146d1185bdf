"""The library documents of the demo data: people, cards, kind lines, rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from random import Random
from typing import Final

from winsboard.demo.deck import Deck
from winsboard.demo.seasons import Day
from winsboard.domain.model.documents import (
    Affirmation,
    Document,
    Flow,
    FlowStep,
    Person,
    Prompt,
    Rest,
    Ritual,
    Skill,
)
from winsboard.domain.model.goals import VisionCard
from winsboard.words import content

FEW: Final = 4
"""The fewest days away that can become a rest."""
RESTS: Final = 0.6
"""The share of such times that become a rest."""
ROOM: Final = 100
"""The number of ids reserved for habits."""


def library_documents(stamp: int, today: date) -> Iterator[Document]:
    """The library documents other than habits and rests. `stamp` is the first reserved id."""
    words = content("demo")
    ids = map(str, count(stamp + ROOM))
    for place, p in enumerate(words["people"], start=1):
        yield Person(id=next(ids), position=float(place), checked_on=today.replace(day=1), **p)
    for place, s in enumerate(words["skills"], start=1):
        steps, cautions = tuple(s["steps"]), tuple(s["cautions"])
        yield Skill(next(ids), s["name"], steps, cautions, s["minutes"], position=float(place))
    for place, a in enumerate(words["affirmations"], start=1):
        places = tuple(a["places"])
        yield Affirmation(next(ids), a["text"], places, a["truth"], a["of"], None, float(place))
    for r in words["own_rituals"]:
        yield Ritual(next(ids), r["name"], tuple(r["steps"]), position=1.0)
    for q in words["prompts"]:
        yield Prompt(next(ids), q["text"], q["theme"], position=1.0)
    for f in words["flows"]:
        yield Flow(next(ids), f["name"], tuple(FlowStep(**s) for s in f["steps"]), 1.0)
    for place, card in enumerate(words["vision_cards"], start=1):
        yield VisionCard(next(ids), position=float(place), **card)


def rests_of(rng: Random, days: Sequence[Day], stamp: int) -> Iterator[Rest]:
    """Rests for some of the times away."""
    reasons = Deck(rng, content("demo")["rest_reasons"])
    ids = map(str, count(stamp + 2 * ROOM))
    first: Day | None = None
    for before, day in zip([None, *days], days, strict=False):
        if day.away:
            first = first or day
            continue
        if first and before and (before.day - first.day).days >= FEW - 1 and rng.random() < RESTS:
            yield Rest(next(ids), first.day, before.day, reasons.draw())
        first = None
