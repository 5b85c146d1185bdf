"""Patterns and moods in sentences: counts, the person's words, never a cause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.progress.moods import FAIRLY_GOOD, Beside, MoodDay
from winsboard.domain.progress.patterns import Count, PartOfDay, Patterns
from winsboard.words import say
from winsboard.words.catalog.feelings import mood_scale, mood_word
from winsboard.words.catalog.habits import area_label
from winsboard.words.sentences.progress import days_words, wins_words
from winsboard.words.text.dates import day_words


def patterns_sentence(found: Patterns, first: date, last: date) -> str:
    """`412 wins from 1 January to 21 November, most in Morning.`"""
    named = [(area, count) for area, count in found.by_area if area]
    span = {"first": day_words(first, last), "last": day_words(last, last)}
    if not found.wins:
        return say("progress.patterns.none", **span)
    wins = wins_words(found.wins)
    if not named:
        return say("progress.patterns", wins=wins, **span)
    return say("progress.patterns.most", wins=wins, area=area_label(named[0][0]), **span)


def part_name(part: PartOfDay) -> str:
    """The name of a part of the day."""
    return say(f"progress.part.{part}")


def strengths(found: Patterns) -> tuple[tuple[str, Count], ...]:
    """What is counted as a strength, each with its name: first times, hard days, limits, help."""
    return (
        (say("progress.patterns.firsts"), found.firsts),
        (say("progress.patterns.hard"), found.hard),
        (say("progress.patterns.said_no"), found.said_no),
        (say("progress.patterns.asked"), found.asked),
        (say("progress.patterns.on_my_own"), found.on_my_own),
    )


def mood_sentence(band: Sequence[MoodDay]) -> str:
    """`A mood was noted on 14 days.`"""
    noted = sum(bool(day.moods) for day in band)
    if not noted:
        return say("progress.mood.none")
    return say("progress.mood", days=days_words(noted))


def mood_scale_sentence() -> str:
    """What the lines of the band stand for."""
    return say("progress.mood.scale", words=", ".join(grade.label for grade in mood_scale()))


def beside_sentences(beside: Sequence[Beside]) -> tuple[str, ...]:
    """A sentence for each habit beside which good moods were noted more often, and what to make of
    it."""
    said = [
        say(
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
    return (*said, say(f"progress.mood.beside.{'note' if said else 'none'}"))
