"""The first and the best reading of each set-up, kept with the measure.

They follow from the readings. They are saved so that a page of thirty years need not read them all,
and updated in the edit that adds or removes a reading, so that an undo reverts both. A merge keeps
the earliest first and the best of both sides, so a saved record never lacks a reading; it can only
name one that the other machine deleted. `is_certain` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from winsboard.domain.measures.readings import when
from winsboard.domain.model.goals import Better, Measure, Reading, SetUpRecord

Point: TypeAlias = tuple[date | None, float | None]


def records_of(readings: Iterable[Reading], better: Better) -> tuple[SetUpRecord, ...]:
    """The records of some readings, by set-up; the set-up that was used first comes first."""
    found: dict[str, SetUpRecord] = {}
    for reading in sorted(readings, key=when):
        known = found.get(reading.set_up, SetUpRecord(reading.set_up))
        found[reading.set_up] = with_reading(known, reading, better)
    return in_order(found.values())


def with_reading(record: SetUpRecord, reading: Reading, better: Better) -> SetUpRecord:
    """A record that counts one more reading, which is the newest of its day."""
    return joined(record, _alone(reading), better)


def joined(one: SetUpRecord, other: SetUpRecord, better: Better) -> SetUpRecord:
    """The record of all readings of two records of one set-up.

    Of two first readings on one day that of `one` is the first.
    """
    first = min((p for p in (_first(one), _first(other)) if p[0]), key=_day, default=(None, None))
    ends = [p for p in (_best(one), _other(one), _best(other), _other(other)) if p[0]]
    sign = -1.0 if better == "down" else 1.0
    best = max(ends, key=lambda p: (sign * _value(p), -_day(p).toordinal()), default=(None, None))
    least = min(ends, key=lambda p: (sign * _value(p), _day(p)), default=(None, None))
    return SetUpRecord(one.set_up, *first, *best, *least)


def merged(sides: Iterable[Iterable[SetUpRecord]], better: Better) -> tuple[SetUpRecord, ...]:
    """The records of several machines as one; the order of the sides does not matter."""
    found: dict[str, SetUpRecord] = {}
    for record in sorted((record for side in sides for record in side), key=repr):
        known = found.get(record.set_up, SetUpRecord(record.set_up))
        found[record.set_up] = joined(known, record, better)
    return in_order(found.values())


def in_order(records: Iterable[SetUpRecord]) -> tuple[SetUpRecord, ...]:
    """Records by the day of their first reading."""
    return tuple(sorted(records, key=lambda r: (r.first_on or date.max, r.set_up)))


def record_for(measure: Measure, set_up: str) -> SetUpRecord | None:
    """The record of one set-up, or None if it has no readings."""
    return next((r for r in measure.records if r.set_up == set_up), None)


def days_named(record: SetUpRecord) -> tuple[date, ...]:
    """The days that a record names. `is_certain` needs the readings of these days."""
    days = (record.first_on, record.best_on, record.other_on)
    return tuple(sorted({day for day in days if day is not None}))


def checked(record: SetUpRecord, readings: Iterable[Reading]) -> SetUpRecord | None:
    """The record with its first value as read again; None if it names a reading that is gone.

    `readings` are at least all those of the days that it names.
    """
    by_day: dict[date, list[Reading]] = {}
    for reading in readings:
        if reading.set_up == record.set_up:
            by_day.setdefault(reading.day, []).append(reading)
    for day, value in (_best(record), _other(record)):
        if day is None or value not in {r.value for r in by_day.get(day, ())}:
            return None
    if record.first_on is None or record.first_on not in by_day:
        return None
    return record._replace(first=min(by_day[record.first_on], key=when).value)


def updated(
    measure: Measure,
    added: Iterable[Reading],
    removed: Iterable[Reading],
    on_day: Callable[[date], Iterable[Reading]],
) -> tuple[SetUpRecord, ...] | None:
    """The records after some readings were added and removed.

    `on_day` returns the readings of a day after that. Returns None if all readings are needed, as
    after the best one was removed.
    """
    records: dict[str, SetUpRecord] = {r.set_up: r for r in measure.records}
    for reading in removed:
        record = records.get(reading.set_up)
        ends = (_best(record), _other(record)) if record else ()
        if record is None or (reading.day, reading.value) in ends:
            return None
        if reading.day == record.first_on:
            first = _first_of(on_day(reading.day), record.set_up)
            if first is None:
                return None
            records[record.set_up] = record._replace(first=first)
    for reading in added:
        known = records.get(reading.set_up, SetUpRecord(reading.set_up))
        record = with_reading(known, reading, measure.better)
        if record.first_on == reading.day:
            first = _first_of(on_day(reading.day), record.set_up)
            record = record._replace(first=reading.value if first is None else first)
        records[record.set_up] = record
    return in_order(records.values())


def by_set_up(records: Iterable[SetUpRecord]) -> Mapping[str, SetUpRecord]:
    """Records by their set-up."""
    return {record.set_up: record for record in records}


def _first_of(readings: Iterable[Reading], set_up: str) -> float | None:
    """The value of the first of the readings of one set-up; None if there is none."""
    found = [reading for reading in readings if reading.set_up == set_up]
    return min(found, key=when).value if found else None


def _alone(reading: Reading) -> SetUpRecord:
    point = (reading.day, reading.value)
    return SetUpRecord(reading.set_up, *point, *point, *point)


def _first(record: SetUpRecord) -> Point:
    return record.first_on, record.first


def _best(record: SetUpRecord) -> Point:
    return record.best_on, record.best


def _other(record: SetUpRecord) -> Point:
    return record.other_on, record.other


def _day(point: Point) -> date:
    return point[0] or date.max


def _value(point: Point) -> float:
    return point[1] or 0.0
