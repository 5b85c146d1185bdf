"""The short ways of the tests' terminal show what pyte shows."""

from __future__ import annotations

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.e2e.quick_screen import QuickScreen, QuickStream
from tests.thorough import examples

COLUMNS, LINES = 12, 4
PIECES = (
    *("plain", "─╭█ ", "家", "e\u0301", "ü", "\r\n", "\x1b[m", "\x1b[0m", "\x1b[1;31m"),
    *("\x1b[7m", "\x1b[38;2;1;2;3m", "\x1b[48;5;200m", "\x1b[2;3H", "\x1b[H", "\x1b[99;99H"),
    *("\x1b[2J", "\x1b[K", "\x1b[?25l", "\x1b]0;title\x07", "\x1b[3", "\x1b", "\x1b[A"),
    *("\x1b[4h", "\x1b[?7l", "\x1b(0", "\x0e"),
)


def shown(screen: pyte.Screen, stream: pyte.ByteStream, pieces: list[str]) -> object:
    for piece in pieces:
        stream.feed(piece.encode())
    cells = [[screen.buffer[y][x] for x in range(COLUMNS)] for y in range(LINES)]
    return cells, screen.cursor.x, screen.cursor.y, screen.cursor.attrs


@settings(max_examples=examples(100), deadline=None, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_it_shows_what_pyte_shows(pieces: list[str]) -> None:
    quick, stock = QuickScreen(COLUMNS, LINES), pyte.Screen(COLUMNS, LINES)
    assert shown(quick, QuickStream(quick), pieces) == shown(stock, pyte.ByteStream(stock), pieces)
    joined = ["".join(pieces)]
    quick, stock = QuickScreen(COLUMNS, LINES), pyte.Screen(COLUMNS, LINES)
    assert shown(quick, QuickStream(quick), joined) == shown(stock, pyte.ByteStream(stock), joined)
