"""The list of boards that `winsboard` shows first where there is more than one."""

from __future__ import annotations

import os
import termios
import tty
from collections.abc import Sequence
from typing import Final

from winsboard.cli.context import Invocation, board_row, registry_of
from winsboard.cli.io.output import print_error, print_lines
from winsboard.cli.io.prompt import Ended, next_line, numbered
from winsboard.paths import FIRST_BOARD, UnknownFolder
from winsboard.store.boards.registry import BoardRow
from winsboard.store.errors import StoreError
from winsboard.words import format_phrase

MOST_BY_KEY: Final = 9
ENTER: Final = ("\r", "\n")
LEAVE: Final = ("\x1b", "q", "\x03", "\x04", "")


def choose_board(call: Invocation) -> tuple[Invocation, str] | None:
    """The call with the board that was chosen, and its name if there are several boards.

    Nothing is asked if the board was named, or if there is one only. Returns None if the person
    wants none. Raises StoreError for a board that was named and cannot be looked up.
    """
    if call.board:
        return call, board_row(call).name
    try:
        rows = registry_of(call.environ).active()
    except StoreError as error:
        # The usual board needs no list.
        print_error(error.sentence())
        return call, ""
    except UnknownFolder:
        return call, ""
    if len(rows) < 2:
        return call, ""
    row = _ask(rows)
    if row is None:
        return None
    return call._replace(board="" if row.id == FIRST_BOARD else row.name), row.name


def _ask(rows: Sequence[BoardRow]) -> BoardRow | None:
    lines = numbered([row.name for row in rows])
    if len(rows) > MOST_BY_KEY:
        return _ask_line(rows, lines)
    how = format_phrase("board.choose.how")
    print_lines([format_phrase("board.choose"), *lines, how])
    while True:
        key = _key()
        if key in ENTER:
            return rows[0]
        if key in LEAVE:
            return None
        if key.isdecimal() and 1 <= int(key) <= len(rows):
            return rows[int(key) - 1]


def _ask_line(rows: Sequence[BoardRow], lines: Sequence[str]) -> BoardRow | None:
    """With more boards than there are digits, a number is typed with Enter."""
    print_lines([format_phrase("board.choose"), *lines])
    while True:
        print_lines([format_phrase("board.choose.how.many")])
        try:
            typed = next_line().strip()
        except Ended:
            return None
        if not typed:
            return rows[0]
        if typed.isdecimal() and len(typed) < 4 and 1 <= int(typed) <= len(rows):
            return rows[int(typed) - 1]


def _key() -> str:
    """One key, not shown and without Enter. Empty at the end of the input.

    A key such as an arrow sends several characters at once; they count as one key that is none.
    """
    fd = 0
    before = termios.tcgetattr(fd)
    try:
        tty.setcbreak(fd, termios.TCSANOW)
        typed = os.read(fd, 64).decode("utf-8", "replace")
    finally:
        termios.tcsetattr(fd, termios.TCSANOW, before)
    return typed if len(typed) < 2 else typed[0] if typed[0] != "\x1b" else "-"
