"""The upper part of the reflection pane: step, clock or candle, and question."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from winsboard.tui.reflection.face_lines import ClockFaceContent, face_lines


class ClockFace(Widget):
    """A single widget, so that a tick of the clock repaints a few lines and needs no layout.

    Everything begins in the same column.
    """

    DEFAULT_CSS = "ClockFace { width: 100%; height: auto; }"
    shown = ClockFaceContent()

    def render(self) -> Content:
        """Render all lines."""
        lines = face_lines(self.shown)
        return Content("\n").join([Content.assemble(*pieces) for pieces in lines])

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
