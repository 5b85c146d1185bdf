"""Trigger notes: what set something off, shown back as plain counts and the person's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Part
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.sanitize import many_lines
from winsboard.named_tuple import NamedTuple

DayPart: TypeAlias = Literal["night", "morning", "afternoon", "evening"]

BEGINS: Final[tuple[tuple[int, DayPart], ...]] = (
    (22, "night"),
    (17, "evening"),
    (12, "afternoon"),
    (5, "morning"),
    (0, "night"),
)
"""The hours at which the parts of a day begin."""
LATELY: Final = timedelta(days=89)
"""Days before today whose notes are counted."""
HELPED: Final = "helped"
"""The step of a note that says what helped."""


class Count(NamedTuple):
    """What the notes of one category say together."""

    about: str
    """Id of the category."""
    times: int
    parts: tuple[tuple[DayPart, int], ...]
    """How many of them in which part of the day, most first."""
    words: tuple[str, ...]
    """What was written in them, newest first."""
    helped: tuple[str, ...]
    """What was written that helped, newest first."""


def note(about: str, moment: EditContext, text: str = "", helped: Part | None = None) -> Edit:
    """Keep what set something off; words and what helped may stay empty.

    `about` is the id of a category of the shipped words.
    """
    answer = many_lines(helped.answer) if helped else ""
    entry = moment.entry("trigger")._replace(
        text=many_lines(text),
        parts=(Part(helped.prompt, answer, HELPED),) if helped and answer else (),
        about=about,
    )
    return moment.creation("trigger.kept", "", entry)


def change(entry: Entry, text: str, helped: Part, moment: EditContext) -> Edit | None:
    """Change the words of a note and what helped; none if nothing changes."""
    answer = many_lines(helped.answer)
    others = tuple(part for part in entry.parts if part.step != HELPED)
    changed = entry._replace(
        text=many_lines(text),
        parts=(*others, Part(helped.prompt, answer, HELPED)) if answer else others,
    )
    return None if changed == entry else moment.update("trigger.changed", "", entry, changed)


def helped_by(entry: Entry) -> str:
    """What helped, as it was written in a note."""
    return next((part.answer for part in entry.parts if part.step == HELPED), "")


def counts(entries: Iterable[Entry]) -> tuple[Count, ...]:
    """The notes among some entries by category, most frequent first; never a cause."""
    notes = sorted((e for e in entries if e.kind == "trigger"), key=lambda e: e.at, reverse=True)
    by_category = Counter(entry.about for entry in notes)
    return tuple(
        _count(about, [e for e in notes if e.about == about])
        for about, _ in by_category.most_common()
    )


def part_of(at: datetime) -> DayPart:
    """The part of the day a moment lies in, by the clock on the wall."""
    return next(part for hour, part in BEGINS if at.hour >= hour)


def _count(about: str, notes: list[Entry]) -> Count:
    return Count(
        about=about,
        times=len(notes),
        parts=tuple(Counter(part_of(entry.at) for entry in notes).most_common()),
        words=tuple(entry.text for entry in notes if entry.text),
        helped=tuple(p.answer for e in notes for p in e.parts if p.step == HELPED),
    )
