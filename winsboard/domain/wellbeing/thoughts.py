"""Thought records for harsh thoughts, in three optional steps: catch, check, choose."""

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
from winsboard.domain.text.sanitize import multi_line
from winsboard.domain.wellbeing import moods, tone
from winsboard.named_tuple import NamedTuple

CATCH: Final = "catch"
CHECK: Final = "check"
CHOOSE: Final = "choose"
STEPS: Final = (CATCH, CHECK, CHOOSE)


class ThoughtCounts(NamedTuple):
    """Counts of thought records, and the person's own answers."""

    caught: int
    answered: int
    """How many of them have an answer to the last step, a fairer thought."""
    traps: tuple[tuple[str, int], ...]
    """Pairs of a thinking trap's id and how often it was named, most frequent first."""
    chosen: tuple[str, ...]
    """The fairer thoughts, newest first."""


def save(answers: Sequence[Part], context: EditContext, trap: str = "") -> Edit:
    """Save a thought record. Each of `answers` names its step; `trap` is the id of a thinking trap.

    Raises Refusal if all answers are blank.
    """
    parts = _written(answers)
    if not parts:
        raise Refusal("thought.empty")
    entry = context.entry("thought")._replace(
        parts=parts,
        about=trap,
    )
    return context.creation("thought.answered" if answer_of(entry) else "thought.caught", "", entry)


def change(
    entry: Entry, answers: Sequence[Part], context: EditContext, trap: str = ""
) -> Edit | None:
    """Replace the answers of a thought record. Returns None if nothing changes.

    An empty `trap` keeps the old one. Raises Refusal if all answers are blank.
    """
    changed = entry._replace(parts=_written(answers), about=trap or entry.about)
    if not changed.parts:
        raise Refusal("thought.empty")
    return None if changed == entry else context.update("thought.changed", "", entry, changed)


def is_offered(board: Board, today: date) -> bool:
    """Whether the board offers a thought record. After a mood of 1, it offers breathing instead."""
    return tone.mood_of(board, today) != moods.LOWEST


def counts(entries: Iterable[Entry]) -> ThoughtCounts:
    """Count the thought records among some entries."""
    kept = sorted((e for e in entries if e.kind == "thought"), key=lambda e: e.at, reverse=True)
    chosen = tuple(answer for entry in kept if (answer := answer_of(entry)))
    traps = Counter(entry.about for entry in kept if entry.about)
    return ThoughtCounts(len(kept), len(chosen), tuple(traps.most_common()), chosen)


def answer_of(entry: Entry) -> str:
    """The fairer thought of a thought record; empty if there is none yet."""
    return next((part.answer for part in entry.parts if part.step == CHOOSE), "")


def _written(answers: Sequence[Part]) -> tuple[Part, ...]:
    parts = (Part(p.prompt, multi_line(p.answer), p.step) for p in answers)
    return tuple(part for part in parts if part.answer.strip())
