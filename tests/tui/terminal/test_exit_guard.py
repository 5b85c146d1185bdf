"""However the app is ended: text is saved and the terminal is restored."""

from __future__ import annotations

import select
import signal
import subprocess
import termios
import time
from pathlib import Path

import pytest

from tests.e2e.terminal import PATIENCE, Terminal
from tests.tui.terminal.tiny_terminal import CRASH, FLOOD, saved, tiny

ENDINGS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
WIDE = (400, 24)


def stall(opened: Terminal) -> None:
    """Let the program write until it blocks, and read nothing."""
    opened.press(FLOOD)
    before, now = -1.0, 0.0
    # A program that has written nothing yet has only not had its turn.
    while now != before or not select.select([opened.master], [], [], 0)[0]:
        select.select([], [], [], 0.3)
        before, now = now, time.clock_gettime((~opened.process.pid << 3) | 2)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_signal_ends_it_with_everything_saved_and_a_clean_terminal(
    tmp_path: Path, ending: signal.Signals
) -> None:
    with tiny(tmp_path) as t:
        t.signal(ending)
        assert t.wait_exit() == 128 + ending
        assert saved(tmp_path) == "hello"
        assert t.modes_left_on == frozenset()
        assert t.line_settings()[3] & termios.ECHO
        assert "Traceback" not in t.screen


def test_a_closed_window_ends_it_with_everything_saved(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        t.hang_up()
        assert t.process.wait(PATIENCE) == 128 + signal.SIGHUP
        assert saved(tmp_path) == "hello"


def test_a_window_that_closes_unheard_ends_it_too(tmp_path: Path) -> None:
    with tiny(tmp_path, "--deaf") as t:
        t.hang_up()
        assert t.process.wait(PATIENCE) == 128 + signal.SIGHUP
        assert saved(tmp_path) == "hello"


def test_a_stalled_terminal_does_not_hold_it(tmp_path: Path) -> None:
    with tiny(tmp_path, "--hasty") as t:
        stall(t)
        t.signal(signal.SIGTERM)
        assert t.process.wait(PATIENCE) == 128 + signal.SIGTERM
        assert saved(tmp_path) == "hello"
        assert t.line_settings()[3] & termios.ECHO


def test_a_stalled_terminal_that_goes_away_does_not_hold_it(tmp_path: Path) -> None:
    with tiny(tmp_path, "--hasty") as t:
        stall(t)
        t.hang_up()
        assert t.process.wait(PATIENCE) == 128 + signal.SIGHUP
        assert saved(tmp_path) == "hello"


def test_a_second_signal_changes_nothing(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        t.signal(signal.SIGTERM)
        t.signal(signal.SIGINT)
        assert t.wait_exit() in (128 + signal.SIGTERM, 128 + signal.SIGINT)
        assert saved(tmp_path) == "hello"
        assert t.modes_left_on == frozenset()


def test_what_could_not_be_saved_is_told_after_leaving(tmp_path: Path) -> None:
    with tiny(tmp_path, size=WIDE) as t:
        (tmp_path / "full").touch()
        t.signal(signal.SIGTERM)
        assert t.wait_exit() == 128 + signal.SIGTERM
        assert "The last words you typed could not be saved" in t.unwrapped
        assert t.modes_left_on == frozenset()


def test_a_save_that_never_ends_does_not_hold_it(tmp_path: Path) -> None:
    with tiny(tmp_path, "--hasty") as t:
        (tmp_path / "stuck").touch()
        t.signal(signal.SIGTERM)
        assert t.process.wait(PATIENCE) == 128 + signal.SIGTERM
        assert t.line_settings()[3] & termios.ECHO


def test_a_crash_is_one_sentence_without_a_word_of_the_person(tmp_path: Path) -> None:
    with tiny(tmp_path, size=WIDE) as t:
        before = len(t.raw)
        t.press(CRASH)
        assert t.wait_exit() == 1
        assert saved(tmp_path) == "hello"
        assert t.unwrapped.strip() == (
            "winsboard stopped because of its own error. Your words are saved in "
            f"{tmp_path}. Start it again to continue. (ValueError at tiny.py:"
            f"{t.unwrapped.rpartition(':')[2].strip()}"
        )
        assert b"hello" not in t.raw[before:]
        assert t.modes_left_on == frozenset()


def test_a_crash_that_cannot_save_says_so(tmp_path: Path) -> None:
    with tiny(tmp_path, size=WIDE) as t:
        (tmp_path / "full").touch()
        t.press(CRASH)
        assert t.wait_exit() == 1
        assert "The last words you typed could not be saved" in t.unwrapped


def test_no_process_is_left_behind_when_it_is_killed(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        t.signal(signal.SIGKILL)
        assert t.wait_exit() == -signal.SIGKILL
        left = subprocess.run(
            ["ps", "-o", "pid=", "-s", str(t.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert left.stdout.strip() == ""
