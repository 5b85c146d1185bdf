"""Steadiness: a forgiving habit score, shown as a word.

It is the exponentially weighted score that Loop Habit Tracker describes, implemented from that
description: after each day, `score = score * m + value * (1 - m)` with `m = 0.5 ** (sqrt(f) / 13)`
and `f` the times per day the habit is planned. Three rules are our own: rest days are left out,
`some` counts as done, and longer stretches without any record are unknown and change nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from winsboard.domain.model.documents import MarkState, Rhythm
from winsboard.domain.text.calendar import days_between
from winsboard.named_tuple import NamedTuple

HALF_LIFE: Final = 13
"""Missed days after which the score of a daily habit is halved."""
UNKNOWN_GAP: Final = 3
"""From this many days in a row without any record on the board, they are unknown, not open."""


class RecordedDays(NamedTuple):
    """What else to take into account besides the marks of a habit."""

    recorded: Collection[date]
    """Days with any record on the board."""
    rests: Collection[date] = ()
    """Days of rests that apply to the habit."""


def score(
    rhythm: Rhythm,
    states: Mapping[date, MarkState],
    first: date,
    last: date,
    record: RecordedDays,
) -> float:
    """The score, 0 to 1, at the end of `last`, for a habit that began on `first`.

    Reference values: a daily habit done for 7, 30 and 66 days has 0.311, 0.798 and 0.970.
    """
    scores = [score for _, score in score_by_day(rhythm, states, first, last, record)]
    return scores[-1] if scores else 0.0


def score_by_day(
    rhythm: Rhythm,
    states: Mapping[date, MarkState],
    first: date,
    last: date,
    record: RecordedDays,
) -> Iterator[tuple[date, float]]:
    """The score after each known day."""
    times, period = _target(rhythm)
    multiplier = 0.5 ** ((times / period) ** 0.5 / HALF_LIFE)
    window = deque([False] * (2 * period))
    kept = 0
    result = 0.0
    for day in known_days(states, first, last, record):
        done = day in states
        window.append(done)
        kept += done - window.popleft()
        value = float(done) if times == period else min(1.0, kept / (2 * times))
        result = result * multiplier + value * (1 - multiplier)
        yield day, result


def known_days(
    states: Mapping[date, MarkState], first: date, last: date, record: RecordedDays
) -> Iterator[date]:
    """The days that count for a habit: all but rest days and stretches of unknown days.

    The last day is not over yet, so it only counts once it is marked.
    """
    recorded, rests = record
    unrecorded: list[date] = []
    for day in days_between(first, last):
        if day in rests and states.get(day, "rest") == "rest":
            continue
        if day in states:
            if len(unrecorded) < UNKNOWN_GAP:
                yield from unrecorded
            unrecorded = []
            if states[day] != "rest":
                yield day
        elif day in recorded:
            if len(unrecorded) < UNKNOWN_GAP:
                yield from unrecorded
            unrecorded = []
            if day != last:
                yield day
        else:
            unrecorded.append(day)
    open_days = [d for d in unrecorded if d != last]
    if len(open_days) < UNKNOWN_GAP:
        yield from open_days


def _target(rhythm: Rhythm) -> tuple[int, int]:
    """The rhythm as (times, period in days)."""
    if rhythm.kind == "every":
        return 1, rhythm.times
    return (len(rhythm.weekdays) if rhythm.kind == "weekdays" else rhythm.times), 7
