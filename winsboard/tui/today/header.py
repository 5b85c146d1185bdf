"""The header of the Today screen."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from winsboard.domain.model.board import Board
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.tui.today.header_text import header_pieces


class DayHeader(Widget):
    """Shows the title, the date, today's wins and all wins."""

    DEFAULT_CSS = "DayHeader { height: 1; color: $foreground; padding: 0 1; }"

    board: reactive[Board] = reactive(Board())
    today: reactive[date] = reactive(FIRST_DAY)
    total_wins: reactive[int] = reactive(0)

    def __init__(self, folder_name: str = "") -> None:
        """`folder_name` names a board that is not in the usual folder and has no name."""
        super().__init__(id="header")
        # No text of it is a link, so none is looked for.
        self.auto_links = False
        self._folder_name = folder_name

    def render(self) -> Content:
        """Render the date in the middle."""
        width = self.content_size.width
        pieces = header_pieces(self.board, self.today, self.total_wins, self._folder_name, width)
        return Content.assemble(*pieces)

    def on_click(self, event: events.Click) -> None:
        """Open the list of everything the board can do."""
        event.stop()
        self.app.simulate_key("ctrl+p")
