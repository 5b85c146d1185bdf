"""A plain line chart of some values, as characters in the band of their range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.named_tuple import NamedTuple

FIRST: Final = "◆"
"""Marks the first day."""
POINT: Final = "●"
_LEVEL: Final = "─"
_STEP: Final = "│"
_EDGE: Final = "┄"
GAP: Final = 2
"""Cells from one value to the next, if there is room."""


class Chart(NamedTuple):
    """The rows of a chart, the highest value first. They have the same width."""

    rows: tuple[str, ...]
    low: float
    high: float


def chart_of(values: Sequence[float], width: int, height: int) -> Chart | None:
    """A chart of some values, the first of which is that of the first day.

    The dotted lines above and below are the range. Of more values than fit, the first one and the
    latest are shown. None if there is nothing to draw a line between.
    """
    if len(values) < 2 or width < 2 or height < 1:
        return None
    low, high = min(values), max(values)
    most = max((width - 1) // GAP + 1, 2)
    shown = [*values] if len(values) <= most else [values[0], *values[1 - most :]]
    cells = [[" "] * ((len(shown) - 1) * GAP + 1) for _ in range(height)]
    places = [_row(value, low, high, height) for value in shown]
    for n, (here, before) in enumerate(zip(places[1:], places, strict=False), start=1):
        _join(cells, n * GAP - 1, before, here)
    for n, row in enumerate(places):
        cells[row][n * GAP] = POINT if n else FIRST
    edge = _EDGE * len(cells[0])
    return Chart((edge, *("".join(row) for row in cells), edge), low, high)


def _row(value: float, low: float, high: float, height: int) -> int:
    if high == low:
        return height // 2
    return round((high - value) / (high - low) * (height - 1))


def _join(cells: list[list[str]], column: int, before: int, here: int) -> None:
    """Draw what leads from one value to the next in the column between them."""
    if before == here:
        cells[here][column] = _LEVEL
        return
    for row in range(min(before, here), max(before, here) + 1):
        cells[row][column] = _STEP
    top, bottom = ("╮", "╰") if here > before else ("╭", "╯")
    cells[min(before, here)][column] = top
    cells[max(before, here)][column] = bottom
