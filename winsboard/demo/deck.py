"""Drawing made-up sentences so that a year of them does not look copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from string import Formatter
from typing import Generic, TypeVar

from winsboard.named_tuple import NamedTuple
from winsboard.words import content

T = TypeVar("T")

TAIL = 0.3
"""How often a second sentence follows the first."""


class Deck(Generic[T]):
    """Cards drawn in a shuffled order; all are drawn before one comes again."""

    def __init__(self, rng: Random, cards: Sequence[T]) -> None:
        self._rng = rng
        self._cards = cards
        self._drawn = self._deal()

    def draw(self) -> T:
        """The next card."""
        return next(self._drawn)

    def _deal(self) -> Iterator[T]:
        while True:
            yield from self._rng.sample(self._cards, len(self._cards))


class Sentence(NamedTuple):
    """A sentence with its blanks filled."""

    text: str
    people: tuple[str, ...]
    """Who is named in it."""


class Filler:
    """Fills the blanks of templates with people, places and small things."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._fills = {k: Deck(rng, v) for k, v in content("demo")["fill"].items()}
        self._tails = Deck(rng, content("demo")["tails"])

    def fill(self, template: str, tail: float = 0.0) -> Sentence:
        """The template filled; with the chance `tail` a second sentence follows."""
        blanks = [name for _, name, _, _ in Formatter().parse(template) if name]
        filled = {name: self._fills[name].draw() for name in blanks}
        text = template.format_map(filled)
        text = text[0].upper() + text[1:]
        if self._rng.random() < tail and text[-1] not in ".?!":
            text = f"{text}. {self._tails.draw()}"
        return Sentence(text, (filled["person"],) if "person" in filled else ())
