"""One measured row, and the budget that it is judged by."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from math import ceil
from statistics import fmean, median
from typing import Final, Literal, NamedTuple, TypeAlias

Statistic: TypeAlias = Literal["median", "mean", "p95", "worst"]
RATIO: Final = "ratio"
MORE: Final = "more"
"""The kind of a budget for the difference between ours and the floor."""
EXPONENT: Final = "exponent"
"""The unit of growth, which needs another digit."""
FEWEST: Final = 5
"""Samples below which a row says nothing about its own noise."""
_DRAWS: Final = 200


class Budget(NamedTuple):
    """The most that a row may cost."""

    limit: float
    kind: str
    """`ratio`, `more`, or the unit of the row."""

    def __str__(self) -> str:
        sign = {RATIO: "x", MORE: " more"}.get(self.kind, f" {self.kind}")
        return f"≤ {self.limit:g}{sign}"


class Row(NamedTuple):
    """Samples of one program, each beside a sample of the floor taken at the same time."""

    what: str
    unit: str
    ours: Sequence[float]
    floor: Sequence[float] = ()
    of: Statistic = "median"
    """What is compared of the samples."""
    program: str = ""
    """A peer; empty for winsboard."""

    @property
    def value(self) -> float:
        """The figure of the row."""
        return statistic(self.ours, self.of)

    @property
    def told(self) -> str:
        """The figure with its unit."""
        digits = 2 if self.unit == EXPONENT else 1
        return f"{self.value:.{digits}f} {self.unit}"

    @property
    def ratio(self) -> float | None:
        """Ours against the floor, or None without one. Of medians it is the median of pairs."""
        return ratio(self.ours, self.floor, self.of)

    @property
    def comparable(self) -> float:
        """The figure to compare with another run: the ratio, or else the value."""
        found = self.ratio
        return self.value if found is None else found


def statistic(samples: Sequence[float], of: Statistic) -> float:
    """The median, the mean, the 95th percentile or the largest of some samples."""
    if of == "median":
        return median(samples)
    if of == "mean":
        return fmean(samples)
    ordered = sorted(samples)
    return ordered[-1] if of == "worst" else ordered[ceil(0.95 * len(ordered)) - 1]


def ratio(ours: Sequence[float], floor: Sequence[float], of: Statistic) -> float | None:
    """The ratio of two lists of samples, or None if the floor is missing or nothing."""
    if not floor:
        return None
    if of == "median" and len(ours) == len(floor) and all(floor):
        return median(a / b for a, b in zip(ours, floor, strict=True))
    below = statistic(floor, of)
    return statistic(ours, of) / below if below else None


def interval(row: Row) -> tuple[float, float] | None:
    """Where the figure of a row lies in 19 of 20 draws of its own pairs.

    None if there are too few samples to tell.
    """
    if len(row.ours) < FEWEST:
        return None
    rng = random.Random(0)
    drawn = sorted(_drawn(row, rng).comparable for _ in range(_DRAWS))
    return drawn[_DRAWS // 40], drawn[-1 - _DRAWS // 40]


def _drawn(row: Row, rng: random.Random) -> Row:
    places = rng.choices(range(len(row.ours)), k=len(row.ours))
    is_paired = len(row.floor) == len(row.ours)
    floor = [row.floor[n] for n in places] if is_paired else row.floor
    return row._replace(ours=[row.ours[n] for n in places], floor=floor)


def is_over(row: Row, budget: Budget) -> bool:
    """Whether a row costs more than a budget allows. What has no figure is over, too."""
    if budget.kind == RATIO:
        found = row.ratio
        return found is None or found > budget.limit
    if budget.kind == MORE:
        return not row.floor or row.value - statistic(row.floor, row.of) > budget.limit
    if budget.kind != row.unit:
        raise ValueError(f"{row.what}: a budget in {budget.kind} for a row in {row.unit}")
    return row.value > budget.limit


Budgets: TypeAlias = Mapping[str, Sequence[Budget]]


def broken(row: Row, budgets: Budgets) -> list[Budget]:
    """The budgets of a row that it is over. Peers have none."""
    return [] if row.program else [b for b in budgets.get(row.what, ()) if is_over(row, b)]
