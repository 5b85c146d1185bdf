"""The calm list: coping cards with their steps, and what helped rising to its top."""

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
from winsboard.domain.schema.kinds import highest
from winsboard.domain.text.calendar import LOOKS_BACK
from winsboard.domain.text.sanitize import many_lines
from winsboard.named_tuple import NamedTuple

LONGEST_CARD: Final = highest(Skill, "minutes")
"""Minutes."""


class Tried(NamedTuple):
    """How often a card was tried, by what was said of it."""

    helped: int = 0
    little: int = 0
    not_today: int = 0

    @property
    def times(self) -> int:
        """How often something was said of it."""
        return sum(self)


def listed(board: Board, shipped: Sequence[Skill], today: date) -> tuple[Skill, ...]:
    """The calm list: what helped most often in the last year first, then what helped a little.

    Among those of which nothing was said one's own come first. The pages of the last year have to
    be on the board; what is not there is not counted.
    """
    tried = tried_by_card(board.entries_between(today - LOOKS_BACK, today))

    def rank(card: Skill) -> tuple[int, int]:
        said = tried.get(key_of(card), Tried())
        return -said.helped, -said.little

    return tuple(sorted(overrides.with_shipped(board, shipped, Skill), key=rank))


def tried_by_card(entries: Iterable[Entry]) -> dict[str, Tried]:
    """How often each card and each breathing pattern was tried, by its key."""
    tried: dict[str, Tried] = {}
    for entry in entries:
        if entry.kind == "calm" and entry.helped:
            before = tried.get(entry.about, Tried())
            count = getattr(before, entry.helped) + 1
            tried[entry.about] = before._replace(**{entry.helped: count})
    return tried


def key_of(card: Skill) -> str:
    """What stands in `about` of an entry: the id of the shipped card, or that of one's own."""
    return card.of or card.id


def rate(about: str, name: str, helped: Helped, moment: EditContext, text: str = "") -> Edit:
    """Keep that a card or a breathing pattern was tried, and what came of it.

    `about` is its key, `name` is kept as it was read that day; `text` are words of one's own.
    """
    if helped not in HELPED:
        raise Refusal("calm.helped")
    said = many_lines(text)
    entry = moment.entry("calm")._replace(
        text=f"{name}\n{said}" if said else name,
        about=about,
        helped=helped,
    )
    return moment.creation(f"calm.{helped or 'tried'}", name, entry)
