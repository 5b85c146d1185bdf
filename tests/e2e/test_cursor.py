"""The cursor of a real terminal stands on what is drawn as chosen, after every key."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Final, TypeAlias

import pyte
import pytest

from tests.e2e.conftest import Board
from tests.e2e.terminal import Terminal
from tests.thorough import THOROUGH
from winsboard.clock import SystemClock

PROJECT: Final = Path(__file__).parents[2]
SIZE: Final = (120, 36)
PATIENCE: Final = 30.0
CURSOR, ROW = "56b4e9", "232d36"
"""The backgrounds of a drawn cursor and of a chosen row."""
SCROLL_BAR: Final = 2
"""The cells of a scroll bar."""
Look: TypeAlias = tuple[pyte.Screen, Sequence[str], int, int]
"""The cells, the lines of text, and the place of the cursor."""
HEADER: Final = 2
"""The lines above a view: the demo's bar and the names of the views."""
MOVES: Final = ("down", "down", "right", "left", "up", "end", "down", "home", "up", "down")
SCREENS: Final[tuple[tuple[Sequence[str], str, Sequence[str]], ...]] = (
    ((), "", MOVES * 3),
    (("j",), "", ("down", "up", "down", "down", "up")),
    (("escape", "w", "a", "b"), "", ("left", "c", "right", "d")),
    (("escape", "e"), "Name", ("tab", "tab", "right", "left", "shift+tab", "shift+tab")),
    (("escape", "a"), "Space: pick", MOVES),
    (("escape", ","), "Esc: back", MOVES),
    (("escape", "h"), "It is hard", MOVES),
    (("escape", "c"), "z hide the screen", MOVES),
    (("escape", "x"), "z hide the screen", MOVES),
    (("escape", "l"), "z hide the screen", ("down", "down", "up")),
    (("escape", "H"), "z hide the screen", MOVES),
    (("escape", "Y"), "z hide the screen", ("end", "up", "up")),
    (("escape", "y"), "1 Month", MOVES),
    (("2",), "", MOVES),
    (("3",), "", MOVES * 2),
    (("4",), "", ("down", "up", "end", "up")),
    (("5",), "", ("down", "down", "up")),
    (("escape", "J"), "type a word", MOVES),
    (("tab",), "", MOVES * 2),
    (("escape", "/", "b", "e", "d"), "", ("left", "right", "enter", "down", "up")),
    (("escape", "escape", "ctrl+p"), "Find a command", ("down", "down", "up")),
    (("escape", "t", "enter"), "of 6", ("o", "n", "e", "left", "left", "right")),
)
"""The keys to a screen of the demo, what is seen there, and the keys to try."""


def is_right(screen: pyte.Screen, lines: Sequence[str], x: int, y: int) -> bool:
    """Return whether a cell is drawn as chosen, as far as anything on top is."""
    drawn: dict[str, set[tuple[int, int]]] = {}
    for column, line in _on_top(screen, lines):
        ground = screen.buffer[line][column].bg
        if ground not in (CURSOR, ROW):
            continue
        # The main button of a form has the same colour, whether it is chosen or not.
        if "    Save  " in lines[line] and line != y:
            continue
        # The title of a frame with the focus has the colour of the cursor.
        if "╭─" in lines[line] or _is_scroll_bar(screen, lines, column, line):
            continue
        # The header names the view, in the colour of a row.
        if line >= HEADER or ground == CURSOR:
            drawn.setdefault(ground, set()).add((column, line))
    allowed = drawn.get(CURSOR, set()) | drawn.get(ROW, set())
    if CURSOR in drawn and ROW not in drawn:
        allowed = drawn[CURSOR]
    return not allowed or (x, y) in allowed


def _is_scroll_bar(screen: pyte.Screen, lines: Sequence[str], column: int, line: int) -> bool:
    """Whether a cell is of the bar beside a frame; its colour may be that of a chosen row."""
    frame = lines[line].find("│", column + 1)
    if not column < frame <= column + SCROLL_BAR:
        return False
    row = screen.buffer[line]
    return row[frame - SCROLL_BAR - 1].bg != row[column].bg


def _on_top(screen: pyte.Screen, lines: Sequence[str]) -> list[tuple[int, int]]:
    """The cells of the dialog on top, which has its keys in its border; or else of the screen."""
    bottom = next((y for y, text in enumerate(lines) if "hide the screen ─╯" in text), None)
    if bottom is None:
        return [(x, y) for y in range(screen.lines) for x in range(screen.columns)]
    right = lines[bottom].index("hide the screen ─╯") + len("hide the screen ─")
    left = lines[bottom].rindex("╰", 0, right)
    # A picture may be half drawn: then there is no top yet.
    top = max((y for y in range(bottom) if lines[y][left] == "╭"), default=bottom)
    return [(x, y) for y in range(top, bottom + 1) for x in range(left, right + 1)]


class Pane:
    """What a terminal shows: the cells, and its own cursor."""

    def __init__(
        self,
        press: Callable[[str], None],
        look: Callable[[], Look],
    ) -> None:
        self.press = press
        self.look = look

    def wait(self, seen: str) -> None:
        """Wait until a text is there and the cursor is on what is chosen."""
        end = SystemClock().monotonic() + PATIENCE
        while True:
            screen, lines, x, y = self.look()
            shown = "\n".join(lines)
            if seen in shown and is_right(screen, lines, x, y):
                return
            assert SystemClock().monotonic() < end, f"{seen!r}, cursor at {x},{y}:\n{shown}"


@pytest.fixture
def environment(board_home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "WINSBOARD_HOME": str(board_home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def emulated(board: Board) -> Iterator[Pane]:
    """The demo in the terminal of the tests."""
    with board.opened("demo", size=SIZE) as opened:
        yield Pane(opened.press, lambda: _emulated(opened))


def _emulated(opened: Terminal) -> Look:
    lines = [line.ljust(SIZE[0]) for line in opened.wait_quiet(0.03).split("\n")]
    screen = opened.emulator
    return screen, lines, screen.cursor.x, screen.cursor.y


NAMES: Final = {
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "BTab",
    "escape": "Escape",
    "ctrl+p": "C-p",
}


@pytest.fixture
def in_tmux(environment: dict[str, str], tmp_path: Path) -> Iterator[Pane]:
    """The demo in tmux."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("tmux is not installed")
    base = [program, "-S", str(tmp_path / "socket"), "-f", os.devnull]

    def tmux(*words: str) -> str:
        done = subprocess.run(
            [*base, *words], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def press(key: str) -> None:
        tmux("send-keys", NAMES.get(key, key))

    def look() -> Look:
        x, y = map(int, tmux("display", "-p", "#{cursor_x},#{cursor_y}").split(","))
        screen = pyte.Screen(*SIZE)
        screen.set_mode(pyte.modes.LNM)
        pyte.Stream(screen).feed(tmux("capture-pane", "-e", "-p").rstrip("\n"))
        return screen, screen.display, x, y

    tmux(
        *("new-session", "-d", "-x", str(SIZE[0]), "-y", str(SIZE[1]), "-c", str(PROJECT)),
        *(sys.executable, "-m", "winsboard", "demo"),
    )
    tmux("set", "-g", "status", "off")
    tmux("set", "-sg", "escape-time", "0")
    try:
        yield Pane(press, look)
    finally:
        subprocess.run([*base, "kill-server"], check=False, capture_output=True)


@pytest.mark.parametrize("where", ["emulated", "in_tmux"])
def test_the_cursor_of_the_terminal_follows_every_key(
    where: str, request: pytest.FixtureRequest
) -> None:
    if where == "in_tmux" and not THOROUGH:
        pytest.skip("WINSBOARD_THOROUGH=1 presses 200 keys on every screen, here and in tmux")
    pane: Pane = request.getfixturevalue(where)
    pane.wait("] Made the bed")
    for there, seen, keys in SCREENS:
        for key in there:
            pane.press(key)
            pane.wait("")
        pane.wait(seen)
        for key in islice(cycle(keys), 200 if THOROUGH else 2):
            pane.press(key)
            pane.wait("")
