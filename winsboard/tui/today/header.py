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

    def __init__(self, folder_name: str = "") -> None:
        """`folder_name` names a board that is not in the usual folder and has no name."""
        super().__init__(id="header")
        # No text of it is a link, so none is looked for.
        self.auto_links = False
        self._folder_name = folder_name

    def render(self) -> Content:
        """Render the date in the middle.

        If there is too little room, the title of the program is left out; but the name of a board
        is told before all wins are. Nothing is said about a number that is zero, or not counted
        yet.
        """
        width = self.content_size.width
        named, day = self._board_name(), day_words(self.today, self.today)
        wins, lit = self._wins(), format_phrase("today.candle.lit.header")
        if width < NO_PANE and self._is_candle_lit():
            told = [[(lit, "$quiet"), *wins], [(lit, "$quiet"), *wins[:1]]]
            wins = next((t for t in told if _room(t) + cell_len(day) + 2 <= width), wins)
        name = named or format_phrase("today.title")
        if named and _is_narrow(width, named, day, wins):
            wins = wins[:1]
            name = fit(named, max(width - cell_len(day) - _room(wins) - 4, 0)).rstrip()
        elif _is_narrow(width, name, day, wins):
            name = ""
        room = _room(wins)
        left = min((width - cell_len(day)) // 2, width - cell_len(day) - room - 2) if name else 0
        left = max(left, cell_len(name) + 2) if name else 0
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
        """Return the name of the board, so that nobody writes on another one by mistake."""
        settings = self.board.settings
        is_family = settings.board_for == "family"
        family = format_phrase("today.title.family") if is_family else ""
        return settings.board_name or self._folder_name or family

    def _is_candle_lit(self) -> bool:
        return any(entry.about == CANDLE for entry in self.board.entries(self.today))


def _room(parts: Sequence[tuple[str, str]]) -> int:
    return sum(cell_len(text) for text, _ in parts) + len(BETWEEN) * max(len(parts) - 1, 0)


def _is_narrow(width: int, name: str, day: str, wins: Sequence[tuple[str, str]]) -> bool:
    return cell_len(name) + cell_len(day) + _room(wins) + 4 > width
