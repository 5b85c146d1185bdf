"""The header of the Today screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from winsboard.domain.model.board import Board
from winsboard.domain.model.library import CANDLE
from winsboard.domain.progress.summary import wins_on
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.tui.components.text import fit
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import all_wins_words
from winsboard.words.text.dates import day_words

NO_PANE: Final = 76
"""Below this width in cells there is no reflection pane, so the header shows the candle."""
BETWEEN: Final = " · "


class DayHeader(Widget):
    """Shows the title, the date, today's wins and all wins."""

    DEFAULT_CSS = "DayHeader { height: 1; color: $foreground; padding: 0 1; }"

    board: reactive[Board] = reactive(Board())
    today: reactive[date] = reactive(FIRST_DAY)
    total_wins: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__(id="header")

    def render(self) -> Content:
        """Render the date in the middle; the title is left out if it does not fit.

        Nothing is said about a number that is zero, or not counted yet.
        """
        width = self.content_size.width
        name, day = self._board_name(), day_words(self.today, self.today)
        wins, lit = self._wins(), format_phrase("today.candle.lit.header")
        if width < NO_PANE and self._is_candle_lit():
            told = [[(lit, "$quiet"), *wins], [(lit, "$quiet"), *wins[:1]]]
            wins = next((t for t in told if _room(t) + cell_len(day) + 2 <= width), wins)
        room = _room(wins)
        if cell_len(name) + cell_len(day) + room + 4 > width:
            name = ""
        left = min((width - cell_len(day)) // 2, width - cell_len(day) - room - 2) if name else 0
        right = max(width - left - room, 0)
        said: list[tuple[str, str]] = []
        for part in wins:
            said += [(BETWEEN, "$quiet"), part] if said else [part]
        return Content.assemble(
            (fit(name, left), "bold $primary"), (fit(day, right), "$foreground"), *said
        )

    def _wins(self) -> list[tuple[str, str]]:
        """Return today's wins in the colour of today, then all wins."""
        today, kept = wins_on(self.board, self.today), self.total_wins
        said = []
        if today:
            key = "spoken.wins.today.one" if today == 1 else "spoken.wins.today"
            said.append((format_phrase(key, wins=today), "bold $accent"))
        if kept:
            said.append((all_wins_words(kept), "$quiet"))
        return said

    def on_click(self, event: events.Click) -> None:
        """Open the list of everything the board can do."""
        event.stop()
        self.app.simulate_key("ctrl+p")

    def _board_name(self) -> str:
        """Return the name of the board, so that nobody writes in the family's by mistake."""
        is_family = self.board.settings.board_for == "family"
        return format_phrase("today.title.family" if is_family else "today.title")

    def _is_candle_lit(self) -> bool:
        return any(entry.about == CANDLE for entry in self.board.entries(self.today))


def _room(parts: Sequence[tuple[str, str]]) -> int:
    return sum(cell_len(text) for text, _ in parts) + len(BETWEEN) * max(len(parts) - 1, 0)
