"""What the look back shows above its editor: the step, a quiet clock, the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.big_digits import big

FLAMES: Final = ("·", "'", "▴")
"""A flame as it catches; the last one stays."""
_CANDLE: Final = ("╭┴╮", "╶┴─┴╴")
BAR: Final = 30
"""Cells of the bar in which each step has its share of the time."""


class Shown(NamedTuple):
    """Everything on the face."""

    step: str = ""
    time: str = ""
    """Digits such as `4:59`, shown big, or a line of words."""
    question: str = ""
    key: str = ""
    """What to press, below the question; empty where the key line says it."""
    flame: str = ""
    """The flame of a lit candle, which takes the place of the clock; empty without one."""
    is_tight: bool = False
    """Whether there is room for the flame alone, without its candle."""
    times: Sequence[int] = ()
    """The seconds of all steps, for the bar; empty where none is shown."""
    at: int = 0
    """Which step it is, from 0."""


class ClockFace(Widget):
    """One widget, so that a second costs the lines of the clock, and no layout."""

    DEFAULT_CSS = "ClockFace { width: 100%; height: auto; text-align: center; }"
    shown = Shown()

    def render(self) -> Content:
        """All lines, one below the other."""
        return Content("\n").join(_lines(self.shown))

    def show(self, shown: Shown) -> None:
        """Show the step, the clock or the candle, the question, and the key."""
        before, self.shown = self.shown, shown
        if shown == before:
            return
        other_height = _height(before) != _height(shown)
        if other_height or shown != before._replace(time=shown.time):
            self.refresh(layout=other_height)
        else:
            top = bool(shown.step) + bool(shown.times)
            self.refresh(Region(0, top, self.size.width, 3 if ":" in shown.time else 1))


def _height(shown: Shown) -> tuple[object, ...]:
    """What the number of lines hangs on."""
    small = not shown.flame and not shown.time[:1].isdecimal()
    clock = small, bool(shown.time), shown.is_tight
    return shown.question, shown.key, bool(shown.step), bool(shown.times), *clock


def _lines(shown: Shown) -> Iterator[Content]:
    if shown.step:
        yield Content.styled(shown.step, "$quiet")
    if shown.times:
        yield _bar(shown.times, shown.at)
    if shown.flame:
        yield Content.styled(shown.flame, "bold $accent")
        if not shown.is_tight:
            yield from (Content.styled(line, "$foreground") for line in _CANDLE)
    elif ":" in shown.time:
        yield from (Content.styled(line, "$primary") for line in big(shown.time))
    elif shown.time:
        yield Content.styled(shown.time, "$primary")
    yield from (Content(""), Content(shown.question))
    if shown.key:
        yield from (Content(""), Content.styled(shown.key, "$quiet"))


def _bar(times: Sequence[int], at: int) -> Content:
    """A piece for every step, as long as its share; heavy as far as one has come."""
    room = max(BAR - len(times) + 1, len(times))
    total = sum(times) or 1
    borders = [round(sum(times[:n]) * room / total) for n in range(len(times) + 1)]
    lengths = [max(end - start, 1) for start, end in pairwise(borders)]
    pieces: list[Content | tuple[str, str]] = []
    for n, length in enumerate(lengths):
        style = "$primary" if n == at else "$quiet"
        pieces += [(("━" if n <= at else "─") * length, style), (" ", "")]
    return Content.assemble(*pieces[:-1])
