"""Measures with their readings of all years. Everything here is safe from any thread."""

from __future__ import annotations

from itertools import islice

from winsboard.domain.measures import records
from winsboard.domain.measures.readings import in_order
from winsboard.domain.model.documents import month_of
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.notebook.reader import Reader


def all_readings(reader: Reader, measure: Measure) -> tuple[Reading, ...]:
    """All readings of a measure in order, the numbers of its habits among them."""
    return tuple(reader.readings(measure))


def latest_readings(reader: Reader, measure: Measure, most: int) -> tuple[Reading, ...]:
    """The latest readings of a measure in order. Older months are not read. Raises StoreError."""
    return in_order(islice(reader.readings(measure, newest_first=True), most))


def true_records(reader: Reader, measure: Measure) -> tuple[SetUpRecord, ...]:
    """The records of a measure.

    The saved ones are compared with the readings that they name. Only if one of these is gone, as
    after a merge, all years are read. Raises StoreError.
    """
    days = {day for record in measure.records for day in records.days_named(record)}
    named = tuple(reader.readings(measure, months={month_of(day) for day in days}))
    found = [records.checked(record, named) for record in measure.records]
    certain = [record for record in found if record is not None]
    if len(certain) == len(found):
        return records.in_order(certain)
    return records.records_of(all_readings(reader, measure), measure.better)
