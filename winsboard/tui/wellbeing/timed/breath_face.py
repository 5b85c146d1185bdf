"""The animation of the breathing exercise: a word, a counter and a slow bar."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from winsboard.domain.wellbeing.breathing import Breath
from winsboard.tui.components.big_digits import big
from winsboard.words.catalog.calm import phase_word

PIECES: Final = 8
PIECE: Final = 5
"""Width in cells of each piece of the bar."""
EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
"""A cell filled by 0 to 8 eighths."""
WORD: Final = 12
"""Width of the word in cells."""


class Cells(Widget):
    """A small widget that repaints only the cells that changed.

    Textual writes a line of a widget from its start to the last changed cell, so several small
    widgets need less output than a large one.
    """

    ALLOW_SELECT = False

    def __init__(self, classes: str) -> None:
        super().__init__(classes=classes)
        self._lines: tuple[str, ...] = ()

    def show(self, *lines: str) -> None:
        """Show lines of equal width; unchanged cells are not repainted."""
        before, self._lines = self._lines, lines
        for y, line in enumerate(lines):
            old = before[y] if y < len(before) else ""
            differ = [x for x, cell in enumerate(line) if old[x : x + 1] != cell]
            if differ:
                self.refresh(Region(differ[0], y, differ[-1] - differ[0] + 1, 1))

    def render_line(self, y: int) -> Strip:
        """Render one line."""
        text = self._lines[y] if y < len(self._lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )


class BreathFace(Vertical):
    """Shows the word of the phase and, if `animated`, a counter and how full the lungs are."""

    DEFAULT_CSS = f"""
    BreathFace {{
        height: 7;
        .row {{ height: auto; align: center top; }}
        .word {{ width: {WORD}; height: 1; color: $foreground; text-style: bold; }}
        .count {{ width: 3; height: 3; margin: 1 0; color: $primary; }}
        .piece {{ width: {PIECE}; height: 1; color: $primary; background: $panel; }}
        .edge {{ width: 1; height: 1; color: $quiet; }}
    }}
    """

    def __init__(self, *, animated: bool) -> None:
        """Without `animated`, only the word changes."""
        super().__init__()
        self._word, self._count = Cells("word"), Cells("count")
        self._pieces = [Cells("piece") for _ in range(PIECES)] if animated else []

    def compose(self) -> ComposeResult:
        """Compose the word, the counter and the bar."""
        with Horizontal(classes="row"):
            yield self._word
        if self._pieces:
            with Horizontal(classes="row"):
                yield self._count
            with Horizontal(classes="row"):
                yield Static("▕", classes="edge")
                yield from self._pieces
                yield Static("▏", classes="edge")

    def show(self, breath: Breath) -> None:
        """Show a moment of the exercise."""
        self._word.show(phase_word(breath.word).center(WORD))
        if self._pieces:
            self._count.show(*big(str(breath.beat)))
        eighths = round(breath.fullness * PIECES * PIECE * 8)
        for n, piece in enumerate(self._pieces):
            piece.show(filled(eighths - n * PIECE * 8))


def filled(eighths: int) -> str:
    """Return a piece of the bar; values below zero are empty, large ones full."""
    return "".join(EIGHTHS[min(max(eighths - x * 8, 0), 8)] for x in range(PIECE))
