"""The upper part of the reflection pane: step, clock or candle, and question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.big_digits import big
from winsboard.words import format_phrase

FLAMES: Final = ("·", "'", "▴")
"""Frames of a candle being lit; the last one stays."""
_CANDLE: Final = (" │ ", "╶┴╴")
KEY: Final = "t"
"""The key that begins a look back."""


class ClockFaceContent(NamedTuple):
    """The contents of the clock face."""

    step: str = ""
    """What is in the first line, before the time: `Evening look back · 2 of 6`."""
    time: str = ""
    """Digits such as `4:59`, shown large, or one line of text."""
    question: str = ""
    words: Sequence[str] = ()
    """Words to choose by number, one per line below the question."""
    key: str = ""
    """What the key to begin does; empty while a look back is running."""
    flame: str = ""
    """The flame of the lit candle; empty if it is not lit."""
    is_line: bool = False
    """Whether there is room for one line only."""


class ClockFace(Widget):
    """A single widget, so that a tick of the clock repaints a few lines and needs no layout.

    Everything begins in the same column.
    """

    DEFAULT_CSS = "ClockFace { width: 100%; height: auto; }"
    shown = ClockFaceContent()

    def render(self) -> Content:
        """Render all lines."""
        shown = self.shown
        return _line(shown) if shown.is_line else Content("\n").join(_lines(shown))

    def show(self, shown: ClockFaceContent) -> None:
        """Show new contents, and repaint only what changed."""
        before, self.shown = self.shown, shown
        if shown == before:
            return
        other_height = _height(before) != _height(shown)
        if other_height or shown != before._replace(time=shown.time):
            self.refresh(layout=other_height)
        else:
            big_lines = ":" in shown.time and not shown.is_line
            top, height = (bool(shown.step), 3) if big_lines else (0, 1)
            self.refresh(Region(0, top, self.size.width, height))


def _height(shown: ClockFaceContent) -> tuple[object, ...]:
    """Return everything that the number of lines depends on."""
    clock = ":" in shown.time, bool(shown.step or shown.time), bool(shown.flame)
    return shown.is_line, shown.question, bool(shown.key), shown.words, *clock


def _line(shown: ClockFaceContent) -> Content:
    """Return the key, what it does and how long that takes, on one line."""
    said = [part for part in (shown.question, shown.time) if part]
    head = " · ".join((format_phrase("today.look_back.title"), *said))
    flame = f"  {shown.flame}" if shown.flame else ""
    return Content.assemble(
        (KEY, "bold $primary"), (f" {shown.key}  ", ""), (head, "$quiet"), flame
    )


def _lines(shown: ClockFaceContent) -> Iterator[Content]:
    is_big = ":" in shown.time
    if head := " · ".join(part for part in (shown.step, "" if is_big else shown.time) if part):
        yield Content.styled(head, "$quiet")
    if is_big:
        yield from (Content.styled(line, "$primary") for line in big(shown.time))
    if shown.flame:
        yield Content.styled(f" {shown.flame}", "bold $some")
        yield from (Content.styled(line, "$foreground") for line in _CANDLE)
    if head or is_big or shown.flame:
        yield Content("")
    yield Content.styled(shown.question, "bold")
    if shown.words:
        for n, word in enumerate(shown.words, start=1):
            yield Content.assemble((f"{n % 10}", "bold $primary"), f"  {word}")
    if shown.key:
        yield from (Content(""), Content.assemble((KEY, "bold $primary"), f" {shown.key}"))
