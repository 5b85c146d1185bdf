"""The numbered actions of a dialog as one quiet text of as few lines as possible."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from winsboard.named_tuple import NamedTuple
from winsboard.tui.terminal.cells import cell_len

BETWEEN = 3
"""Cells between two actions."""


class Span(NamedTuple):
    """Where an action is painted."""

    number: int
    name: str
    line: int
    start: int

    @property
    def end(self) -> int:
        """The x offset after it."""
        return self.start + cell_len(f"{self.number} {self.name}")


class ActLines(Widget, can_focus=True):
    """Shows actions with their number keys. A click is the same as the key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ActLines { width: 100%; height: auto; color: $quiet; }"

    def __init__(self) -> None:
        super().__init__(id="acts")
        self._names: Sequence[str] = ()

    def show(self, names: Sequence[str]) -> None:
        """Show these actions."""
        if names != self._names:
            self._names = names
            self.refresh(layout=True)

    def _spans(self, width: int) -> list[Span]:
        spans: list[Span] = []
        line = start = 0
        for number, name in enumerate(self._names, start=1):
            span = Span(number, name, line, start)
            if start and span.end > width:
                line, start = line + 1, 0
                span = Span(number, name, line, start)
            spans.append(span)
            start = span.end + BETWEEN
        return spans

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the number of lines for a width."""
        return self._spans(width)[-1].line + 1 if self._names else 0

    def render(self) -> Content:
        """Render the actions."""
        parts: list[tuple[str, str] | str] = []
        line = 0
        for span in self._spans(self.content_size.width):
            if parts:
                parts.append("\n" if span.line > line else " " * BETWEEN)
            line = span.line
            parts += [(f"{span.number}", "bold $primary"), f" {span.name}"]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Press the number of the clicked action."""
        offset = event.get_content_offset(self)
        for span in self._spans(self.content_size.width):
            if offset and span.line == offset.y and span.start <= offset.x < span.end:
                event.stop()
                self.app.simulate_key(str(span.number))
