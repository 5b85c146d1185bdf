"""Measures and their readings as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from winsboard.domain.measures.records import records_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.words import format_phrase
from winsboard.words.catalog.measures import measure_templates
from winsboard.words.sentences.measures.readings import (
    HELP_NAMES,
    set_up_heading,
    summary_lines,
    value_words,
)


def measure_lines(measures: Sequence[Measure], *, away: bool) -> list[str]:
    """The measures with number, unit and first value."""
    if not measures:
        return [format_phrase("spoken.measure.none_away" if away else "spoken.measure.none")]
    if away:
        return [f"    {measure_line(measure)}" for measure in measures]
    return [f" {n:>2} {measure_line(measure)}" for n, measure in enumerate(measures, start=1)]


def measure_line(measure: Measure) -> str:
    """The name of a measure, its unit, and its first value."""
    said = measure.unit
    if measure.records and measure.records[0].first is not None:
        first = value_words(measure, measure.records[0].first, measure.out_of)
        said = format_phrase("spoken.measure.start", said=first)
    return ", ".join(filter(None, (measure.name, said)))


def template_lines(board: Board) -> list[str]:
    """The shipped templates, those for the person first."""
    return [
        f"  {template.measure.name} ({template.measure.template})"
        for template in measure_templates(board.settings.board_for)
    ]


def summary(
    measure: Measure, records: Sequence[SetUpRecord], latest: Mapping[str, Reading], today: date
) -> list[str]:
    """First, latest and range of each set-up in words."""
    lines = [measure.name]
    for record in records:
        said = summary_lines(measure, record, latest.get(record.set_up), today)
        heading = set_up_heading(record, is_only=len(records) == 1)
        lines += [f"  {heading}"] if heading else []
        lines += [f"    {line}" if heading else f"  {line}" for line in said]
    if len(lines) == 1:
        return [format_phrase("spoken.measure.no_readings", name=measure.name)]
    return lines


def measure_fields(measure: Measure) -> Mapping[str, object]:
    """A measure for JSON."""
    return {name: v for name, v in measure._asdict().items() if name != "former_habits"}


def reading_fields(measure: Measure, readings: Sequence[Reading]) -> Mapping[str, object]:
    """The readings of a measure for JSON, with the records of each set-up."""
    return {
        "measure": measure.name,
        "unit": measure.unit,
        "better": measure.better,
        "set_ups": [
            {
                "set_up": record.set_up,
                "first": record.first,
                "first_on": record.first_on,
                "low": min(record.best or 0.0, record.other or 0.0),
                "high": max(record.best or 0.0, record.other or 0.0),
            }
            for record in records_of(readings, measure.better)
        ],
        "readings": [_fields(reading) for reading in readings],
    }


def _fields(reading: Reading) -> Mapping[str, object]:
    return {
        "day": reading.day,
        "value": reading.value,
        "out_of": reading.out_of,
        "hinted": reading.hinted,
        "set_up": reading.set_up,
        "help": "" if reading.help is None else HELP_NAMES[reading.help],
        "by": reading.by,
        "with_me": reading.with_person or not reading.by,
        "note": reading.note,
    }
