"""Measures with their readings of all years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from winsboard.domain.measures import records
from winsboard.domain.measures.readings import habits_of, in_order, readings_in
from winsboard.domain.model.board import NO_PAGE
from winsboard.domain.model.documents import month_of
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.notebook.notebook import Notebook


def all_readings(notebook: Notebook, measure: Measure) -> tuple[Reading, ...]:
    """All readings of a measure in order, the numbers of its habits among them."""
    return tuple(notebook.reader().readings(measure))


def latest_readings(notebook: Notebook, measure: Measure, most: int) -> tuple[Reading, ...]:
    """The latest readings of a measure in order. Older months are not read. Raises StoreError."""
    found = islice(notebook.reader().readings(measure, newest_first=True), most)
    return in_order(found)


def true_records(notebook: Notebook, measure: Measure) -> tuple[SetUpRecord, ...]:
    """The records of a measure.

    The saved ones are compared with the readings that they name. Only if one of these is gone, as
    after a merge, all years are read.
    """
    found = [
        records.checked(record, readings_on(notebook, measure, records.days_named(record)))
        for record in measure.records
    ]
    if None not in found:
        return records.in_order(record for record in found if record is not None)
    return records.records_of(all_readings(notebook, measure), measure.better)


def readings_on(
    notebook: Notebook, measure: Measure, days: Sequence[date]
) -> tuple[Reading, ...]:
    """The readings of some days."""
    found: list[Reading] = []
    for month in sorted({month_of(day) for day in days}):
        first = date.fromisoformat(f"{month}-01")
        notebook.load_days(first, first)
        board = notebook.board
        page = board.pages.get(month, NO_PAGE)
        found += readings_in(page.values(), measure, habits_of(board, measure))
    return in_order(reading for reading in found if reading.day in days)
