"""Charts inside an HTML document. They carry no judgement: one colour, no target and no trend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from winsboard.picture import svg
from winsboard.picture.colours import LIGHT

Point = tuple[date, float]

_WIDTH: Final = 600
_HEIGHT: Final = 96
_SIDE: Final = 12.0
_TOP: Final = 20.0
_BOTTOM: Final = 72.0
_END: Final = ' text-anchor="end"'


def line_chart(
    title: str, about: str, points: Sequence[Point], span: tuple[str, str], limits: tuple[str, str]
) -> str:
    """Values over days. `span` names the first and last day, `limits` the highest and lowest value.

    The first value is a ring, all others are dots.
    """
    days = [day.toordinal() for day, _ in points]
    values = [value for _, value in points]
    places = [
        (_across(day, min(days), max(days)), _down(value, min(values), max(values)))
        for day, value in zip(days, values, strict=True)
    ]
    dots = [svg.dot(place, 3.5, LIGHT.done) for place in places]
    inner = [svg.dot(place, 1.75, "#ffffff") for place in places[:1]]
    return svg.drawing(
        (_WIDTH, _HEIGHT),
        title,
        about,
        svg.text_element((_SIDE, _TOP - 8), limits[0], LIGHT.quiet, 11),
        svg.line_through(places, LIGHT.levels[1]),
        svg.group([*dots, *inner]),
        svg.text_element((_SIDE, _HEIGHT - 6), f"{limits[1]}  {span[0]}", LIGHT.quiet, 11),
        svg.text_element((_WIDTH - _SIDE, _HEIGHT - 6), span[1], LIGHT.quiet, 11, _END),
    )


def _across(day: int, first: int, last: int) -> float:
    return _SIDE + (_WIDTH - 2 * _SIDE) * (day - first) / max(last - first, 1)


def _down(value: float, low: float, high: float) -> float:
    if high == low:
        return (_TOP + _BOTTOM) / 2
    return _TOP + (_BOTTOM - _TOP) * (high - value) / (high - low)


def dot_strip(
    title: str, about: str, levels: Sequence[Sequence[int]], labels: Sequence[str]
) -> str:
    """A row of days with a dot at each of its levels, from 1 to 5. A day without one stays empty.

    `labels` stand below the days and may be empty.
    """
    step = (_WIDTH - 2 * _SIDE) / max(len(levels), 1)
    middle = ' text-anchor="middle"'
    parts = []
    for n, (found, label) in enumerate(zip(levels, labels, strict=True)):
        x = _SIDE + (n + 0.5) * step
        parts += [svg.dot((x, _BOTTOM - (level - 1) * 13), 4, LIGHT.done) for level in found]
        if label:
            parts.append(svg.text_element((x, _HEIGHT - 6), label, LIGHT.quiet, 10, middle))
    return svg.drawing((_WIDTH, _HEIGHT), title, about, svg.group(parts))
