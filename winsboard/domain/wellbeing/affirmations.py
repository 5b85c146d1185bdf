"""Kind lines: a person's own words, shown where they put them and nowhere else.

None is drawn by chance and none is shown on a low day, because a line that feels untrue then can
make it worse (domain.md 2.9).
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

BLANK: Final = "___"
"""What stands in a starter where words of one's own go."""


def listed(board: Board, *, retired: bool = False) -> tuple[Affirmation, ...]:
    """The lines in use, or those that were retired, in the person's order."""
    lines = board.own(Affirmation)
    return tuple(line for line in lines if (line.retired_on is not None) is retired)


def shown(board: Board, place: Place, today: date) -> Affirmation | None:
    """The line that a place shows today; none on a low day, or where none was put there.

    Where several were put they take turns by the day.
    """
    if is_quiet(board, today):
        return None
    lines = [line for line in listed(board) if place in line.places]
    return lines[today.toordinal() % len(lines)] if lines else None


def is_quiet(board: Board, today: date) -> bool:
    """Whether no kind line is shown: a mood of the day was 1 or 2, or a hard-day card was kept."""
    return tone.was_low(board, today) or tone.is_hard(board, today)


def asks_how_true(line: Affirmation) -> bool:
    """Whether it is asked how true a line feels: once, before it is shown anywhere."""
    return not line.truth


def add(board: Board, line: Affirmation, moment: EditContext) -> Edit:
    """Add a line."""
    return items.add(board, checked(line), moment)


def change(line: Affirmation, changed: Affirmation, moment: EditContext) -> Edit | None:
    """Change the words or the places of a line; none if nothing changes.

    Other words are another line, of which it is asked anew how true it feels.
    """
    kept = checked(changed)
    if kept.text != line.text and kept.truth == line.truth:
        kept = kept._replace(truth="")
    return items.change(line, kept, moment)


def rate(line: Affirmation, truth: Truth, moment: EditContext) -> Edit | None:
    """Keep how true a line feels; none if it is so already."""
    return items.change(line, checked(line._replace(truth=truth)), moment)


def retire(line: Affirmation, moment: EditContext) -> Edit | None:
    """Put a line away for good; none if it is away already."""
    if line.retired_on is not None:
        return None
    retired = line._replace(retired_on=moment.today)
    return moment.update("affirmation.retired", line.text, line, retired)


def bring_back(line: Affirmation, moment: EditContext) -> Edit | None:
    """Bring a line back that was put away; none if it is in use."""
    if line.retired_on is None:
        return None
    return moment.update(
        "affirmation.brought_back", line.text, line, line._replace(retired_on=None)
    )


def completed(starter: str, *words: str) -> str:
    """A starter with words in its blanks; blanks for which there are none stay."""
    for word in words:
        starter = starter.replace(BLANK, texts.short(word).rstrip("."), 1)
    return starter


def checked(line: Affirmation) -> Affirmation:
    """The line as it may be kept.

    Raises Refusal if it is empty, has a blank left, or says a place or a truth there is not.
    """
    text = texts.line(line.text, "affirmation.empty")
    if BLANK in text:
        raise Refusal("affirmation.blank")
    if not set(line.places) <= set(PLACES):
        raise Refusal("affirmation.place")
    if line.truth not in TRUTHS:
        raise Refusal("affirmation.truth")
    places = tuple(place for place in PLACES if place in line.places)
    return line._replace(text=text, places=places)
