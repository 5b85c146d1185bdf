"""Repairs of documents whose fields are valid on their own but contradict each other."""

from __future__ import annotations

from datetime import date, datetime

from winsboard.domain.model.documents import Entry, Flow, Habit, Rest, Rhythm
from winsboard.domain.model.goals import Reading
from winsboard.domain.text.calendar import FIRST_DAY, LAST_DAY


def habit(read: Habit) -> Habit:
    """The habit with a rhythm that is possible."""
    rhythm = read.rhythm
    if rhythm.kind == "every" or (rhythm.kind == "weekly" and rhythm.times <= 7):
        return read
    if rhythm.kind == "weekly":
        return read._replace(rhythm=Rhythm("weekly", 7))
    days = tuple(sorted(set(rhythm.weekdays)))
    kept = Rhythm("weekdays", len(days), days) if days else Rhythm()
    return read if kept == rhythm else read._replace(rhythm=kept)


def entry(read: Entry) -> Entry:
    """The entry with the date of its `day` in `at` if the year of `at` is out of range."""
    at = _in_range(read.at, read.day)
    return read if at is read.at else read._replace(at=at)


def reading(read: Reading) -> Reading:
    """The reading with the date of its `day` in `at` if the year of `at` is out of range."""
    at = _in_range(read.at, read.day)
    return read if at is read.at else read._replace(at=at)


def _in_range(at: datetime, day: date) -> datetime:
    is_possible = FIRST_DAY.year <= at.year <= LAST_DAY.year
    return at if is_possible else datetime.combine(day, at.timetz())


def rest(read: Rest) -> Rest:
    """The rest as a single day if it ends before it begins."""
    is_backwards = read.last is not None and read.last < read.first
    return read._replace(last=read.first) if is_backwards else read


def flow(read: Flow) -> Flow:
    """The look back with a unique id for each step."""
    ids = [step.id for step in read.steps]
    if len({*ids, ""}) == len(ids) + 1:
        return read
    taken: set[str] = set()
    steps = []
    for number, step in enumerate(read.steps, start=1):
        id = step.id
        while not id or id in taken:
            id = f"s{number}"
            number += len(ids)
        taken.add(id)
        steps.append(step._replace(id=id))
    return read._replace(steps=tuple(steps))
