"""Goals, measures, routines and what helped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from winsboard.domain.goals.score import Score
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Skill
from winsboard.domain.model.goals import GoalEvent, Measure, Reading
from winsboard.domain.summary.progress import GoalPart, MeasurePart, RoutinePart
from winsboard.domain.summary.without_names import Hide
from winsboard.domain.wellbeing.coping_cards import Ratings, key_of
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import breath_name, patterns, shipped_skills
from winsboard.words.sentences.goals.goals import level_line, level_words
from winsboard.words.sentences.goals.story import event_words
from winsboard.words.sentences.measures.readings import help_words, start_words, value_words
from winsboard.words.sentences.summary.days import dated
from winsboard.words.text.dates import number_words, short_day

TEN_METRES: Final = "mil.neuro.walk10"
"""The template of the seconds for ten metres."""
_RATED: Final = ("helped", "little", "not_today")


def goal_lines(part: GoalPart, *, names: bool) -> Iterator[str]:
    """A goal: its level at the start and now, its steps, and what comes next."""
    goal = part.goal
    start, now = level_words(goal.start_level), level_line(goal, goal.level)
    yield format_phrase("summary.goal.levels", start=start, now=now)
    if part.steps.done:
        yield format_phrase("summary.goal.steps", done=part.steps.done, all=part.steps.all)
    for event in part.done:
        yield dated(event.day, event_words(_without_name(event, names=names)))
    if part.then is not None:
        yield format_phrase("summary.goal.next", step=part.then.title)


def turn_lines(part: GoalPart, *, names: bool) -> Iterator[str]:
    """What was changed on a goal, on which day and why."""
    for event in part.turns:
        yield dated(event.day, event_words(_without_name(event, names=names)))


def _without_name(event: GoalEvent, *, names: bool) -> GoalEvent:
    return event if names else event._replace(by="")


def score_line(score: Score) -> str:
    """The score of the goals at the start and now."""
    return format_phrase("summary.score", start=f"{score.start:.1f}", now=f"{score.now:.1f}")


def measure_row(part: MeasurePart, *, names: bool) -> tuple[str, ...]:
    """A set-up of a measure: its name, first, latest, range, wobble, and who measured."""
    measure, record = part.measure, part.record
    name = measure.name
    if record.set_up:
        name = format_phrase("summary.measure.set_up", name=name, set_up=record.set_up)
    first = record.first if record.first is not None else part.latest.value
    first_on = record.first_on or part.latest.day
    latest = value_with_speed(measure, part.latest.value, part.latest.out_of)
    if part.latest.help is not None:
        with_help = {"said": latest, "help": help_words(part.latest.help)}
        latest = format_phrase("summary.measure.help", **with_help)
    return (
        name,
        _on(value_with_speed(measure, first, measure.out_of), short_day(first_on)),
        _on(latest, short_day(part.latest.day)),
        _range(measure, record.best, record.other),
        number_words(measure.wobble) if measure.wobble else "",
        ", ".join(by_words(by, together, names=names) for by, together in part.by),
    )


def by_words(by: str, together: bool, *, names: bool) -> str:
    """Who measured: I did, a name, or somebody without a name."""
    if not by:
        return format_phrase("summary.by.me")
    if names:
        return format_phrase("summary.by.with", name=by) if together else by
    return format_phrase("summary.by.together" if together else "summary.by.other")


def value_with_speed(measure: Measure, value: float, out_of: float | None) -> str:
    """A value with its unit; of ten metres also the speed."""
    said = value_words(measure, value, out_of)
    speed = metres_per_second(measure, value)
    if speed is None:
        return said
    return format_phrase("summary.measure.speed", said=said, speed=f"{speed:.2f}")


def metres_per_second(measure: Measure, value: float) -> float | None:
    """The speed of walking ten metres; None for other measures."""
    if measure.template != TEN_METRES or measure.kind != "time" or value <= 0:
        return None
    return 10 / value


def _on(said: str, day: str) -> str:
    return format_phrase("summary.measure.on", said=said, day=day)


def _range(measure: Measure, best: float | None, other: float | None) -> str:
    low, high = sorted((best or 0.0, other or 0.0))
    if low == high:
        return value_words(measure, low)
    ends = {"low": start_words(measure, low), "high": value_words(measure, high)}
    return format_phrase("summary.measure.range", **ends)


def chart_about(part: MeasurePart) -> str:
    """What a chart shows, for who cannot see it."""
    _, first, latest, within, *_ = measure_row(part, names=False)
    return format_phrase("summary.chart", first=first, latest=latest, range=within)


def csv_row(measure: Measure, reading: Reading, *, names: bool) -> tuple[str | float | None, ...]:
    """A reading as cells of a table for a spreadsheet program."""
    speed = metres_per_second(measure, reading.value)
    return (
        measure.name,
        reading.day.isoformat(),
        reading.value,
        measure.unit,
        reading.out_of,
        reading.set_up,
        "" if reading.help is None else help_words(reading.help),
        by_words(reading.by, reading.with_person, names=names),
        None if speed is None else round(speed, 3),
    )


def routine_line(part: RoutinePart) -> str:
    """`Bedtime: 14 of the 19 days with an entry`."""
    key = "summary.routine.one" if part.days == 1 else "summary.routine"
    return format_phrase(key, name=part.name, done=part.done, days=part.days)


def helped_line(board: Board, about: str, rated: Ratings, hide: Hide) -> str:
    """A coping card and how it was rated: `Walk: helped 3 times, helped a little once`.

    `hide` is for the names in the name of one's own card.
    """
    counts = [(rating, getattr(rated, rating)) for rating in _RATED]
    said = ", ".join(
        format_phrase(f"summary.{rating}{'.one' if count == 1 else ''}", count=count)
        for rating, count in counts
        if count
    )
    return format_phrase("summary.helped.line", name=_card_name(board, about, hide), said=said)


def _card_name(board: Board, about: str, hide: Hide) -> str:
    names = {pattern.id: breath_name(pattern) for pattern in patterns()}
    names |= {card.id: card.name for card in shipped_skills()}
    names |= {key_of(card): hide(card.name) for card in board.library_documents(Skill)}
    return names.get(about) or format_phrase("summary.helped.card")
