"""Random sentences from templates, without noticeable repetition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from string import Formatter
from typing import Generic, TypeVar

from winsboard.named_tuple import NamedTuple
from winsboard.words import content

T = TypeVar("T")

TAIL = 0.3
"""The probability of a second sentence."""


class Deck(Generic[T]):
    """Draws cards in random order; each is drawn once before any is repeated."""

    def __init__(self, rng: Random, cards: Sequence[T]) -> None:
        self._rng = rng
        self._cards = cards
        self._drawn = self._deal()

    def draw(self) -> T:
        """Draw the next card."""
        return next(self._drawn)

    def _deal(self) -> Iterator[T]:
        while True:
            yield from self._rng.sample(self._cards, len(self._cards))


class Sentence(NamedTuple):
    """A filled template."""

    text: str
    people: tuple[str, ...]
    """The people it names."""


class Filler:
    """Fills the placeholders of templates at random."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._fills = {k: Deck(rng, v) for k, v in content("demo")["fill"].items()}
        self._tails = Deck(rng, content("demo")["tails"])

    def fill(self, template: str, tail: float = 0.0) -> Sentence:
        """Fill a template; with probability `tail`, append a second sentence."""
        blanks = [name for _, name, _, _ in Formatter().parse(template) if name]
        filled = {name: self._fills[name].draw() for name in blanks}
        text = template.format_map(filled)
        text = text[0].upper() + text[1:]
        if self._rng.random() < tail and text[-1] not in ".?!":
            text = f"{text}. {self._tails.draw()}"
        return Sentence(text, (filled["person"],) if "person" in filled else ())
