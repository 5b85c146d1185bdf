"""The header of the progress screen: title, numbered views and the number of wins."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import all_wins_words

VIEWS: Final = 6


class ViewHeader(Widget):
    """The header line. A click on a view shows it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ViewHeader { height: 1; padding: 0 1; color: $foreground; }"

    current: reactive[int] = reactive(1)
    """The number of the current view."""
    total_wins: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__(id="head")
        self._spans: list[tuple[int, int]] = []

    def render(self) -> Content:
        """Render the views; the number of wins and the title are left out if they do not fit."""
        width = self.content_size.width
        names = [format_phrase(f"progress.view.{number}") for number in range(1, VIEWS + 1)]
        views = sum(cell_len(name) + 4 for name in names)
        title, kept = (
            format_phrase("progress.title"),
            all_wins_words(self.total_wins) if self.total_wins else "",
        )
        if cell_len(title) + views + cell_len(kept) + 4 > width:
            kept = ""
        if cell_len(title) + views + 2 > width:
            title = ""
        parts: list[tuple[str, str]] = [(title + "  " if title else "", "bold $primary")]
        used, self._spans = cell_len(parts[0][0]), []
        for number, name in enumerate(names, 1):
            lit = " on $lit" if number == self.current else ""
            strong = "bold $foreground" if number == self.current else "$quiet"
            parts += [(f" {number} ", f"bold $primary{lit}"), (f"{name} ", f"{strong}{lit}")]
            self._spans.append((used, used + cell_len(name) + 4))
            used += cell_len(name) + 4
        gap = " " * max(width - used - cell_len(kept), 0)
        return Content.assemble(*parts, gap, (kept, "$quiet"))

    def on_click(self, event: events.Click) -> None:
        """Simulate the number key of the clicked view."""
        offset = event.get_content_offset(self)
        for number, (start, end) in enumerate(self._spans, 1):
            if offset is not None and start <= offset.x < end:
                event.stop()
                self.app.simulate_key(str(number))
