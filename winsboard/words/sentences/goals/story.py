"""The story of a goal in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from winsboard.domain.goals.evidence import Evidence, StoryRow
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Mark
from winsboard.domain.model.goals import GoalEvent, Measure
from winsboard.words import format_phrase
from winsboard.words.sentences.goals.goals import level_words
from winsboard.words.text.dates import day_words, number_words


def row_words(board: Board, row: StoryRow) -> str:
    """One line of a story, without its day."""
    if row.event is not None:
        return event_words(row.event)
    return evidence_words(board, row.evidence) if row.evidence is not None else ""


def event_words(event: GoalEvent) -> str:
    """What happened, with the reason in the person's words."""
    said = _happened(event)
    if event.because:
        said = format_phrase("own.goal.story.because", what=said, because=event.because)
    if event.by:
        said = format_phrase("own.goal.story.by", what=said, name=event.by)
    return said


def _happened(event: GoalEvent) -> str:
    if event.what == "level":
        before, after = _level(event.before), _level(event.after)
        key = "own.goal.story.level" if before != after else "own.goal.story.level.same"
        return format_phrase(key, before=before, after=after)
    key = f"own.goal.story.{event.what}"
    if event.what == "changed" and not event.before:
        key = "own.goal.story.changed.new" if event.after else "own.goal.story.changed.none"
    elif event.what == "changed" and not event.after:
        key = "own.goal.story.changed.old"
    return format_phrase(key, before=event.before, after=event.after)


def _level(text: str) -> str:
    """The words of a level in an event; a text of another program is shown as it is."""
    return level_words(int(text)) if text in ("-2", "-1", "0", "1", "2") else text


def evidence_words(board: Board, what: Evidence) -> str:
    """A win, a tick or a reading that belongs to a goal, on one line."""
    if isinstance(what, Entry):
        from winsboard.words.sentences.journal.entries import win_words

        return format_phrase("own.goal.story.win", text=win_words(what).partition("\n")[0])
    if isinstance(what, Mark):
        habit = board.habit(what.habit)
        label = habit.label if habit else ""
        number = number_words(what.value) if what.value is not None else ""
        unit = habit.unit if habit and number else ""
        name = " ".join(filter(None, (label, number, unit)))
        return format_phrase("own.goal.story.tick", text=name)
    measure = board.find(Measure(what.measure, ""))
    unit, name = (measure.unit, measure.name) if measure else ("", "")
    number = " ".join(filter(None, (number_words(what.value), unit)))
    return format_phrase("own.goal.story.reading", name=name, number=number)


def story_lines(board: Board, rows: Iterable[StoryRow], today: date) -> Iterator[str]:
    """The story with the day of each line, in the order of the rows."""
    for row in rows:
        day = day_words(row.day, today)
        yield format_phrase("own.goal.story.row", day=day, what=row_words(board, row))
