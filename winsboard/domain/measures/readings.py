"""Readings of a measure: checking, adding, changing and deleting them.

The numbers of a counted habit with a measure are readings of it as well. They are derived from its
ticks and never saved a second time, so they come and go with the tick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Document, Mark
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import HELP_VALUES, Measure, Reading
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import field_of
from winsboard.domain.text.numbers import MAX_LENGTH, parse_number
from winsboard.domain.text.sanitize import MAX_LENGTH as LONGEST_NOTE
from winsboard.domain.text.sanitize import multi_line, short

HELP_LEVELS: Final = range(HELP_VALUES)
"""The five levels of help: 0 is full help, 4 is on my own."""


def parse_value(measure: Measure, typed: str) -> float:
    """Parse a typed value of a measure.

    Raises Refusal if it is not a number, is too large, or is less than nothing although the measure
    has no values below zero.
    """
    number = parse_number(typed)
    if number is None:
        raise Refusal("reading.number", typed=typed.strip()[:MAX_LENGTH])
    return validated_value(measure, number)


def validated_value(measure: Measure, number: float) -> float:
    """A value that can be saved. Raises Refusal like `parse_value`."""
    if not fits(field_of(Reading, "value"), number):
        raise Refusal("reading.number", typed=f"{number:.15g}")
    if measure.kind == "help" and number not in HELP_LEVELS:
        raise Refusal("reading.help_value")
    if number < 0 and (measure.low is None or measure.low >= 0):
        raise Refusal("reading.below", typed=f"{number:.15g}")
    return number or 0.0


def is_unlikely(measure: Measure, value: float) -> bool:
    """Whether a value is beyond what is likely. It is asked about once, and saved as it is."""
    return (measure.low is not None and value < measure.low) or (
        measure.high is not None and value > measure.high
    )


def add(measure: Measure, reading: Reading, context: EditContext) -> Edit:
    """Save a reading; it gets a new id.

    Raises Refusal if the day is in the future or a number does not fit.
    """
    new = validated(measure, reading, context.today)._replace(id=context.new_id())
    return context.creation("reading.added", measure.name, new)


def change(measure: Measure, before: Reading, after: Reading, context: EditContext) -> Edit | None:
    """Change a reading. Returns None if nothing changes; raises Refusal like `add`."""
    checked = validated(measure, after, context.today)
    if checked == before:
        return None
    return context.update("reading.changed", measure.name, before, checked)


def remove(measure: Measure, reading: Reading, context: EditContext) -> Edit:
    """Delete a reading."""
    return context.removal("reading.removed", measure.name, reading)


def validated(measure: Measure, reading: Reading, today: date) -> Reading:
    """The reading with tidy texts. Raises Refusal like `add`."""
    if reading.day > today:
        raise Refusal("reading.future")
    value = validated_value(measure, reading.value)
    total = reading.out_of if reading.out_of is not None else measure.out_of
    if total is not None and not fits(field_of(Reading, "out_of"), total):
        raise Refusal("reading.out_of")
    if total is not None and value > total:
        raise Refusal("reading.more_than_all", value=f"{value:.10g}", total=f"{total:.10g}")
    if reading.hinted is not None and not 0 <= reading.hinted <= value:
        raise Refusal("reading.hinted", value=f"{value:.10g}")
    note = multi_line(reading.note).strip()
    if len(note) > LONGEST_NOTE:
        raise Refusal("text.long", longest=LONGEST_NOTE)
    by = short(reading.by)
    return reading._replace(
        measure=measure.id,
        value=value,
        out_of=total,
        set_up=set_up_of(measure, reading.set_up),
        by=by,
        with_person=reading.with_person and bool(by),
        note=note,
    )


def set_ups_of(measure: Measure) -> tuple[str, ...]:
    """The set-ups of a measure: those that were named for it, then those of its readings."""
    used = (record.set_up for record in measure.records)
    return tuple(filter(None, dict.fromkeys((*measure.set_ups, *used))))


def set_up_of(measure: Measure, typed: str) -> str:
    """The set-up as it was first typed, so that "Chair" and "chair" are one.

    Raises Refusal for one more than a measure can have.
    """
    wanted = short(typed)
    known = {set_up.casefold(): set_up for set_up in reversed(set_ups_of(measure))}
    found = known.get(wanted.casefold(), wanted)
    is_new = bool(wanted) and wanted.casefold() not in known
    if is_new and not fits(field_of(Measure, "set_ups"), (*known, wanted)):
        raise Refusal("measure.set_ups")
    return found


def habits_of(board: Board, measure: Measure) -> Mapping[str, str]:
    """The habits whose numbers are readings of a measure, deleted ones too, with their names."""
    there = {h.id: h.label for h in board.all_habits if h.measure == measure.id}
    return {**dict.fromkeys(measure.former_habits, ""), **there}


def readings_in(
    documents: Iterable[Document], measure: Measure, habits: Iterable[str]
) -> Iterator[Reading]:
    """The readings of a measure among some documents, the numbers of its habits among them."""
    counted = frozenset(habits)
    for document in documents:
        if isinstance(document, Reading):
            if document.measure == measure.id:
                yield document
        elif isinstance(document, Mark) and document.habit in counted:
            value = None if document.state == "rest" else document.value
            if value is not None:
                yield reading_of(document, value, measure)


def reading_of(mark: Mark, value: float, measure: Measure) -> Reading:
    """The number of a tick as a reading. It is never saved as one.

    A tick has no time, so it comes after the readings of its day.
    """
    return Reading(
        id=mark.id,
        measure=measure.id,
        day=mark.day,
        at=datetime.combine(mark.day, datetime.max.time(), UTC),
        value=value,
        out_of=measure.out_of,
        set_up=mark.set_up,
        help=mark.help_level,
        by=mark.by,
        with_person=mark.with_person,
        note=mark.note,
    )


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings by day, the ones of a day by time."""
    return tuple(sorted(readings, key=when))


def when(reading: Reading) -> tuple[date, datetime, str]:
    """The place of a reading in the order of all readings."""
    return reading.day, reading.at, reading.id
