"""The header of the Today screen."""

from __future__ import annotations

from datetime import date
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from winsboard.domain.model.board import Board
from winsboard.domain.model.library import CANDLE
from winsboard.domain.progress.summary import wins_on
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.tui.components.text import fit
from winsboard.words import say
from winsboard.words.text.dates import day_words

NO_PANE: Final = 76
"""Below this width in cells there is no reflection pane, so the header shows the candle."""


class DayHeader(Widget):
    """Shows the title, the date, today's wins and all wins."""

    DEFAULT_CSS = "DayHeader { height: 1; color: $foreground; padding: 0 1; }"

    board: reactive[Board] = reactive(Board())
    today: reactive[date] = reactive(FIRST_DAY)
    kept: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__(id="header")

    def render(self) -> Content:
        """Render the date in the middle; the title is left out if it does not fit."""
        width = self.content_size.width
        name, day = self._board_name(), day_words(self.today, self.today)
        wins = wins_on(self.board, self.today)
        today = say("spoken.wins.today.one" if wins == 1 else "spoken.wins.today", wins=wins)
        kept = say("today.wins", today=today, kept=say("spoken.wins.kept", wins=self.kept))
        if width < NO_PANE and self._is_lit():
            told = [say("today.candle.header", wins=wins) for wins in (kept, today)]
            kept = next((t for t in told if cell_len(day + t) + 2 <= width), kept)
        if cell_len(name) + cell_len(day) + cell_len(kept) + 4 > width:
            name = ""
        left = min((width - cell_len(day)) // 2, width - cell_len(day + kept) - 2) if name else 0
        right = max(width - left - cell_len(kept), 0)
        return Content.assemble(
            (fit(name, left), "bold $primary"), (fit(day, right), "$foreground"), (kept, "$quiet")
        )

    def _board_name(self) -> str:
        """Return the name of the board, so that nobody writes in the family's by mistake."""
        is_family = self.board.settings.board_for == "family"
        return say("today.title.family" if is_family else "today.title")

    def _is_lit(self) -> bool:
        return any(entry.about == CANDLE for entry in self.board.entries(self.today))
