"""However the board is ended: text is saved, the terminal is restored, no process remains."""

from __future__ import annotations

import json
import select
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.conftest import Board
from tests.e2e.terminal import PATIENCE, Terminal
from tests.e2e.test_a_day import see_today, today, wait_for_draft, wait_saved, write_win
from tests.thorough import part_of

LINE = "A line that is not kept yet"
ENDINGS = part_of([signal.SIGTERM, signal.SIGHUP, signal.SIGINT], 0, 2)
"""A window that is closed sends the other."""


@contextmanager
def typing(begun: Board) -> Iterator[Terminal]:
    """Open a board with a saved win and text in the input."""
    with begun.opened() as t:
        see_today(t)
        write_win(t, "Watered the plants")
        t.press("w", LINE)
        t.wait_for(LINE)
        yield t


def stall(t: Terminal) -> None:
    """Make the program write more than the terminal buffers, and read nothing."""
    for columns in range(60, 120):
        t.resize(columns, 40)
        select.select([], [], [], 0.02)


def all_is_kept(board: Board) -> None:
    assert "Watered the plants" in json.dumps(today(board))
    drafts = (board.home / "state" / "drafts.json").read_text("utf-8")
    assert LINE in drafts


def nothing_runs(t: Terminal) -> None:
    """Check that no process of the terminal's session is running."""
    session = str(t.process.pid)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        assert fields[3] != session or fields[0] == "Z"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_signal(begun: Board, ending: signal.Signals) -> None:
    with typing(begun) as t:
        t.signal(ending)
        assert t.wait_exit() == 128 + ending
        assert t.modes_left_on == frozenset()
        assert t.line_settings()[3] & termios.ECHO
        assert "Traceback" not in t.screen
        nothing_runs(t)
    all_is_kept(begun)


def test_a_closed_window(begun: Board) -> None:
    with typing(begun) as t:
        t.hang_up()
        assert t.process.wait(PATIENCE) == 128 + signal.SIGHUP
        nothing_runs(t)
    all_is_kept(begun)


def test_a_terminal_that_stalled(begun: Board) -> None:
    with typing(begun) as t:
        # On a busy machine saving may take longer than the program may once it is told to end.
        wait_for_draft(t, begun, LINE)
        stall(t)
        t.signal(signal.SIGTERM)
        assert t.process.wait(PATIENCE) == 128 + signal.SIGTERM
        nothing_runs(t)
    all_is_kept(begun)


def test_a_power_cut(begun: Board) -> None:
    with typing(begun) as t:
        drafts = begun.home / "state" / "drafts.json"
        t.wait_until(lambda _: drafts.exists() and LINE in drafts.read_text("utf-8"))
        wait_saved(t)
        t.signal(signal.SIGKILL)
        assert t.wait_exit() == -signal.SIGKILL
        nothing_runs(t)
    all_is_kept(begun)


def test_being_stopped_and_going_on(begun: Board) -> None:
    with typing(begun) as t:
        for _ in range(3):
            t.signal(signal.SIGSTOP)
            t.wait_quiet(0.1)
            t.wipe()
            t.signal(signal.SIGCONT)
            t.wait_for(LINE)
        t.press("!")
        t.wait_for(LINE + "!")
        t.press("enter", "q")
        assert t.wait_exit() == 0
    assert LINE + "!" in json.dumps(today(begun))


@pytest.mark.parametrize("key", part_of(["ctrl+c", "ctrl+q"], 1, 2))
def test_ctrl_c_leaves_with_everything_saved(begun: Board, key: str) -> None:
    with typing(begun) as t:
        t.press(key)
        assert t.wait_exit() in (0, 130)
        assert t.modes_left_on == frozenset()
    all_is_kept(begun)


@pytest.mark.parametrize("dialog", part_of(["?", "a", "e"], 1, 3))
def test_ctrl_c_leaves_from_a_dialog_too(begun: Board, dialog: str) -> None:
    with begun.opened() as t:
        see_today(t)
        before = t.screen
        t.press(dialog)
        t.wait_until(lambda screen: screen != before)
        t.press("ctrl+c")
        assert t.wait_exit() in (0, 130)
        assert t.modes_left_on == frozenset()


def test_ctrl_c_leaves_from_the_first_question(board: Board) -> None:
    with board.opened() as t:
        t.wait_for("1 of 4")
        t.press("ctrl+c")
        assert t.wait_exit() in (0, 130)
