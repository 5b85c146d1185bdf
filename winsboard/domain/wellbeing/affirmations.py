"""Affirmations, called kind lines on screen: a person's own sentences, shown where they chose.

Lines are never picked at random and never shown on a low day: a statement that feels untrue makes
people with low self-esteem feel worse (Wood, Perunovic and Lee, Psychological Science 2009).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Affirmation
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.library import PLACES, TRUTHS, Place, Truth
from winsboard.domain.text import sanitize as texts
from winsboard.domain.wellbeing import tone

PLACEHOLDER: Final = "___"
"""The placeholder in a sentence starter."""


def listed(board: Board, *, retired: bool = False) -> tuple[Affirmation, ...]:
    """The active lines, or the retired ones, in the person's order."""
    lines = board.library_documents(Affirmation)
    return tuple(line for line in lines if (line.retired_on is not None) is retired)


def line_for_place(board: Board, place: Place, today: date) -> Affirmation | None:
    """The line to show in a place today. None on a low day, or if no line is assigned to the place.

    Several lines in one place rotate daily.
    """
    if hides_lines(board, today):
        return None
    lines = [line for line in listed(board) if place in line.places]
    return lines[today.toordinal() % len(lines)] if lines else None


def hides_lines(board: Board, today: date) -> bool:
    """Whether no line is shown: a mood of the day was 1 or 2, or there is a hard-day card."""
    return tone.was_low(board, today) or tone.is_hard(board, today)


def needs_rating(line: Affirmation) -> bool:
    """Whether the person still has to be asked, once, how true a line feels."""
    return not line.truth


def add(board: Board, line: Affirmation, context: EditContext) -> Edit:
    """Add a line. Raises Refusal if it is not valid."""
    return items.add(board, validated(line), context)


def change(line: Affirmation, changed: Affirmation, context: EditContext) -> Edit | None:
    """Change the text or the places of a line. Returns None if nothing changes.

    A new text resets `truth`, so that the person is asked again. Raises Refusal if it is not valid.
    """
    kept = validated(changed)
    if kept.text != line.text and kept.truth == line.truth:
        kept = kept._replace(truth="")
    return items.change(line, kept, context)


def rate(line: Affirmation, truth: Truth, context: EditContext) -> Edit | None:
    """Record how true a line feels. Returns None if nothing changes."""
    return items.change(line, validated(line._replace(truth=truth)), context)


def retire(line: Affirmation, context: EditContext) -> Edit | None:
    """Retire a line. Returns None if it is retired already."""
    if line.retired_on is not None:
        return None
    retired = line._replace(retired_on=context.today)
    return context.update("affirmation.retired", line.text, line, retired)


def reactivate(line: Affirmation, context: EditContext) -> Edit | None:
    """Reactivate a retired line. Returns None if it is active."""
    if line.retired_on is None:
        return None
    return context.update(
        "affirmation.brought_back", line.text, line, line._replace(retired_on=None)
    )


def fill_placeholders(starter: str, *words: str) -> str:
    """Fill the placeholders of a sentence starter in order; surplus placeholders stay."""
    for word in words:
        starter = starter.replace(PLACEHOLDER, texts.short(word).rstrip("."), 1)
    return starter


def validated(line: Affirmation) -> Affirmation:
    """Validate a line.

    Raises Refusal if it is empty, has a placeholder left, or has an unknown place or truth value.
    """
    text = texts.line(line.text, "affirmation.empty")
    if PLACEHOLDER in text:
        raise Refusal("affirmation.blank")
    if not set(line.places) <= set(PLACES):
        raise Refusal("affirmation.place")
    if line.truth not in TRUTHS:
        raise Refusal("affirmation.truth")
    places = tuple(place for place in PLACES if place in line.places)
    return line._replace(text=text, places=places)
