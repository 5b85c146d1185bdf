"""Patterns and moods as plain text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.progress.moods import HabitMoods, MoodDay
from winsboard.domain.progress.patterns import Patterns
from winsboard.domain.progress.tagged import Count
from winsboard.plain.fields import entry_fields
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name, areas_of
from winsboard.words.catalog.feelings import mood_word
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.sentences.progress.patterns import (
    MOODS,
    mood_comparison_sentences,
    mood_sentence,
    numbers,
    patterns_sentence,
    strengths,
    tick_line,
    wins_by_area,
)
from winsboard.words.sentences.progress.views import days_words, wins_words
from winsboard.words.text.dates import day_words

MAX_QUOTE_LENGTH = 70
"""Characters of an entry that is quoted as an example."""


def pattern_lines(board: Board, found: Patterns, first: date, last: date) -> list[str]:
    """The patterns of a range of days: a summary, counts and examples."""
    areas = areas_of(board)
    lines = [patterns_sentence(found, areas, first, last)]
    if not found.wins:
        return lines
    lines += ["", format_phrase("progress.patterns.area")]
    for area, count in wins_by_area(found, areas):
        lines += _counted(area, count, last)
    for name, count in strengths(found):
        lines += ["", *_counted(name, count, last, indent="")]
    return lines


def more_lines(
    board: Board, found: Patterns, band: Sequence[MoodDay], habits: Sequence[HabitMoods]
) -> list[str]:
    """What is shown on demand: weekdays, times of day, and mood beside habits."""
    lines: list[str] = []
    for heading, pairs in numbers(found, board.settings.week_start):
        lines += ["", heading, *_numbers(pairs)]
    if any(day.moods for day in band):
        title = format_phrase("progress.mood.beside.title")
        lines += ["", title, *mood_comparison_sentences(habits)]
    return lines


def how_lines(found: Patterns, band: Sequence[MoodDay]) -> list[str]:
    """How to see more; empty if there is no more."""
    has_mood = any(day.moods for day in band)
    if not found.wins and not has_mood:
        return []
    return ["", format_phrase(f"progress.patterns.more{'.mood' if has_mood else ''}")]


def pattern_fields(
    board: Board, found: Patterns, band: Sequence[MoodDay], habits: Sequence[HabitMoods]
) -> dict[str, object]:
    """Patterns and moods as printed by `--json`; without moods if mood is off."""

    def count(counted: Count) -> dict[str, object]:
        words = entry_fields(counted.words, board)
        return {"wins": counted.wins, "words": words, "ticks": counted.ticks}

    fields = {
        name: count(value) if isinstance(value, Count) else value
        for name, value in found._asdict().items()
    }
    areas = areas_of(board)
    by_area = {
        key: {"name": area_name(areas, key), **count(counted)} for key, counted in found.by_area
    }
    moods = {"mood": band, "beside": habits} if board.settings.mood else {}
    return {**fields, "by_area": by_area, "by_part": dict(found.by_part), **moods}


def mood_lines(band: Sequence[MoodDay]) -> list[str]:
    """How often each mood was saved; empty if mood is off."""
    if not band:
        return []
    lines = ["", format_phrase("progress.mood.title"), mood_sentence(band)]
    if any(day.moods for day in band):
        lines += _mood_counts(band)
    return lines


def _mood_counts(band: Sequence[MoodDay]) -> list[str]:
    """A line for each mood that was saved, best first: `Good: 3 days`."""
    days = Counter(mood for day in band for mood in set(day.moods))
    return [f"  {mood_word(mood)}: {days_words(days[mood])}" for mood in MOODS if days[mood]]


def _numbers(pairs: Sequence[tuple[str, int]]) -> list[str]:
    return [f"  {name}: {wins_words(count)}" for name, count in pairs if count]


def _counted(name: str, count: Count, today: date, *, indent: str = "  ") -> list[str]:
    lines = [f"{indent}{name}: {wins_words(count.wins)}"]
    lines += [f"{indent}  {_quoted(entry, today)}" for entry in count.words]
    return lines + [f"{indent}  {tick_line(tick, today)}" for tick in count.ticks]


def _quoted(entry: Entry, today: date) -> str:
    first = win_words(entry).partition("\n")[0]
    said = first if len(first) <= MAX_QUOTE_LENGTH else first[: MAX_QUOTE_LENGTH - 1].rstrip() + "…"
    return f"{day_words(entry.day, today)}: {said}"
