"""The days of the demo data: energy, hard days, rests, times away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import sin, tau
from random import Random

from winsboard.domain.text.calendar import days_between
from winsboard.named_tuple import NamedTuple

SETTLED = 20
"""The last days have no time away, so that the first screen is not empty."""


class Day(NamedTuple):
    """The state of the person on one day."""

    day: date
    energy: float
    """0 for none, 1 for full."""
    hard: bool
    resting: bool
    """Whether it is one of several rest days in a row."""
    away: bool
    """Whether nothing is recorded."""


def generate_days(rng: Random, first: date, last: date) -> Iterator[Day]:
    """All days of a range, both ends included."""
    energy, resting, away = 0.5, 0, 0
    for day in days_between(first, last):
        energy = _drift(rng, energy, day)
        settled = (last - day).days < SETTLED
        resting = max(resting - 1, 0) or _period_length(rng, 1 / 80, 2, 6)
        away = 0 if settled else max(away - 1, 0) or _period_length(rng, 1 / 130, 4, 24)
        quiet = not settled and rng.random() < 0.06
        yield Day(
            day=day,
            energy=energy,
            hard=energy < 0.33 and rng.random() < 0.6,
            resting=resting > 0 and day != last,
            away=away > 0 or quiet,
        )


def _drift(rng: Random, energy: float, day: date) -> float:
    """A random walk that reverts to a mean, which is higher in summer."""
    middle = 0.6 + 0.12 * sin(tau * (day.timetuple().tm_yday - 100) / 365)
    wandered = 0.82 * energy + 0.18 * middle + rng.gauss(0, 0.1)
    return min(max(wandered, 0.0), 1.0)


def _period_length(rng: Random, chance: float, shortest: int, longest: int) -> int:
    """The length in days of a period that begins today; 0 if none does."""
    return rng.randint(shortest, longest) if rng.random() < chance else 0
