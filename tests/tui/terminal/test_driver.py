"""The driver in a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e.terminal import PATIENCE, Terminal
from tests.rows import each
from tests.tui.terminal.tiny_terminal import (
    LEAVE,
    PROJECT,
    SHELL,
    SUSPEND,
    saved,
    signal_another_thread,
    state,
    threads,
    tiny,
    wakeups,
)
from winsboard.tui.terminal.driver import write_if_room
from winsboard.tui.terminal.input.parser import ESCAPE_WAIT

STOCK = pytest.param(
    "--stock", marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="Textual 8.2.8")
)


def wait_stopped(opened: Terminal) -> None:
    for _ in range(1000):
        if state(opened) == "T":
            opened.wait_quiet(0.05)
            return
        opened.read(0.01)
    raise AssertionError("did not stop")


FEW_ESCAPES, MOST_ESCAPES = 12, 400


def newest_key(screen: str) -> str:
    """Return the last key that the app was told of; the newest is on top."""
    return screen.partition("key ")[2].partition("\n")[0].strip()


@pytest.mark.parametrize("option", ["--ours", STOCK])
def test_nothing_wakes_while_nothing_happens(tmp_path: Path, option: str) -> None:
    with tiny(tmp_path, option) as t:
        t.wait_quiet()
        before = wakeups(t)
        t.wait_quiet(0.6)
        assert wakeups(t) - before <= 2


@pytest.mark.parametrize("option", ["--ours", STOCK])
def test_a_lone_escape_is_quick(tmp_path: Path, option: str) -> None:
    with tiny(tmp_path, option) as t:
        # On a busy machine most of the time goes to other programs, so one quick answer is enough,
        # and it may take many tries. Textual's driver has none in a few.
        tries = FEW_ESCAPES if option == "--stock" else MOST_ESCAPES
        assert any(_escape_takes(t) < 3 * ESCAPE_WAIT for _ in range(tries))


def _escape_takes(t: Terminal) -> float:
    """Press Escape once; returns the seconds until it is shown."""
    t.press("f1")
    t.wait_until(lambda screen: newest_key(screen) == "f1")
    before = time.perf_counter()
    t.write(b"\x1b")
    t.wait_until(lambda screen: newest_key(screen) == "escape")
    return time.perf_counter() - before


def test_everything_that_is_typed_pasted_or_clicked_arrives(tmp_path: Path) -> None:
    """One program is told one thing after another; the text has the 5 characters of "hello"."""
    with tiny(tmp_path) as t:
        # A sequence in two pieces is one key, and a character in two pieces one character.
        t.write(b"\x1b[1;")
        t.write(b"2P")
        assert "key shift+f1" in t.wait_for("key ")
        t.write("é".encode()[:1])
        t.wait_quiet(0.05)
        t.write("é".encode()[1:])
        assert "helloé" in t.wait_for("typed 6")
        # A joiner that is typed is kept.
        t.write("\u0645\u06cc\u200c\u062e".encode())
        t.wait_for("typed 10")
        t.write("\U0001f468\u200d\U0001f469".encode())
        t.wait_for("typed 13")
        # Bytes that are no text end nothing.
        t.write(b"\xff\xfe")
        t.wait_quiet(0.05)
        t.press("x")
        assert "hello" in t.wait_for("typed 16")
        # Keys as kitty tells them, and the mouse.
        t.write(b"\x1b[97;5u")
        t.wait_for("key ctrl+a")
        t.write(b"\x1b[27u")
        t.wait_until(lambda screen: newest_key(screen) == "escape")
        t.write(b"\x1b[120;;120u")
        t.wait_for("typed 17")
        t.write(b"\x1b[<0;10;15M\x1b[<0;10;15m")
        t.wait_for("click 9,14")
        t.write(b"\x1b[<65;10;15M")
        t.wait_for("wheel 9,14")
        # A paste whose end arrives late is still ended.
        t.write(b"\x1b[200~abc\x1b")
        t.wait_quiet(4 * ESCAPE_WAIT)
        t.write(b"[201~")
        t.wait_for("typed 20")
        t.press("z")
        t.wait_for("typed 21")
        # A new size is told.
        t.resize(100, 30)
        assert "hello" in t.wait_for("size 100x30")


def test_a_large_paste_arrives_whole_and_typing_goes_on(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        t.write(b"\x1b[200~" + b"abcdefghi\n" * 10_000 + b"\x1b[201~")
        t.wait_for("typed 100005")
        t.press("z")
        t.wait_for("typed 100006")


@pytest.mark.parametrize("how", ["key", "signal"])
def test_suspending_gives_the_terminal_back_and_returning_takes_it(
    tmp_path: Path, how: str
) -> None:
    with tiny(tmp_path) as t:
        inside = t.line_settings()[3]
        if how == "key":
            t.press(SUSPEND)
        else:
            t.signal(signal.SIGTSTP)
        wait_stopped(t)
        assert t.modes_left_on == frozenset()
        assert t.line_settings()[3] & termios.ECHO
        t.signal(signal.SIGCONT)
        t.wait_for("hello")
        t.press("x")
        t.wait_for("typed 6")
        assert t.line_settings()[3] == inside
        assert threads(t) == 3


@pytest.mark.parametrize("option", ["--ours", STOCK])
def test_being_stopped_again_and_again_costs_no_thread(tmp_path: Path, option: str) -> None:
    with tiny(tmp_path, option) as t:
        for _ in range(3):
            t.signal(signal.SIGSTOP)
            wait_stopped(t)
            t.signal(signal.SIGCONT)
            t.wait_quiet(0.1)
        assert threads(t) == 3


def test_after_a_stop_the_terminal_is_claimed_and_painted_again(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        inside = t.line_settings()
        t.signal(signal.SIGSTOP)
        wait_stopped(t)
        t.set_line([*inside[:3], inside[3] | termios.ECHO | termios.ICANON, *inside[4:]])
        t.wipe()
        t.signal(signal.SIGCONT)
        t.wait_for("hello")
        t.press("x")
        t.wait_for("typed 6")
        assert t.line_settings()[3] == inside[3]


def test_going_on_is_painted_though_another_thread_gets_the_signal(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        t.wait_quiet(0.3)
        t.wipe()
        signal_another_thread(t, signal.SIGCONT)
        t.wait_for("hello")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_end_that_another_thread_gets_is_handled_at_once(
    tmp_path: Path, number: signal.Signals
) -> None:
    with tiny(tmp_path) as t:
        t.wait_quiet(0.3)
        signal_another_thread(t, number)
        assert t.wait_exit() == 128 + number


def test_another_program_can_have_the_terminal_for_a_while(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        t.press(SHELL)
        t.wait_until(lambda _: not t.modes_left_on)
        t.write(b"to cat\n\x04")
        t.wait_for("back from cat")
        t.press("x")
        t.wait_for("typed 6")
        assert threads(t) == 3


def test_leaving_is_quick_and_clean(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        t.wait_quiet()
        found = t.line_settings()[3]
        t.press(LEAVE)
        assert t.wait_exit() == 0
        assert t.modes_left_on == frozenset()
        assert t.line_settings()[3] != found


def test_an_end_of_input_ends_the_board_with_everything_saved(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.tui.terminal.tiny", str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROJECT, env=os.environ
    ) as piped:
        assert piped.stdin is not None
        assert piped.stderr is not None
        drawn = b""
        while b"ready" not in drawn:
            drawn += os.read(piped.stderr.fileno(), 65536)
        piped.stdin.close()
        piped.stderr.read()
        assert piped.wait(PATIENCE) == 128 + signal.SIGHUP
    assert saved(tmp_path) == ""


@each("room", [0, 1, 10, 100, 1000])
def test_a_write_to_a_full_terminal_never_waits(room: int) -> None:
    master, slave = os.openpty()
    os.set_blocking(slave, False)
    with suppress(BlockingIOError):
        while True:
            os.write(slave, b"x" * 64)
    os.set_blocking(slave, True)
    if room:
        os.read(master, room)
    writing = threading.Thread(target=write_if_room, args=(slave, b"y" * 65536), daemon=True)
    writing.start()
    writing.join(30.0)
    assert not writing.is_alive()
    assert os.get_blocking(slave)
    os.close(master)
    os.close(slave)
