"""The progress of a habit in sentences. Getting worse is never mentioned."""

from __future__ import annotations

from winsboard.domain.habits.growth import WEEK, HabitView
from winsboard.domain.habits.runs import Run
from winsboard.words import content, format_phrase
from winsboard.words.catalog.habits import steadiness_word
from winsboard.words.sentences.progress.views import counted, days_words
from winsboard.words.text.dates import month_words


def steadiness_words() -> tuple[str, ...]:
    """The words for steadiness, lowest first."""
    return tuple(str(word["label"]) for word in content("habits")["steadiness"]["words"])


def step_of(score: float) -> int:
    """The number of the word for a score, from 1."""
    return steadiness_words().index(steadiness_word(score)) + 1


def habit_sentence(view: HabitView) -> str:
    """`Make the bed: Growing. 9 days in the last four weeks.`, or how it has grown since."""
    said = format_phrase("progress.habit", habit=view.habit.label, word=steadiness_word(view.score))
    lately = ""
    if view.lately.done and not _has_grown(view):
        lately = format_phrase("progress.habit.lately.said", days=days_words(view.lately.done))
    return " ".join(filter(None, (said, lately, grown_since(view))))


def lately_words(view: HabitView) -> str:
    """The days of the last four weeks; empty if there are none."""
    if not view.lately.done:
        return ""
    return format_phrase("progress.habit.lately", days=days_words(view.lately.done))


def _has_grown(view: HabitView) -> bool:
    return view.start is not None and view.lately.done >= view.start.done


def grown_since(view: HabitView) -> str:
    """The start compared with now, unless now is less, and the best run if it is switched on."""
    said = []
    if view.start is not None and _has_grown(view):
        start, lately = days_words(view.start.done), days_words(view.lately.done)
        before = min((point.day for point in view.series), default=view.start.first) - WEEK
        month = month_words(view.start.first)
        if view.start.done:
            key = "progress.habit.start" + (".before" if view.start.first <= before else "")
            said.append(format_phrase(key, start=start, lately=lately, month=month))
        elif view.lately.done:
            said.append(format_phrase("progress.habit.lately.said", days=lately))
    if view.run is not None and view.run.length:
        said.append(format_phrase("progress.habit.run", run=run_words(view.run)))
    return " ".join(said)


def run_words(run: Run) -> str:
    """A run in words: `12 days in a row`, `3 weeks in a row`, `5 times in a row`."""
    return counted("in_a_row" if run.unit == "days" else run.unit, days=run.length)


def explanation_lines(view: HabitView) -> tuple[str, str, str]:
    """An explanation of the steadiness word in three lines: the record, the rule, the word."""
    lately = view.lately
    if lately.done:
        key = "progress.habit.how.days.more" if lately.rest else "progress.habit.how.days"
    else:
        key = "progress.habit.how.rest_only" if lately.rest else "progress.habit.how.none"
    word, words = steadiness_word(view.score), ", ".join(steadiness_words())
    return (
        format_phrase(key, done=days_words(lately.done), rest=days_words(lately.rest)),
        format_phrase("progress.habit.how.rule"),
        format_phrase("progress.habit.how.word", word=word, words=words),
    )
