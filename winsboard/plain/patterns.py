"""What wins have in common, and moods, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from winsboard.domain.board import Board
from winsboard.domain.days import weekdays_from
from winsboard.domain.documents import Entry
from winsboard.domain.mood_band import Beside, MoodDay
from winsboard.domain.patterns import Count, Patterns
from winsboard.plain.cells import padded, width
from winsboard.words import say
from winsboard.words.patterns import (
    beside_sentences,
    mood_scale_sentence,
    mood_sentence,
    part_name,
    patterns_sentence,
    strengths,
)
from winsboard.words.shipped import area_label
from winsboard.words.spoken import day_words

LONGEST_WORDS = 70
"""Characters of an entry beside a count."""


def pattern_lines(board: Board, found: Patterns, first: date, last: date) -> list[str]:
    """The patterns of a span in a sentence, counts and words."""
    order = weekdays_from(board.settings.week_start)
    lines = [patterns_sentence(found, first, last)]
    if not found.wins:
        return lines
    lines += ["", say("progress.patterns.area")]
    for area, count in found.by_area:
        lines += _counted(area_label(area), count, last)
    lines += ["", say("progress.patterns.weekday")]
    lines += _numbers((say(f"spoken.weekday.{n}"), found.by_weekday[n]) for n in order)
    if any(count for _, count in found.by_part):
        lines += ["", say("progress.patterns.part")]
        lines += _numbers((part_name(part), count) for part, count in found.by_part)
    for name, count in strengths(found):
        if count.wins:
            lines += ["", *_counted(name, count, last, indent="")]
    return lines


def mood_lines(band: Sequence[MoodDay], beside: Sequence[Beside]) -> list[str]:
    """The moods of a span as dots over days, and habits beside them; none where mood is off."""
    if not band:
        return []
    lines = ["", say("progress.mood.title"), mood_sentence(band)]
    if any(day.moods for day in band):
        lines += ["", *_dots(band), "", mood_scale_sentence()]
        lines += ["", say("progress.mood.beside.title"), *beside_sentences(beside)]
    return lines


def _dots(band: Sequence[MoodDay]) -> list[str]:
    """Five lines, the good moods on top; a day without a mood is a gap in all of them."""
    rows = (
        "".join("o" if mood in day.moods else " " for day in band).rstrip()
        for mood in range(5, 0, -1)
    )
    return [f"  {5 - n} {row}".rstrip() for n, row in enumerate(rows)]


def _numbers(pairs: Iterable[tuple[str, int]]) -> list[str]:
    known = list(pairs)
    room = max(width(name) for name, _ in known)
    return [f"  {padded(name, room)}  {count:>4}" for name, count in known]


def _counted(name: str, count: Count, today: date, *, indent: str = "  ") -> list[str]:
    lines = [f"{indent}{name}: {count.wins}"]
    return lines + [f"{indent}  {_quoted(entry, today)}" for entry in count.words]


def _quoted(entry: Entry, today: date) -> str:
    first = entry.text.partition("\n")[0]
    said = first if len(first) <= LONGEST_WORDS else first[: LONGEST_WORDS - 1].rstrip() + "…"
    return f"{day_words(entry.day, today)}: {said}"
