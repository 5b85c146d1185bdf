"""Shows today's board in the terminal before Textual is loaded, where that is true and cheap.

Everything on it is read from the disk at this moment; the board then starts with the same data. If
anything else than the board would come first, nothing is shown.
"""

from __future__ import annotations

import termios
from collections.abc import Mapping
from datetime import date

from winsboard.domain.habits import welcome
from winsboard.domain.model.board import Board
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.tui.early_picture.escape_codes import Codes, colours_of
from winsboard.tui.early_picture.layout import Layout
from winsboard.tui.early_picture.palettes import palette_of
from winsboard.tui.early_picture.panes import Panes
from winsboard.tui.terminal import size
from winsboard.tui.terminal.cell_width import pin_cursor
from winsboard.tui.terminal.console_font import is_linux_console, with_console_characters
from winsboard.tui.terminal.early_terminal import EarlyTerminal

OVERRIDES_COLOURS = "TEXTUAL_COLOR_SYSTEM"
"""The setting that makes Textual take another number of colours than the terminal tells."""


def show(
    notebook: Notebook, folder_name: str, environ: Mapping[str, str], keyboard: int, screen: int
) -> EarlyTerminal | None:
    """Show the board, and return the terminal to hand over; None if nothing is shown.

    `keyboard` and `screen` are the file descriptors of the terminal.
    """
    known = size.size_of((keyboard, screen))
    if known is None or not Layout(*known).fits or environ.get(OVERRIDES_COLOURS, "auto") != "auto":
        return None
    picture = picture_of(notebook, folder_name, environ, known)
    return _painted(picture, keyboard, screen) if picture else None


def picture_of(
    notebook: Notebook, folder_name: str, environ: Mapping[str, str], known: tuple[int, int]
) -> str:
    """Return what paints the board on an empty screen of a size; empty if it must not be."""
    if notebook.saving.state != "saved" or not comes_first(notebook.board):
        return ""
    layout, colours = Layout(*known), colours_of(environ)
    palette = palette_of(notebook.board.settings.theme, few=colours == "standard")
    now, today = notebook.clock.now(), notebook.today
    panes = Panes(notebook.board, now, today, folder_name, palette)
    window = panes.grid(*layout.habits)
    try:
        notebook.load_days(window.first, today)
    except StoreError:
        # The board says why.
        return ""
    if may_greet(notebook.board, today):
        return ""
    rows = layout.rows(panes._replace(board=notebook.board))
    painted = Codes(colours, without_colour="NO_COLOR" in environ).painted(rows)
    return _as_in_terminal(painted, environ)


def comes_first(board: Board) -> bool:
    """Return whether the Today screen is what comes first, and no question and no other screen."""
    settings = board.settings
    return settings.started_on is not None and settings.board_for != "family"


def may_greet(board: Board, today: date) -> bool:
    """Return whether a greeting after days away may come first.

    Without any record in the months in memory that is not known yet.
    """
    if not board.settings.welcome or welcome.has_record(board, today):
        return False
    is_unknown = welcome.last_recorded_day(board, today) is None
    return is_unknown or welcome.needs_greeting(board, today)


def _as_in_terminal(painted: str, environ: Mapping[str, str]) -> str:
    """Return a picture as the driver would write it."""
    painted = pin_cursor(painted)
    return with_console_characters(painted) if is_linux_console(environ) else painted


def _painted(picture: str, keyboard: int, screen: int) -> EarlyTerminal | None:
    """Paint a picture; returns None if the terminal cannot be held."""
    try:
        terminal = EarlyTerminal(keyboard, screen)
        terminal.take()
    except termios.error:
        return None
    try:
        terminal.paint(picture)
    except OSError:
        terminal.release()
        return None
    return terminal
