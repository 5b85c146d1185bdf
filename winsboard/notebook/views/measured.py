"""Measures with their readings of all years.

What takes a reader is safe from any thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from winsboard.domain.measures import records
from winsboard.domain.measures.readings import in_order
from winsboard.domain.model.documents import month_of
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import Reader


def all_readings(reader: Reader, measure: Measure) -> tuple[Reading, ...]:
    """All readings of a measure in order, the numbers of its habits among them."""
    return tuple(reader.readings(measure))


def latest_readings(reader: Reader, measure: Measure, most: int) -> tuple[Reading, ...]:
    """The latest readings of a measure in order. Older months are not read. Raises StoreError."""
    return in_order(islice(reader.readings(measure, newest_first=True), most))


def latest_of_each(
    reader: Reader, measure: Measure, set_ups: Iterable[str]
) -> Mapping[str, Reading]:
    """The latest reading of each of these set-ups. Months before them are not read."""
    left, found = set(set_ups), dict[str, Reading]()
    if left:
        for reading in reader.readings(measure, newest_first=True):
            found.setdefault(reading.set_up, reading)
            left.discard(reading.set_up)
            if not left:
                break
    return found


def first_and_latest(reader: Reader, measure: Measure) -> tuple[Reading, ...]:
    """The first reading of the set-up that was used last, and the latest one. Maybe only one."""
    latest = next(reader.readings(measure, newest_first=True), None)
    if latest is None:
        return ()
    record = records.by_set_up(true_records(reader, measure)).get(latest.set_up)
    if record is None or record.first_on is None:
        return (latest,)
    month = reader.readings(measure, months={month_of(record.first_on)})
    first = next((r for r in month if r.set_up == latest.set_up), latest)
    return (latest,) if first == latest else (first, latest)


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


def records_before(notebook: Notebook, measure: Measure) -> tuple[SetUpRecord, ...]:
    """The records of a measure, for a command. The few days that they name are read first."""
    for day in {day for record in measure.records for day in records.days_named(record)}:
        notebook.load_days(day, day)
    return true_records(notebook.reader(), measure)
