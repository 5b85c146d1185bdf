"""The size of the terminal comes from the kernel."""

from __future__ import annotations

import fcntl
import os
import struct
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import terminal
from tests.tui.terminal.tiny_terminal import tiny
from winsboard.tui.terminal.size import MAX_SIZE, drop_environment_size, limited, size_of

SetSize = Callable[[int, int], int]


@pytest.fixture
def sized() -> Iterator[SetSize]:
    """Create terminals of a given size."""
    master, slave = os.openpty()

    def set_size(columns: int, lines: int) -> int:
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        return slave

    yield set_size
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ((80, 24), (80, 24)),
        ((1, 1), (1, 1)),
        ((0, 0), None),
        ((0, 24), (1, 24)),
        ((80, 0), (80, 1)),
        ((65535, 65535), (MAX_SIZE, MAX_SIZE)),
    ],
)
def test_what_the_kernel_says(
    sized: SetSize, told: tuple[int, int], known: tuple[int, int] | None
) -> None:
    assert size_of([sized(*told)]) == known


def test_a_file_that_is_no_terminal_is_passed_over(sized: SetSize, tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        assert size_of([file.fileno()]) is None
        assert size_of([file.fileno(), sized(90, 30)]) == (90, 30)


def test_no_size_is_too_small_or_too_large() -> None:
    assert limited(-4, 0) == (1, 1)
    assert limited(10**9, 7) == (MAX_SIZE, 7)


def test_the_environment_is_believed_only_where_nothing_better_is_known(sized: SetSize) -> None:
    environ = {"COLUMNS": "160", "LINES": "50", "HOME": "/h"}
    drop_environment_size(environ, [sized(0, 0)])
    assert environ == {"COLUMNS": "160", "LINES": "50", "HOME": "/h"}
    drop_environment_size(environ, [sized(80, 24)])
    assert environ == {"HOME": "/h"}


def test_a_board_follows_its_window_down_to_nothing_and_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("LINES", "50")
    with tiny(tmp_path) as t:
        assert max(map(len, t.screen.splitlines())) <= 80
        for columns, lines in ((60, 20), (1, 1), (0, 0), (1, 40), (200, 1), (0, 5)):
            t.resize(columns, lines)
            t.wait_quiet(0.1)
        t.resize(100, 30)
        t.wait_for("size 100x30")
        t.press("x")
        t.wait_for("typed 6")


def test_a_size_told_by_the_terminal_itself_is_checked_against_the_kernels(tmp_path: Path) -> None:
    with tiny(tmp_path) as t:
        for told in ("0;0;0;0", "65535;65535;1;1", "10;10;100;100"):
            t.write(f"\x1b[48;{told}t".encode())
        t.press("x")
        t.wait_for("typed 6")
        assert "size 10x10" not in t.screen
        t.resize(90, 28)
        t.wait_for("size 90x28")


def test_answers_pieces_and_rubbish_leave_a_board_as_it_was(tmp_path: Path) -> None:
    from tests.tui.terminal.input.forms import ANSWERS, BROKEN_KEYS, BROKEN_MOUSE, NEVER_SENT

    with tiny(tmp_path) as t:
        for form in (*ANSWERS, *NEVER_SENT, *BROKEN_KEYS, *BROKEN_MOUSE):
            t.write(form.encode())
        t.write(bytes(range(0x80, 0x100)) + b"\x00\xff")
        t.write(b"\x1b[?25u\x1b[27u")
        t.wait_for("key escape")
        assert t.process.poll() is None


def test_on_the_linux_console_no_mark_is_drawn_that_its_font_lacks(tmp_path: Path) -> None:
    import sys

    from tests.tui.terminal.tiny_terminal import PROJECT
    from winsboard.tui.terminal.console_font import REPLACEMENTS

    argv = [sys.executable, "-m", "tests.tui.terminal.tiny", str(tmp_path)]
    wrapped = ["env", "TERM=linux", "COLORTERM=", *argv]
    with terminal(wrapped, env=os.environ, size=(80, 24), cwd=PROJECT) as t:
        t.wait_for("ready")
        t.write("★ ● ◐".encode())
        t.wait_for("* ● ▒")
        assert not any(mark.encode() in t.raw for mark in REPLACEMENTS)
        assert b"\x1b[?u" not in t.raw
