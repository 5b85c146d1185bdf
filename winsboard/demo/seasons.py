"""What the days of a made-up life are like: good stretches, hard ones, rests, times away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import sin, tau
from random import Random

from winsboard.domain.text.calendar import days_between
from winsboard.named_tuple import NamedTuple

SETTLED = 20
"""The last days hold no time away, so that the first screen shows a life that is being lived."""


class Day(NamedTuple):
    """One day as it was lived."""

    day: date
    energy: float
    """0 none, 1 plenty."""
    hard: bool
    resting: bool
    """One of some days of rest in a row."""
    away: bool
    """Nothing was written down."""


def lived(rng: Random, first: date, last: date) -> Iterator[Day]:
    """Every day of a span, the last included."""
    energy, resting, away = 0.5, 0, 0
    for day in days_between(first, last):
        energy = _drift(rng, energy, day)
        settled = (last - day).days < SETTLED
        resting = max(resting - 1, 0) or _begins(rng, 1 / 80, 2, 6)
        away = 0 if settled else max(away - 1, 0) or _begins(rng, 1 / 130, 4, 24)
        quiet = not settled and rng.random() < 0.06
        yield Day(
            day=day,
            energy=energy,
            hard=energy < 0.33 and rng.random() < 0.6,
            resting=resting > 0 and day != last,
            away=away > 0 or quiet,
        )


def _drift(rng: Random, energy: float, day: date) -> float:
    """Energy wanders back to a middle that is higher in summer."""
    middle = 0.6 + 0.12 * sin(tau * (day.timetuple().tm_yday - 100) / 365)
    wandered = 0.82 * energy + 0.18 * middle + rng.gauss(0, 0.1)
    return min(max(wandered, 0.0), 1.0)


def _begins(rng: Random, chance: float, shortest: int, longest: int) -> int:
    """The length in days of a stretch that begins today; zero if none does."""
    return rng.randint(shortest, longest) if rng.random() < chance else 0
