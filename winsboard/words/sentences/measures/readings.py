"""Readings of measures in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.measures.comparison import FirstDay, Standing
from winsboard.domain.measures.readings import HELP_LEVELS
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.domain.text.folding import fold_name
from winsboard.words import format_phrase
from winsboard.words.text.dates import full_day_words, number_words, relative_day_words

HELP_NAMES: Final = ("full", "lot", "some", "near", "alone")
"""The help levels as they are typed, 0 first."""


def help_words(level: float) -> str:
    """A help level in words: `full help`, `on my own`."""
    return format_phrase(f"spoken.measure.help.{int(level)}")


def parse_help(typed: str) -> int:
    """The help level with that name or words. Raises Refusal."""
    wanted = fold_name(typed)
    for level in HELP_LEVELS:
        if wanted in (HELP_NAMES[level], fold_name(help_words(level))):
            return level
    raise Refusal("reading.help", known=", ".join(reversed(HELP_NAMES)))


def parse_by(typed: str) -> tuple[str, bool]:
    """Who measured: `Anna`, or `with Anna` for the person together with Anna. `me` is nobody else.

    Returns the name, and whether the person took part.
    """
    text = " ".join(typed.split())
    folded = fold_name(text)
    if folded == "me":
        return "", False
    for start in ("me with ", "with "):
        if folded.startswith(start):
            return text[len(start) :], True
    return text, False


def by_words(reading: Reading) -> str:
    """Who measured, in words; empty for the person alone."""
    if not reading.by:
        return ""
    key = "spoken.measure.by.with" if reading.with_person else "spoken.measure.by"
    return format_phrase(key, name=reading.by)


def value_words(measure: Measure, value: float, out_of: float | None = None) -> str:
    """A value with its unit: `12 words`, `12 of 20`, `on my own`."""
    if measure.kind == "help":
        return help_words(value)
    number = number_words(value)
    if out_of is not None:
        return format_phrase("spoken.measure.of", number=number, total=number_words(out_of))
    return format_phrase("spoken.number.unit", number=number, unit=measure.unit).strip()


def reading_words(measure: Measure, reading: Reading) -> str:
    """A reading in words: `12 of 20, 5 after a hint`."""
    said = value_words(measure, reading.value, reading.out_of)
    if reading.hinted is None:
        return said
    return format_phrase("spoken.measure.hinted", said=said, hinted=number_words(reading.hinted))


def details(reading: Reading) -> Iterator[str]:
    """What else is known about a reading: set-up, help, and who measured."""
    if reading.set_up:
        yield reading.set_up
    if reading.help is not None:
        yield help_words(reading.help)
    if by := by_words(reading):
        yield by


def reading_line(measure: Measure, reading: Reading, today: date) -> str:
    """A reading on one line, with its day."""
    said = ", ".join([reading_words(measure, reading), *details(reading)])
    note = " ".join(reading.note.split())
    day = relative_day_words(reading.day, today)
    line = format_phrase("spoken.measure.line", day=day, said=said)
    return format_phrase("spoken.measure.line.note", line=line, note=note) if note else line


def answer_words(measure: Measure, reading: Reading, standing: Standing) -> str:
    """The answer to a new reading. A value that is not the best one is never judged."""
    said = reading_words(measure, reading)
    if standing.is_first:
        return format_phrase("spoken.measure.said.first", said=said)
    if standing.is_new_set_up:
        set_up = reading.set_up or format_phrase("spoken.measure.set_up.none")
        return format_phrase("spoken.measure.said.set_up", said=said, set_up=set_up)
    start = (
        ""
        if standing.start is None
        else format_phrase("spoken.measure.said.start", start=start_words(measure, standing.start))
    )
    key = _most_key(measure) if standing.is_most else _plain_key(measure)
    return f"{format_phrase(key, said=said)} {start}".strip()


def start_words(measure: Measure, value: float) -> str:
    """The first value, in few words."""
    return help_words(value) if measure.kind == "help" else number_words(value)


def _most_key(measure: Measure) -> str:
    if measure.kind == "help":
        return "spoken.measure.said.most.help"
    if measure.better == "down":
        return f"spoken.measure.said.most.{'time' if measure.kind == 'time' else 'down'}"
    return "spoken.measure.said.most"


def _plain_key(measure: Measure) -> str:
    return (
        "spoken.measure.said.self"
        if measure.discipline == "self"
        else "spoken.measure.said.practised"
    )


def range_words(measure: Measure, record: SetUpRecord) -> str:
    """The range of the readings of a set-up: `from 3 to 12 words`."""
    low, high = sorted((record.best or 0.0, record.other or 0.0))
    if low == high:
        return format_phrase(
            "spoken.measure.range.one", value=value_words(measure, low, measure.out_of)
        )
    ends = (start_words(measure, low), value_words(measure, high, measure.out_of))
    return format_phrase("spoken.measure.range", low=ends[0], high=ends[1])


def set_up_heading(record: SetUpRecord, *, is_only: bool) -> str:
    """The heading above the lines of a set-up; empty if there is no other and it has no name."""
    if not record.set_up:
        return "" if is_only else format_phrase("spoken.measure.set_up.heading.none")
    return format_phrase("spoken.measure.set_up.heading", set_up=record.set_up)


def summary_lines(
    measure: Measure, record: SetUpRecord, latest: Reading | None, today: date
) -> list[str]:
    """First, latest and range of one set-up in words; no latest one if it is not known."""
    lines = []
    if record.first is not None and record.first_on is not None:
        first = value_words(measure, record.first, measure.out_of)
        day = relative_day_words(record.first_on, today)
        lines.append(format_phrase("spoken.measure.first", said=first, day=day))
    if latest is not None and (latest.day, latest.value) != (record.first_on, record.first):
        said, day = reading_words(measure, latest), relative_day_words(latest.day, today)
        lines.append(format_phrase("spoken.measure.latest", said=said, day=day))
    if len({record.first, record.best, record.other}) > 1 or len(lines) > 1:
        lines.append(range_words(measure, record))
    return lines


def first_day_lines(measure: Measure, pair: FirstDay) -> Sequence[str]:
    """The first day and the latest one side by side: numbers, dates and the first note."""
    lines = []
    if pair.latest.set_up:
        lines.append(pair.latest.set_up)
    for key, reading in (("then", pair.first), ("now", pair.latest)):
        said, day = reading_words(measure, reading), full_day_words(reading.day)
        lines.append(format_phrase(f"spoken.measure.compare.{key}", said=said, day=day))
    if pair.first.note:
        note = " ".join(pair.first.note.split())
        lines.append(format_phrase("spoken.measure.compare.note", note=note))
    return lines


def unlikely_words(measure: Measure, value: float) -> str:
    """What is unusual about a value that is beyond the likely ones."""
    said = value_words(measure, value, measure.out_of)
    low, high = measure.low, measure.high
    if low is not None and value < low:
        return format_phrase("spoken.measure.unlikely.low", said=said, low=number_words(low))
    return format_phrase("spoken.measure.unlikely.high", said=said, high=number_words(high or 0.0))
