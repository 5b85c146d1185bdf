"""The progress of habits as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.habits.growth import HabitView
from winsboard.words import say
from winsboard.words.sentences.growth import habit_sentence, how_lines, steadiness_words, step_of


def habits_lines(views: Sequence[HabitView]) -> list[str]:
    """A summary of each habit, with its steadiness week by week as numbers."""
    if not views:
        return [say("progress.habits.none")]
    lines: list[str] = []
    for view in views:
        lines += [habit_sentence(view), _series(view)]
    words = ", ".join(f"{n} {word}" for n, word in enumerate(steadiness_words(), 1))
    return [*lines, "", say("progress.habit.scale", words=words)]


def habit_lines(view: HabitView) -> list[str]:
    """A summary of one habit, with an explanation of its steadiness word."""
    return [habit_sentence(view), _series(view), "", *how_lines(view)]


def _series(view: HabitView) -> str:
    steps = "".join(str(step_of(point.score)) for point in view.series)
    return (
        f"  {say('progress.habit.series', title=say('progress.habit.series.title'), steps=steps)}"
    )
