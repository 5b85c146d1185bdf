"""How steady a habit is: a forgiving score, shown as a word.

The method is the one Loop Habit Tracker publishes, written anew from its description, with the
grace rules of domain.md 2.7: rest is cut out so that the day after it joins the day before, some
counts as done, and stretches in which nothing at all was recorded are unknown and change nothing.
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
"""Days in which a daily habit's score halves."""
UNKNOWN_STRETCH: Final = 3
"""So many days in a row without any record on the board are unknown, not open."""


class Record(NamedTuple):
    """What else is known of the days of a habit."""

    recorded: Collection[date]
    """Days on which anything at all was recorded on the board."""
    rests: Collection[date] = ()
    """Days of a rest that holds for the habit."""


def score(
    rhythm: Rhythm,
    states: Mapping[date, MarkState],
    first: date,
    last: date,
    record: Record,
) -> float:
    """The score from 0 to 1 after `last`, when the habit began on `first`.

    Daily reference values: 7, 30 and 66 days done give 0.311, 0.798 and 0.970.
    """
    scores = [score for _, score in progression(rhythm, states, first, last, record)]
    return scores[-1] if scores else 0.0


def progression(
    rhythm: Rhythm,
    states: Mapping[date, MarkState],
    first: date,
    last: date,
    record: Record,
) -> Iterator[tuple[date, float]]:
    """The score after each day that says something, as `score` gives it after the last."""
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
    states: Mapping[date, MarkState], first: date, last: date, record: Record
) -> Iterator[date]:
    """The days that say something about a habit: no rest, and no stretch of unknown days.

    The last day is not over, so it says nothing while it is open.
    """
    recorded, rests = record
    unrecorded: list[date] = []
    for day in days_between(first, last):
        if day in rests and states.get(day, "rest") == "rest":
            continue
        if day in states:
            if len(unrecorded) < UNKNOWN_STRETCH:
                yield from unrecorded
            unrecorded = []
            if states[day] != "rest":
                yield day
        elif day in recorded:
            if len(unrecorded) < UNKNOWN_STRETCH:
                yield from unrecorded
            unrecorded = []
            if day != last:
                yield day
        else:
            unrecorded.append(day)
    open_days = [d for d in unrecorded if d != last]
    if len(open_days) < UNKNOWN_STRETCH:
        yield from open_days


def _target(rhythm: Rhythm) -> tuple[int, int]:
    """How many times in how many days."""
    if rhythm.kind == "every":
        return 1, rhythm.times
    return (len(rhythm.weekdays) if rhythm.kind == "weekdays" else rhythm.times), 7
