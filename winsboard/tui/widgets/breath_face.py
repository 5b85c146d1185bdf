"""What is seen of a breath: a word, its count, and a slow bar."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from winsboard.domain.breathing import Breath
from winsboard.tui.widgets.clock_face import big
from winsboard.words.calming import phase_word

WIDEST: Final = 40
"""Cells of the bar."""
PARTS: Final = " ▏▎▍▌▋▊▉"
"""A cell of the bar filled by so many eighths."""
WORD, COUNT, BAR, HEIGHT = 0, 2, 6, 7
"""The lines they stand on."""


class BreathFace(Widget):
    """Repaints the cells that are another one, and no more: a breath is many small pictures."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "breath-face--word",
        "breath-face--count",
        "breath-face--bar",
        "breath-face--edge",
    }
    DEFAULT_CSS = f"""
    BreathFace {{
        height: {HEIGHT};
        & > .breath-face--word {{ color: $foreground; text-style: bold; }}
        & > .breath-face--count {{ color: $primary; }}
        & > .breath-face--bar {{ color: $primary; background: $panel; }}
        & > .breath-face--edge {{ color: $quiet; }}
    }}
    """

    def __init__(self, *, moves: bool) -> None:
        """Where nothing moves the word alone changes."""
        super().__init__()
        self._moves = moves
        self._lines: dict[int, str] = {}

    def show(self, breath: Breath) -> None:
        """Show what is on."""
        for y, text in self._said(breath).items():
            before = self._lines.get(y, "")
            if text == before:
                continue
            self._lines[y] = text
            first, last = _changed(before, text)
            start = self._start(text)
            if len(before) == len(text):
                self.refresh(Region(start + first, y, last - first, 1))
            else:
                self.refresh(Region(0, y, self.size.width, 1))

    def _said(self, breath: Breath) -> dict[int, str]:
        lines = {WORD: phase_word(breath.word)}
        if self._moves:
            count = big(str(breath.beat))
            lines |= {COUNT + n: line for n, line in enumerate(count)}
            lines[BAR] = self._bar(breath.fullness)
        return lines

    def _bar(self, fullness: float) -> str:
        width = max(min(WIDEST, self.size.width - 2), 1)
        cells, eighths = divmod(round(fullness * width * len(PARTS)), len(PARTS))
        filled = "█" * cells + (PARTS[eighths] if cells < width else "")
        return f"▕{filled.ljust(width)}▏"

    def _start(self, text: str) -> int:
        return max((self.size.width - len(text)) // 2, 0)

    def on_resize(self) -> None:
        """All of it stands elsewhere."""
        self._lines.clear()

    def render_line(self, y: int) -> Strip:
        """One line, in the middle."""
        ground, width = self.rich_style, self.size.width
        text = self._lines.get(y, "")
        start = self._start(text)
        segments = [Segment(" " * start, ground), *self._segments(y, text)]
        return Strip(segments).adjust_cell_length(width, ground)

    def _segments(self, y: int, text: str) -> list[Segment]:
        if y == BAR and text:
            edge = self._style("edge")
            return [
                Segment(text[0], edge),
                Segment(text[1:-1], self._style("bar")),
                Segment(text[-1], edge),
            ]
        return [Segment(text, self._style("word" if y == WORD else "count"))]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"breath-face--{name}")


def _changed(before: str, after: str) -> tuple[int, int]:
    """Where two texts of one length begin to differ, and where they are alike again."""
    differ = [n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b]
    return (differ[0], differ[-1] + 1) if differ else (0, len(after))
