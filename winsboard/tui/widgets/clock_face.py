"""What the look back shows above its editor: the step, a big quiet clock, the question."""

from __future__ import annotations

from typing import Final, NamedTuple

from textual.content import Content
from textual.widgets import Static

_DIGITS: Final = {
    "0": ("╭─╮", "│ │", "╰─╯"),
    "1": ("╶╮ ", " │ ", "╶┴╴"),
    "2": ("╶─╮", "┌─╯", "╰─╴"),
    "3": ("╶─╮", " ─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"),
    "5": ("╭─╴", "╰─╮", "╶─╯"),
    "6": ("╭─╴", "├─╮", "╰─╯"),
    "7": ("╶─┐", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"),
    "9": ("╭─╮", "╰─┤", "╶─╯"),
    ":": (" ", ":", " "),
}


def big(time: str) -> tuple[str, str, str]:
    """A time such as `4:59` in three lines."""
    top, middle, bottom = (" ".join(_DIGITS[c][n] for c in time) for n in range(3))
    return top, middle, bottom


class Shown(NamedTuple):
    """Everything on the face."""

    step: str = ""
    time: str = ""
    question: str = ""
    key: str = ""
    """What to press, below the question; empty where the key line says it."""


class ClockFace(Static):
    """One widget, so that a second costs one small picture and no layout."""

    DEFAULT_CSS = "ClockFace { width: 100%; height: auto; text-align: center; }"
    shown = Shown()

    def show(self, shown: Shown) -> None:
        """Show the step, the clock, the question, and the key."""
        other_height = (shown.question, shown.key) != (self.shown.question, self.shown.key)
        self.shown = shown
        lines = [Content.styled(shown.step, "$quiet")]
        lines += (Content.styled(line, "$primary") for line in big(shown.time))
        lines += [Content(""), Content(shown.question)]
        if shown.key:
            lines += [Content(""), Content.styled(shown.key, "$quiet")]
        self.update(Content("\n").join(lines), layout=other_height)
