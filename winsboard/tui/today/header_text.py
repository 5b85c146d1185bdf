"""What the header of the Today screen says. Imports no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.library import CANDLE
from winsboard.domain.progress.summary import wins_on
from winsboard.tui.components.pieces import Piece
from winsboard.tui.components.text import fit
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_words

NO_PANE: Final = 76
"""Below this width in cells there is no reflection pane, so the header shows the candle."""
BETWEEN: Final = " · "


def header_pieces(
    board: Board, today: date, total_wins: int, folder_name: str, width: int
) -> list[Piece]:
    """Return the title, the date in the middle, and the wins.

    If there is too little room, the title of the program is left out; but the name of a board is
    told before all wins are. Nothing is said about a number that is zero, or not counted yet.
    """
    named, day = _board_name(board, folder_name), day_words(today, today)
    wins, lit = _wins(board, today, total_wins), format_phrase("today.candle.lit.header")
    if width < NO_PANE and any(entry.about == CANDLE for entry in board.entries(today)):
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
    said: list[Piece] = []
    for part in wins:
        said += [(BETWEEN, "$quiet"), part] if said else [part]
    return [(fit(name, left), "bold $primary"), (fit(day, right), "$foreground"), *said]


def _wins(board: Board, today: date, kept: int) -> list[Piece]:
    """Return today's wins in the colour of today, then all wins."""
    said = []
    if number := wins_on(board, today):
        key = "spoken.wins.today.one" if number == 1 else "spoken.wins.today"
        said.append((format_phrase(key, wins=number), "bold $accent"))
    if kept:
        # All wins are counted after the first picture.
        from winsboard.words.sentences.progress.views import all_wins_words

        said.append((all_wins_words(kept), "$quiet"))
    return said


def _board_name(board: Board, folder_name: str) -> str:
    """Return the name of the board, so that nobody writes on another one by mistake."""
    settings = board.settings
    is_family = settings.board_for == "family"
    family = format_phrase("today.title.family") if is_family else ""
    return settings.board_name or folder_name or family


def _room(parts: Sequence[Piece]) -> int:
    return sum(cell_len(text) for text, _ in parts) + len(BETWEEN) * max(len(parts) - 1, 0)


def _is_narrow(width: int, name: str, day: str, wins: Sequence[Piece]) -> bool:
    return cell_len(name) + cell_len(day) + _room(wins) + 4 > width
