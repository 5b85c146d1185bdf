"""Harsh thoughts: catch, check, choose. Each may stay blank, and catching alone counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Part
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.sanitize import many_lines
from winsboard.domain.wellbeing import moods, tone
from winsboard.named_tuple import NamedTuple

CATCH: Final = "catch"
CHECK: Final = "check"
CHOOSE: Final = "choose"
STEPS: Final = (CATCH, CHECK, CHOOSE)


class Count(NamedTuple):
    """What was kept of harsh thoughts, in plain counts and own words."""

    caught: int
    answered: int
    """How many of them have a fairer sentence."""
    traps: tuple[tuple[str, int], ...]
    """Ids of thinking traps that were named, most frequent first."""
    chosen: tuple[str, ...]
    """The fairer sentences, newest first."""


def keep(answers: Sequence[Part], moment: EditContext, trap: str = "") -> Edit:
    """Keep a thought; `answers` are those of the three steps, with the step of each.

    Raises Refusal where all of them are blank.
    """
    parts = _written(answers)
    if not parts:
        raise Refusal("thought.empty")
    entry = moment.entry("thought")._replace(
        parts=parts,
        about=trap,
    )
    return moment.creation("thought.answered" if _answer(entry) else "thought.caught", "", entry)


def change(
    entry: Entry, answers: Sequence[Part], moment: EditContext, trap: str = ""
) -> Edit | None:
    """Go on with a thought that was kept; none if nothing changes.

    Raises Refusal where all of it is blank.
    """
    changed = entry._replace(parts=_written(answers), about=trap or entry.about)
    if not changed.parts:
        raise Refusal("thought.empty")
    return None if changed == entry else moment.update("thought.changed", "", entry, changed)


def is_offered(board: Board, today: date) -> bool:
    """Whether the board offers it: not after a mood of 1, where a steady breath comes first."""
    return tone.mood_of(board, today) != moods.LOWEST


def counts(entries: Iterable[Entry]) -> Count:
    """The thoughts among some entries."""
    kept = sorted((e for e in entries if e.kind == "thought"), key=lambda e: e.at, reverse=True)
    chosen = tuple(answer for entry in kept if (answer := _answer(entry)))
    traps = Counter(entry.about for entry in kept if entry.about)
    return Count(len(kept), len(chosen), tuple(traps.most_common()), chosen)


def _written(answers: Sequence[Part]) -> tuple[Part, ...]:
    parts = (Part(p.prompt, many_lines(p.answer), p.step) for p in answers)
    return tuple(part for part in parts if part.answer.strip())


def _answer(entry: Entry) -> str:
    return next((part.answer for part in entry.parts if part.step == CHOOSE), "")
