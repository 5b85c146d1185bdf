"""The progress of habits as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from winsboard.domain.habits.growth import HabitView
from winsboard.words import format_phrase
from winsboard.words.sentences.habits.growth import (
    explanation_lines,
    habit_sentence,
    steadiness_words,
    step_of,
)
from winsboard.words.text.dates import month_words


def habits_lines(views: Sequence[HabitView]) -> list[str]:
    """A summary of each habit, and when it first came to each of its words."""
    if not views:
        return [format_phrase("progress.habits.none")]
    lines: list[str] = []
    for view in views:
        lines += [habit_sentence(view), *_reached(view)]
    words = ", ".join(steadiness_words())
    return [*lines, "", format_phrase("progress.habit.scale", words=words)]


def habit_lines(view: HabitView) -> list[str]:
    """A summary of one habit, with an explanation of its steadiness word."""
    return [habit_sentence(view), *_reached(view), "", *explanation_lines(view)]


def _reached(view: HabitView) -> list[str]:
    """The months in which the steadiness first came to a higher word; empty if there are none.

    The word that the last year began with may be older than that, so it is left out.
    """
    steps = [step_of(point.score) for point in view.series]
    highest = list(accumulate(steps, max))
    rises = [n for n in range(1, len(steps)) if highest[n] > highest[n - 1]]
    each = [
        format_phrase(
            "plain.habit.since",
            word=steadiness_words()[steps[n] - 1],
            month=month_words(view.series[n].day),
        )
        for n in rises
    ]
    return [format_phrase("plain.habit.reached", each=", ".join(each))] if each else []
