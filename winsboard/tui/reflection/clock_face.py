"""The upper part of the reflection pane: step, clock or candle, and question."""

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
"""Frames of a candle being lit; the last one stays."""
_CANDLE: Final = ("╭┴╮", "╶┴─┴╴")
BAR: Final = 30
"""Width in cells of the bar that shows the time of each step."""


class Shown(NamedTuple):
    """The contents of the clock face."""

    step: str = ""
    time: str = ""
    """Digits such as `4:59`, shown large, or one line of text."""
    question: str = ""
    key: str = ""
    """The key to press, below the question; empty if the footer shows it."""
    flame: str = ""
    """The flame of the lit candle, shown instead of the clock; empty if it is not lit."""
    is_tight: bool = False
    """Whether there is room only for the flame, not for the candle."""
    times: Sequence[int] = ()
    """The seconds of each step, for the bar; empty to hide the bar."""
    at: int = 0
    """Index of the current step."""


class ClockFace(Widget):
    """A single widget, so that a tick of the clock repaints a few lines and needs no layout."""

    DEFAULT_CSS = "ClockFace { width: 100%; height: auto; text-align: center; }"
    shown = Shown()

    def render(self) -> Content:
        """Render all lines."""
        return Content("\n").join(_lines(self.shown))

    def show(self, shown: Shown) -> None:
        """Show new contents, and repaint only what changed."""
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
    """Return everything that the number of lines depends on."""
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
    """Return a bar with a piece per step, as long as its share of the time."""
    room = max(BAR - len(times) + 1, len(times))
    total = sum(times) or 1
    borders = [round(sum(times[:n]) * room / total) for n in range(len(times) + 1)]
    lengths = [max(end - start, 1) for start, end in pairwise(borders)]
    pieces: list[Content | tuple[str, str]] = []
    for n, length in enumerate(lengths):
        style = "$primary" if n == at else "$quiet"
        pieces += [(("━" if n <= at else "─") * length, style), (" ", "")]
    return Content.assemble(*pieces[:-1])
