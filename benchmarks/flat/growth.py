"""How a cost grows: the slope of a line through the logarithms."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from statistics import linear_regression

LIMIT = 0.05
"""The largest exponent that counts as flat: a hundred times as much costs a quarter more."""


def exponent(costs: Mapping[float, float]) -> float:
    """The exponent of the growth of a cost, by size: 0 is flat, 1 is in proportion."""
    return linear_regression([log(size) for size in costs], [log(c) for c in costs.values()]).slope
