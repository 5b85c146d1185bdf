"""The best run of a habit: the longest streak, paused by rests. Off by default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, TypeAlias

from winsboard.domain.habits.steadiness import RecordedDays, known_days
from winsboard.domain.model.documents import MarkState, Rhythm
from winsboard.domain.text.calendar import week_of
from winsboard.named_tuple import NamedTuple

RunUnit: TypeAlias = Literal["days", "weeks", "times"]


class Run(NamedTuple):
    """The length of a run, and what it counts."""

    length: int
    unit: RunUnit
    """`days` for daily habits and fixed weekdays, `weeks` for n days a week, `times` for every n
    days."""


class RunRange(NamedTuple):
    """The range of days in which to look for a run."""

    states: Mapping[date, MarkState]
    first: date
    last: date
    """Usually today."""


def best_run(rhythm: Rhythm, days: RunRange, record: RecordedDays, week_start: int) -> Run:
    """The longest run. Rest days and unknown days are left out: they neither extend nor end it."""
    known = list(known_days(days.states, days.first, days.last, record))
    if rhythm.kind == "every":
        return Run(_longest_rhythm(known, days.states, rhythm.times), "times")
    if rhythm.kind == "weekdays":
        planned = [d for d in known if d in days.states or d.weekday() in rhythm.weekdays]
        return Run(_longest(day in days.states for day in planned), "days")
    if rhythm.times == 7:
        return Run(_longest(day in days.states for day in known), "days")
    weeks: dict[date, list[bool]] = {}
    for day in known:
        weeks.setdefault(week_of(day, week_start)[0], []).append(day in days.states)
    current = week_of(days.last, week_start)[0]
    kept = (
        sum(done) >= min(rhythm.times, len(done))
        for week, done in weeks.items()
        # The current week is not over, so it can extend a run but not end it.
        if week != current or sum(done) >= rhythm.times
    )
    return Run(_longest(kept), "weeks")


def _longest(kept: Iterable[bool]) -> int:
    longest = length = 0
    for is_kept in kept:
        length = length + 1 if is_kept else 0
        longest = max(longest, length)
    return longest


def _longest_rhythm(known: list[date], states: Mapping[date, MarkState], every: int) -> int:
    """The most done days in a row with fewer than `every` open days in between."""
    longest = length = gap = 0
    for day in known:
        if day in states:
            length = length + 1 if gap < every else 1
            longest, gap = max(longest, length), 0
        else:
            gap += 1
    return longest
