"""The board is in the terminal before Textual is loaded: keys wait, and settings come back."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.e2e.conftest import PROJECT
from tests.e2e.terminal import Terminal, terminal
from tests.tui.board import THREE, fill
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Settings
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

PROGRAM: Final = """
import os, sys
def wait(event, args):
    if event == "import" and args[0] == "textual" and not passed:
        passed.append(True)
        open(os.environ["GATE"]).read()
passed = []
sys.addaudithook(wait)
from winsboard.__main__ import main
main()
"""
"""Opens the board, but waits for somebody to open the gate before it loads Textual."""
LATE_PROGRAM: Final = """
import os
open(os.environ["GATE"]).read()
from winsboard.__main__ import main
main()
"""
"""Does nothing until somebody opens the gate: the terminal is still as the shell left it."""
LINE: Final = "Typed while it was starting"
OTHER_SCREEN: Final = b"\x1b[?1049h"


@contextmanager
def starting(home: Path) -> Iterator[Terminal]:
    """A board that shows its early picture, and has loaded nothing of Textual."""
    with run_behind_gate(home, PROGRAM) as t:
        before = t.line_settings()
        t.wait_for("saved ✓")
        assert "[ ● ] Make the bed" in t.screen
        yield t
        assert t.line_settings() == before
        assert t.modes_left_on == frozenset()


@contextmanager
def run_behind_gate(home: Path, program: str, **settings: str) -> Iterator[Terminal]:
    """A program that opens a board with a habit done, and waits at a gate."""
    clock = FakeClock()
    fill(home, clock, THREE, Settings())
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    board = notebook.board
    edit = habits.mark(board, board.habits[0], notebook.today, "done", notebook.edit_context())
    assert edit is not None
    notebook.commit(edit)
    gate = home.parent / "gate"
    os.mkfifo(gate)
    env = {**os.environ, "WINSBOARD_HOME": str(home), "GATE": str(gate)}
    env |= {"WINSBOARD_NOW": SATURDAY_MORNING.isoformat(), "PYTHONPATH": str(PROJECT)}
    with terminal([sys.executable, "-c", program], env=env | settings) as t:
        yield t


def open_gate(t: Terminal, home: Path) -> None:
    """Let Textual be loaded."""
    (home.parent / "gate").write_text("")


def test_keys_typed_meanwhile_arrive_in_order(board_home: Path) -> None:
    with starting(board_home) as t:
        shown = t.screen
        t.press("w", LINE)
        t.wait_quiet()
        assert t.screen == shown
        open_gate(t, board_home)
        t.wait_for(LINE)
        assert t.raw.count(OTHER_SCREEN) == 1
        t.press("enter")
        t.wait_for("2 wins today")
        t.press("ctrl+q")
        assert t.wait_exit() == 0


@pytest.mark.parametrize("colours", ["auto", "standard"], ids=["early picture", "none"])
def test_wins_typed_before_the_program_had_the_terminal_are_saved(
    board_home: Path, colours: str
) -> None:
    """The terminal makes a line feed of Enter until then; so both would become one line."""
    with run_behind_gate(board_home, LATE_PROGRAM, TEXTUAL_COLOR_SYSTEM=colours) as t:
        t.press("w", LINE, "enter", "w", "Another one", "enter", "w", "Half a th")
        open_gate(t, board_home)
        t.wait_for("3 wins today")
        t.wait_for("Half a th")
        t.press("ing", "enter")
        t.wait_for("4 wins today")
        assert "Half a thing" in t.screen
        t.press("ctrl+q")
        assert t.wait_exit() == 0


def test_nothing_changes_when_the_board_takes_over(board_home: Path) -> None:
    """Only the number of all wins comes later, and what needs more than this month."""
    with starting(board_home) as t:
        shown = t.screen.splitlines()
        open_gate(t, board_home)
        t.wait_for("in all")
        later = t.screen.splitlines()
        assert [n for n in range(len(shown)) if shown[n] != later[n]] in ([0], [0, 32])
        t.press("q")
        assert t.wait_exit() == 0


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_restores_the_terminal(board_home: Path, ending: signal.Signals) -> None:
    with starting(board_home) as t:
        t.signal(ending)
        assert t.wait_exit() == -ending


def test_ctrl_c_ends_a_start_that_takes_long(board_home: Path) -> None:
    with starting(board_home) as t:
        t.press("ctrl+c")
        assert t.wait_exit() == 130
