"""Trigger notes: what caused a hard moment, counted by category and time of day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Part
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.sanitize import multi_line
from winsboard.named_tuple import NamedTuple

DayPart: TypeAlias = Literal["night", "morning", "afternoon", "evening"]

BEGINS: Final[tuple[tuple[int, DayPart], ...]] = (
    (22, "night"),
    (17, "evening"),
    (12, "afternoon"),
    (5, "morning"),
    (0, "night"),
)
"""The hour at which each part of the day begins, latest first."""
LATELY: Final = timedelta(days=89)
"""How far before today notes are counted."""
HELPED: Final = "helped"
"""Id of the step that asks what helped."""


class TriggerCount(NamedTuple):
    """A summary of the notes of one category."""

    about: str
    """Id of the category."""
    times: int
    parts: tuple[tuple[DayPart, int], ...]
    """Notes per part of the day, most frequent first."""
    words: tuple[str, ...]
    """The texts of the notes, newest first."""
    helped: tuple[str, ...]
    """The answers to what helped, newest first."""


def note(about: str, context: EditContext, text: str = "", helped: Part | None = None) -> Edit:
    """Save a trigger note. Text and `helped` are optional.

    `about` is the id of a shipped category.
    """
    answer = multi_line(helped.answer) if helped else ""
    entry = context.entry("trigger")._replace(
        text=multi_line(text),
        parts=(Part(helped.prompt, answer, HELPED),) if helped and answer else (),
        about=about,
    )
    return context.creation("trigger.kept", "", entry)


def change(entry: Entry, text: str, helped: Part, context: EditContext) -> Edit | None:
    """Replace the text of a note and what helped. Returns None if nothing changes."""
    answer = multi_line(helped.answer)
    others = tuple(part for part in entry.parts if part.step != HELPED)
    changed = entry._replace(
        text=multi_line(text),
        parts=(*others, Part(helped.prompt, answer, HELPED)) if answer else others,
    )
    return None if changed == entry else context.update("trigger.changed", "", entry, changed)


def helped_by(entry: Entry) -> str:
    """The answer of a note to what helped; empty if there is none."""
    return next((part.answer for part in entry.parts if part.step == HELPED), "")


def counts(entries: Iterable[Entry]) -> tuple[TriggerCount, ...]:
    """Summarize the trigger notes among some entries by category, most frequent first."""
    notes = sorted((e for e in entries if e.kind == "trigger"), key=lambda e: e.at, reverse=True)
    by_category = Counter(entry.about for entry in notes)
    return tuple(
        _count(about, [e for e in notes if e.about == about])
        for about, _ in by_category.most_common()
    )


def part_of_day(at: datetime) -> DayPart:
    """The part of the day of a time, in local time."""
    return next(part for hour, part in BEGINS if at.hour >= hour)


def _count(about: str, notes: list[Entry]) -> TriggerCount:
    return TriggerCount(
        about=about,
        times=len(notes),
        parts=tuple(Counter(part_of_day(entry.at) for entry in notes).most_common()),
        words=tuple(entry.text for entry in notes if entry.text),
        helped=tuple(p.answer for e in notes for p in e.parts if p.step == HELPED),
    )
