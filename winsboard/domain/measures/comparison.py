"""Like with like: how a reading stands among the others of its set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from winsboard.domain.measures.records import by_set_up
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.named_tuple import NamedTuple


class Standing(NamedTuple):
    """What can truly be said about a new reading. Nothing is ever said about a lower value."""

    is_first: bool
    """Whether it is the first reading of the measure."""
    is_new_set_up: bool
    """Whether it is the first one of its set-up, and others have another set-up."""
    is_most: bool
    """Whether it is better than all others of its set-up by more than the wobble."""
    start: float | None
    """The first value of its set-up; None if this is the first one."""


def standing(
    measure: Measure, before: Iterable[SetUpRecord], value: float, set_up: str
) -> Standing:
    """How a value stands among the readings before it, of which these are the records."""
    known = by_set_up(before)
    record = known.get(set_up)
    if record is None or record.best is None:
        return Standing(not known, bool(known), is_most=False, start=None)
    is_most = is_better(measure, value, record.best)
    return Standing(is_first=False, is_new_set_up=False, is_most=is_most, start=record.first)


def is_better(measure: Measure, value: float, than: float) -> bool:
    """Whether one value is better than another by more than the wobble."""
    if measure.better == "neither":
        return False
    ahead = value - than if measure.better == "up" else than - value
    return ahead > measure.wobble


class FirstDay(NamedTuple):
    """The first and the latest reading of one set-up, side by side."""

    first: Reading
    latest: Reading
    was_better: bool
    """Whether the first one was the better one; then a win is read instead."""


def with_first_day(measure: Measure, readings: Sequence[Reading]) -> FirstDay | None:
    """The first reading of a set-up beside the latest one. None if there are not two."""
    if len(readings) < 2:
        return None
    first, latest = readings[0], readings[-1]
    return FirstDay(first, latest, _is_ahead(measure, first.value, latest.value))


def _is_ahead(measure: Measure, value: float, than: float) -> bool:
    """Whether one value is better than another, by however little."""
    if measure.better == "neither":
        return False
    return value > than if measure.better == "up" else value < than
