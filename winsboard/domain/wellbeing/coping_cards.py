"""The calm list: coping cards, sorted by what helped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.library import overrides
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import HELPED, Entry, Helped, Skill
from winsboard.domain.model.edits import Edit
from winsboard.domain.schema.kinds import max_value
from winsboard.domain.text.calendar import LOOKS_BACK
from winsboard.domain.text.sanitize import multi_line
from winsboard.named_tuple import NamedTuple

MAX_CARD_LENGTH: Final = max_value(Skill, "minutes")
"""The longest time a card may take, in minutes."""


class Ratings(NamedTuple):
    """How often a card was tried, by rating."""

    helped: int = 0
    little: int = 0
    not_today: int = 0

    @property
    def times(self) -> int:
        """The number of ratings."""
        return sum(self)


def listed(board: Board, shipped: Sequence[Skill], today: date) -> tuple[Skill, ...]:
    """The calm list: sorted by how often a card helped in the last year, then how often a little.

    Otherwise the person's own cards come first. Pages of the last year that are not loaded are not
    counted.
    """
    tried = ratings_by_card(board.entries_between(today - LOOKS_BACK, today))

    def rank(card: Skill) -> tuple[int, int]:
        said = tried.get(key_of(card), Ratings())
        return -said.helped, -said.little

    return tuple(sorted(overrides.with_shipped(board, shipped, Skill), key=rank))


def ratings_by_card(entries: Iterable[Entry]) -> dict[str, Ratings]:
    """The ratings of each card and breathing pattern, by its key."""
    tried: dict[str, Ratings] = {}
    for entry in entries:
        if entry.kind == "calm" and entry.helped:
            before = tried.get(entry.about, Ratings())
            count = getattr(before, entry.helped) + 1
            tried[entry.about] = before._replace(**{entry.helped: count})
    return tried


def key_of(card: Skill) -> str:
    """The key of a card in `about` of entries: the id of the shipped card, or its own id."""
    return card.of or card.id


def rate(about: str, name: str, helped: Helped, context: EditContext, text: str = "") -> Edit:
    """Record that a card or breathing pattern was tried, and whether it helped.

    `about` is its key and `name` its current name; `text` is an optional comment. Raises Refusal if
    the rating is unknown.
    """
    if helped not in HELPED:
        raise Refusal("calm.helped")
    said = multi_line(text)
    entry = context.entry("calm")._replace(
        text=f"{name}\n{said}" if said else name,
        about=about,
        helped=helped,
    )
    return context.creation(f"calm.{helped or 'tried'}", name, entry)
