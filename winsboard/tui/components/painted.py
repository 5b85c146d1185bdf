"""Base class of widgets that render lines of styled text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, Final

from rich.segment import Segment
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from winsboard.tui.components.style_mixin import StyleMixin
from winsboard.tui.terminal.cells import cell_len

STYLES: Final = (
    *("text", "quiet", "strong", "number", "accent", "title", "line", "lit", "weekend", "band"),
    *("done", "some", "rest", "open", "level-1", "level-2", "level-3", "level-4"),
    *("cursor", "shadow"),
)
"""The style names; each is a component class."""

MOST_LINES: Final = 400
"""Painted lines that are kept."""


class Painted(ScrollView, StyleMixin):
    """A scrollable widget that renders lines with named styles."""

    ALLOW_SELECT = False
    STYLE_PREFIX = "painted"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"painted--{name}" for name in STYLES}
    DEFAULT_CSS = """
    Painted {
        height: 1fr;
        background: $background;
        scrollbar-size-vertical: 1;
        & > .painted--text { color: $foreground; }
        & > .painted--quiet { color: $quiet; }
        & > .painted--strong { color: $foreground; text-style: bold; }
        & > .painted--number { color: $primary; }
        & > .painted--accent { color: $done; }
        & > .painted--title { color: $accent; text-style: bold; }
        & > .painted--line { color: $line; }
        & > .painted--lit { background: $lit; }
        & > .painted--weekend { background: $weekend; }
        & > .painted--band { background: $band; }
        & > .painted--done { color: $done; text-style: bold; }
        & > .painted--some { color: $some; text-style: bold; }
        & > .painted--rest { color: $rest; }
        & > .painted--open { color: $open; }
        & > .painted--level-1 { color: $level-1; }
        & > .painted--level-2 { color: $level-2; }
        & > .painted--level-3 { color: $level-3; }
        & > .painted--level-4 { color: $level-4; }
        & > .painted--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: bold;
        }
        & > .painted--shadow { text-style: underline; }
    }
    """

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._painted: dict[tuple[int, str, tuple[tuple[str, str], ...]], Strip] = {}

    def strip(self, parts: Iterable[tuple[str, str]], ground: str = "") -> Strip:
        """Return a line of text pieces with their style names, padded to the widget's width.

        A line of the same pieces is the same line: what a terminal is told of it is kept with it.
        """
        width = self.scrollable_content_region.width
        key = (width, ground, tuple(parts))
        strip = self._painted.get(key)
        if strip is None:
            if len(self._painted) >= MOST_LINES:
                self._painted.clear()
            strip = self._painted[key] = self._strip_of(key[2], ground, width)
        return strip

    def _strip_of(self, parts: Iterable[tuple[str, str]], ground: str, width: int) -> Strip:
        """Make a line. Neighbours with the same style are joined, because each costs time."""
        under = ground.split()
        segments, used = [], 0
        for name, same in groupby(parts, key=itemgetter(1)):
            text = "".join(part for part, _ in same)
            used += cell_len(text)
            segments.append(Segment(text, self.style_of(*under, *name.split())))
        if used < width:
            segments.append(Segment(" " * (width - used), self.style_of(*under, "text")))
        strip = Strip(segments, max(used, width))
        return strip if used <= width else strip.crop(0, width)

    def notify_style_update(self) -> None:
        """Another theme paints with other styles."""
        super().notify_style_update()
        self._painted = {}

    def refresh_cells(self, *regions: Region | None) -> None:
        """Repaint regions of the content. None stands for a cell that is not visible."""
        shown = [region for region in regions if region is not None]
        if shown:
            self.refresh(*shown)

    def on_focus(self) -> None:
        """Repaint, because the cursor looks different with the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Repaint, because the cursor looks different without the focus."""
        self.refresh()
