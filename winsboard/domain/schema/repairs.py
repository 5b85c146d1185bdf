"""Repairs of fields that are valid alone and contradict each other."""

from __future__ import annotations

from datetime import datetime

from winsboard.domain.model.documents import Entry, Flow, Habit, Rest, Rhythm
from winsboard.domain.text.calendar import FIRST_DAY, LAST_DAY


def habit(read: Habit) -> Habit:
    """A habit whose rhythm can be kept."""
    rhythm = read.rhythm
    if rhythm.kind == "every" or (rhythm.kind == "weekly" and rhythm.times <= 7):
        return read
    if rhythm.kind == "weekly":
        return read._replace(rhythm=Rhythm("weekly", 7))
    days = tuple(sorted(set(rhythm.weekdays)))
    kept = Rhythm("weekdays", len(days), days) if days else Rhythm()
    return read if kept == rhythm else read._replace(rhythm=kept)


def entry(read: Entry) -> Entry:
    """An entry that was written in a time that calendars can reckon with, else on its day."""
    if FIRST_DAY.year <= read.at.year <= LAST_DAY.year:
        return read
    clock = read.at.timetz()
    return read._replace(at=datetime.combine(read.day, clock))


def rest(read: Rest) -> Rest:
    """A rest that does not end before it begins."""
    is_backwards = read.last is not None and read.last < read.first
    return read._replace(last=read.first) if is_backwards else read


def flow(read: Flow) -> Flow:
    """A look back in which each step has an id of its own."""
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
