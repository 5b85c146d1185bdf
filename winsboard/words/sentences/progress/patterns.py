"""Patterns and moods as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from winsboard.domain.library.areas import Areas
from winsboard.domain.progress.moods import FAIRLY_GOOD, HabitMoods, MoodDay
from winsboard.domain.progress.patterns import Patterns
from winsboard.domain.progress.tagged import EXAMPLES, TAGS, Count, Tick
from winsboard.domain.text.calendar import weekdays_from
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name
from winsboard.words.catalog.feelings import mood_scale, mood_word
from winsboard.words.sentences.progress.views import days_words, wins_words
from winsboard.words.text.dates import day_words

MOODS: Final = (5, 4, 3, 2, 1)
"""The moods, best first."""


def patterns_sentence(found: Patterns, areas: Areas, first: date, last: date) -> str:
    """A summary: `412 wins from 1 January to 21 November, most in the area Morning.`"""
    named = [name for name, _ in wins_by_area(found, areas) if name != area_name(areas, "")]
    span = {"first": day_words(first, last), "last": day_words(last, last)}
    if not found.wins:
        return format_phrase("progress.patterns.none")
    wins = wins_words(found.wins)
    key = "progress.patterns.day" if first == last else "progress.patterns"
    values = {"wins": wins, "day": span["first"], **span}
    if not named:
        return format_phrase(key, **values)
    return format_phrase(f"{key}.most", area=named[0], **values)


def wins_by_area(found: Patterns, areas: Areas) -> list[tuple[str, Count]]:
    """The counts by the name of an area, most wins first. Areas of the same name are one."""
    counts: dict[str, Count] = {}
    for key, count in found.by_area:
        name = area_name(areas, key)
        other = counts.get(name, Count(0, ()))
        words = sorted((*other.words, *count.words), key=lambda e: (e.day, e.at), reverse=True)
        ticks = sorted((*other.ticks, *count.ticks), key=lambda tick: tick.day, reverse=True)
        counts[name] = Count(
            other.wins + count.wins,
            tuple(words[:EXAMPLES]),
            tuple(ticks[: EXAMPLES - len(words[:EXAMPLES])]),
        )
    return sorted(counts.items(), key=lambda pair: -pair[1].wins)


def strengths(found: Patterns) -> list[tuple[str, Count]]:
    """The counts by tag, with labels, without zeros."""
    counted = [(format_phrase(f"progress.patterns.{name}"), getattr(found, name)) for name in TAGS]
    return [(name, count) for name, count in counted if count.wins]


def tick_line(tick: Tick, today: date) -> str:
    """A tick as an example: `Tuesday 3 November: Walk`."""
    return format_phrase(
        "progress.patterns.tick", day=day_words(tick.day, today), habit=tick.habit.label
    )


def numbers(found: Patterns, week_start: int) -> list[tuple[str, list[tuple[str, int]]]]:
    """Wins per weekday and part of the day, as (heading, [(label, count), ...]), without zeros."""
    days = [
        (format_phrase(f"spoken.weekday.{n}"), found.by_weekday[n])
        for n in weekdays_from(week_start)
    ]
    parts = [(format_phrase(f"progress.part.{part}"), count) for part, count in found.by_part]
    groups = [
        (format_phrase("progress.patterns.weekday"), [pair for pair in days if pair[1]]),
        (format_phrase("progress.patterns.part"), [pair for pair in parts if pair[1]]),
    ]
    return [(heading, pairs) for heading, pairs in groups if pairs]


def mood_band(band: Sequence[MoodDay], room: int, dot: str) -> Iterator[tuple[str, list[str]]]:
    """A dot plot of moods, split into blocks of `room` days: (first day, five lines of dots).

    The best mood is on top. A day without a mood is a gap.
    """
    for start in range(0, len(band), room):
        days = band[start : start + room]
        if any(day.moods for day in days):
            rows = ("".join(dot if n in day.moods else " " for day in days) for n in MOODS)
            yield day_words(days[0].day, band[-1].day), [row.rstrip() for row in rows]


def mood_sentence(band: Sequence[MoodDay]) -> str:
    """A summary: `A mood was noted on 14 days.`"""
    noted = sum(bool(day.moods) for day in band)
    if not noted:
        return format_phrase("progress.mood.none")
    return format_phrase("progress.mood", days=days_words(noted))


def mood_scale_sentence() -> str:
    """The legend of the dot plot."""
    return format_phrase(
        "progress.mood.scale", words=", ".join(grade.label for grade in mood_scale())
    )


def mood_comparison_sentences(beside: Sequence[HabitMoods]) -> tuple[str, ...]:
    """A sentence for each habit with more good moods on its days, and a note on what it means."""
    said = [
        format_phrase(
            "progress.mood.beside",
            habit=each.habit.label,
            word=mood_word(FAIRLY_GOOD),
            good_with=each.good_with,
            days_with=each.days_with,
            good_without=each.good_without,
            days_without=each.days_without,
        )
        for each in beside
        if each.more_often
    ]
    return (*said, format_phrase(f"progress.mood.beside.{'note' if said else 'none'}"))
