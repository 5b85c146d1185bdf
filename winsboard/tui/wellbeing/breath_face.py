"""What is seen of a breath: a word, its count, and a slow bar."""

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
"""Cells of each piece of the bar."""
EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
"""A cell of the bar filled by so many eighths."""
WORD: Final = 12
"""Cells of the word."""


class Cells(Widget):
    """A few cells that are painted by themselves.

    Textual writes a line of a widget from its beginning to the last cell that is another one, so
    small widgets make small pictures.
    """

    ALLOW_SELECT = False

    def __init__(self, classes: str) -> None:
        super().__init__(classes=classes)
        self._lines: tuple[str, ...] = ()

    def show(self, *lines: str) -> None:
        """Show these lines, each as wide as all others; what stays the same is not painted."""
        before, self._lines = self._lines, lines
        for y, line in enumerate(lines):
            old = before[y] if y < len(before) else ""
            differ = [x for x, cell in enumerate(line) if old[x : x + 1] != cell]
            if differ:
                self.refresh(Region(differ[0], y, differ[-1] - differ[0] + 1, 1))

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        text = self._lines[y] if y < len(self._lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )


class BreathFace(Vertical):
    """The word of the phase, and, where things may move, its count and how full the breath is."""

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

    def __init__(self, *, moves: bool) -> None:
        """Where nothing moves the word alone changes."""
        super().__init__()
        self._word, self._count = Cells("word"), Cells("count")
        self._pieces = [Cells("piece") for _ in range(PIECES)] if moves else []

    def compose(self) -> ComposeResult:
        """The word, and under it what moves."""
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
        """Show what is on."""
        self._word.show(phase_word(breath.word).center(WORD))
        if self._pieces:
            self._count.show(*big(str(breath.beat)))
        eighths = round(breath.fullness * PIECES * PIECE * 8)
        for n, piece in enumerate(self._pieces):
            piece.show(filled(eighths - n * PIECE * 8))


def filled(eighths: int) -> str:
    """A piece of the bar that is filled so far, or more than full, or less than empty."""
    return "".join(EIGHTHS[min(max(eighths - x * 8, 0), 8)] for x in range(PIECE))
