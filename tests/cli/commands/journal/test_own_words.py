"""Words that are written at the terminal or come from a pipe, not from the command line."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import Shell
from tests.e2e.terminal import Terminal, terminal
from winsboard.cli.io import output
from winsboard.cli.own_words import asked_words

PROJECT: Final = Path(__file__).parents[4]
NOTHING: Final = "Nothing was written, so nothing was saved."
TAKES_WORDS: Final[tuple[tuple[str, ...], ...]] = (
    ("win",),
    ("win", "-"),
    ("note",),
    ("note", "--day", "yesterday", "-"),
    ("thought", "-"),
    ("trigger", "2", "-"),
    ("hard-day", "-", "--next", "rest"),
    ("mood", "3", "-"),
)
"""Every command that takes words, without the words."""


def texts(shell: Shell) -> list[str]:
    """Return all words on the board, newest first."""
    shell.done("settings", "mood", "on")
    return [
        entry["text"] or entry["parts"][0]["answer"]
        for entry in shell.done("journal", "--json").json
    ]


def pipe_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize("command", TAKES_WORDS, ids=" ".join)
def test_a_pipe_is_read_with_all_its_lines(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    shell.done("settings", "mood", "on")
    pipe_in(monkeypatch, "One line, für uns\nand a second\n".encode())
    shell.done(*command)
    assert texts(shell) == ["One line, für uns\nand a second"]


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\t\n"])
@pytest.mark.parametrize("command", TAKES_WORDS, ids=" ".join)
def test_nothing_written_is_nothing_saved(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], data: bytes
) -> None:
    shell.done("settings", "mood", "on")
    pipe_in(monkeypatch, data)
    assert NOTHING in shell.refused(*command)
    assert texts(shell) == []


@pytest.mark.parametrize("command", TAKES_WORDS, ids=" ".join)
def test_bytes_that_are_no_text_are_refused(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    shell.done("settings", "mood", "on")
    pipe_in(monkeypatch, b"a walk \xff\xfe\x00\x01 home")
    assert "This is not text. Nothing was saved." in shell.refused(*command)
    assert texts(shell) == []


def test_a_text_can_be_changed_from_a_pipe(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.done("win", "A walk")
    pipe_in(monkeypatch, b"A long walk\n")
    shell.done("entry", "last", "--text", "-")
    assert texts(shell) == ["A long walk"]


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "WINSBOARD_HOME": str(home)}


@pytest.mark.parametrize("stdin", ["closed", "null"])
def test_a_closed_input_never_waits(board_home: Path, stdin: str) -> None:
    closing = "<&-" if stdin == "closed" else "</dev/null"
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m winsboard win {closing}', sys.executable],
        env=_environment(board_home),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == NOTHING


@pytest.fixture
def asked(board_home: Path) -> Iterator[Terminal]:
    """`winsboard win` at a terminal, when it has asked."""
    argv = [sys.executable, "-m", "winsboard", "win"]
    with terminal(argv, env=_environment(board_home), cwd=PROJECT, size=(80, 24)) as opened:
        opened.wait_for("Ctrl+C cancels.")
        yield opened


def test_a_terminal_asks_and_saves_several_lines(asked: Terminal, shell: Shell) -> None:
    asked.press("Rang the surgery", "enter", "and they were kind", "enter", "enter")
    assert asked.wait_exit() == 0
    assert "Wrote a win: Rang the surgery" in asked.screen
    assert texts(shell) == ["Rang the surgery\nand they were kind"]


def test_ctrl_d_after_words_saves_them(asked: Terminal, shell: Shell) -> None:
    asked.press("Sat outside", "enter", "\x04")
    assert asked.wait_exit() == 0
    assert texts(shell) == ["Sat outside"]


@pytest.mark.parametrize("key", ["enter", "\x04"])
def test_an_empty_answer_saves_nothing_and_says_so(asked: Terminal, shell: Shell, key: str) -> None:
    asked.press(key)
    assert asked.wait_exit() == 1
    assert NOTHING in asked.screen
    assert texts(shell) == []


def test_ctrl_c_right_after_the_question_says_so_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed, typed, presses = output.print_lines, io.StringIO(), [KeyboardInterrupt()]

    def pressed(lines: Iterable[str]) -> None:
        printed(lines)
        if presses:
            raise presses.pop()

    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.setattr(output, "print_lines", pressed)
    with pytest.raises(KeyboardInterrupt):
        asked_words("What went well?")
    assert "Cancelled. Nothing was saved." in capsys.readouterr().err


def test_ctrl_c_cancels_and_says_so(asked: Terminal, shell: Shell) -> None:
    asked.press("Half a th", "ctrl+c")
    assert asked.wait_exit() == 130
    assert "Cancelled. Nothing was saved." in asked.screen
    assert "Traceback" not in asked.screen
    assert texts(shell) == []
