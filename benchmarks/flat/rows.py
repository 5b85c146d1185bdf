"""The small form of the flat benchmark, as rows of `make bench`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.boards import MadeUp, copy_of
from benchmarks.flat.boards import written
from benchmarks.flat.growth import exponent
from benchmarks.flat.measure import measure
from benchmarks.rows import EXPONENT, Row

MANY: Final = 200
FEW: Final = 10


def flat(month: MadeUp, years: MadeUp, scratch: Path) -> Iterator[Row]:
    """The exponent of each line of the daily path, from one month to thirty years and by habits."""
    place = Path(tempfile.mkdtemp(dir=scratch))
    spans: dict[float, MadeUp] = {1 / 12: copy_of(month, place), 30: copy_of(years, place)}
    habits: dict[float, MadeUp] = {n: written(place / f"{n} habits", habits=n) for n in (FEW, MANY)}
    for what, boards in (("thirty years", spans), (f"{MANY} habits", habits)):
        for name, costs in measure(boards, rounds=2, presses=6).items():
            yield Row(f"flat, {what}, {name}", EXPONENT, [exponent(costs)])
