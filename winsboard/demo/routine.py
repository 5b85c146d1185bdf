"""The habits of the demo data and their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from winsboard.demo.seasons import Day
from winsboard.domain.model.documents import Habit, Mark, MarkState, Rhythm, mark_id
from winsboard.named_tuple import NamedTuple

GROWS_IN = 120
"""Days until a new habit reaches its full probability."""


class Practice(NamedTuple):
    """A habit and how regularly it is done."""

    habit: Habit
    chance: float
    """The probability that it is done on an average day."""
    today: MarkState | None
    """Its mark of today, or None."""


def practices(
    written: Sequence[Mapping[str, Any]], first: date, last: date, stamp: int
) -> tuple[Practice, ...]:
    """Create the habits described in `content/demo.json`, spread over the years.

    `stamp` is the first id.
    """
    return tuple(
        Practice(_habit(h, n, first, last, stamp), h["chance"], h["today"] or None)
        for n, h in enumerate(written)
    )


def _habit(written: Mapping[str, Any], n: int, first: date, last: date, stamp: int) -> Habit:
    length = (last - first).days
    archived = first + timedelta(days=int(length * written["ends"])) if "ends" in written else None
    return Habit(
        id=str(stamp + n),
        label=written["label"],
        area=written["area"],
        tiny=written["tiny"],
        rhythm=_rhythm(written),
        kind="count" if "unit" in written else "tick",
        unit=written.get("unit", ""),
        aim=written.get("aim"),
        cue=written.get("cue", ""),
        position=float(n + 1),
        began_on=first + timedelta(days=int(length * written["begins"])),
        archived_on=archived,
    )


def _rhythm(written: Mapping[str, Any]) -> Rhythm:
    if "every" in written:
        return Rhythm("every", written["every"])
    if "weekdays" in written:
        return Rhythm("weekdays", len(written["weekdays"]), tuple(written["weekdays"]))
    return Rhythm("weekly", written["per_week"])


def marks(rng: Random, practised: Sequence[Practice], day: Day) -> Iterator[Mark]:
    """The marks of a past day."""
    for practice in practised:
        habit = practice.habit
        if day.day < habit.began_on or (habit.archived_on and day.day >= habit.archived_on):
            continue
        state = _state(rng, practice, day)
        if state is not None:
            yield _mark(rng, habit, day.day, state)


def marks_so_far(practised: Sequence[Practice], today: date) -> Iterator[Mark]:
    """The marks of today up to now."""
    for habit, _, state in practised:
        if state is None:
            continue
        value = None
        if habit.aim is not None:
            value = habit.aim if state == "done" else float(int(habit.aim * 0.6))
        yield Mark(mark_id(habit.id, today), habit.id, today, state, value)


def _state(rng: Random, practice: Practice, day: Day) -> MarkState | None:
    weekend = day.day.weekday() >= 5
    if rng.random() < (0.75 if day.resting else 0.16 if weekend else 0.02):
        return "rest"
    rhythm = practice.habit.rhythm
    if rhythm.kind == "weekdays":
        likely = 0.8 if day.day.weekday() in rhythm.weekdays else 0.05
    else:
        likely = practice.chance
    age = (day.day - practice.habit.began_on).days
    likely *= (0.6 + 0.7 * day.energy) * (0.75 + 0.25 * min(age / GROWS_IN, 1))
    if rng.random() >= likely * (0.5 if day.hard else 1):
        return None
    return "some" if rng.random() < (0.4 if day.hard else 0.1) else "done"


def _mark(rng: Random, habit: Habit, day: date, state: MarkState) -> Mark:
    value: float | None = None
    if habit.kind == "count" and state != "rest":
        if habit.aim is None:
            value = float(rng.randint(1, 6))
        elif state == "done":
            value = habit.aim + rng.choice((0, 0, 0, 1, 2, 3))
        else:
            value = float(rng.randint(1, max(int(habit.aim) - 1, 1)))
    return Mark(mark_id(habit.id, day), habit.id, day, state, value)


def stamp_of(day: date, now: datetime) -> int:
    """The first id of a day, of the same form as real ids, which begin in 1970."""
    morning = datetime.combine(day, time(7, 0), now.tzinfo)
    return max(int(morning.timestamp()), 1) << 21
