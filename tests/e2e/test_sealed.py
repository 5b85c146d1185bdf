"""An encrypted board in a terminal: the passphrase is hidden, the files are encrypted."""

from __future__ import annotations

import json
import shutil
import signal
import termios
from pathlib import Path

import pytest

from tests.e2e.conftest import Board
from tests.e2e.terminal import Terminal
from tests.e2e.test_a_day import answer_first_questions, today, wait_saved, write_win
from tests.store.sealed import encrypt, holding

PASSPHRASE = "correct horse ünpaid"
FILE = "WINSBOARD_PASSPHRASE_FILE"


@pytest.fixture
def shell_env(board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands without a terminal read the passphrase from a file."""
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setenv(FILE, str(path))


def type_in(t: Terminal, question: str, passphrase: str) -> None:
    """Type a passphrase, which must not be shown."""
    t.wait_until(lambda screen: screen.rstrip().endswith(question))
    t.wait_quiet()
    t.press(passphrase, "enter")


def test_sealing_and_opening_at_the_terminal(board: Board, shell_env: None) -> None:
    assert board.run("note", "told nobody").returncode == 0
    with board.opened("encrypt", without=FILE) as t:
        t.wait_for("[y/N]")
        assert "nobody can recover it" in t.unwrapped
        t.press("y", "enter")
        type_in(t, "New passphrase:", PASSPHRASE)
        type_in(t, "Type it again:", PASSPHRASE + "!")
        t.wait_for("The two are not the same.")
        type_in(t, "New passphrase:", PASSPHRASE)
        type_in(t, "Type it again:", PASSPHRASE)
        assert t.wait_exit() == 0
        assert "encrypt --note" in t.unwrapped
        assert PASSPHRASE.encode() not in t.raw
    assert holding(board.home, "told nobody") == []
    assert "told nobody" in json.dumps(today(board))


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
@pytest.mark.parametrize("words", [["today"], ["encrypt", "--yes", "--change"], []], ids=str)
def test_the_terminal_shows_what_is_typed_again_however_the_question_ends(
    board: Board, shell_env: None, ends: signal.Signals, words: list[str]
) -> None:
    assert board.run("settings", "celebrate", "off").returncode == 0
    encrypt(board.home, PASSPHRASE.encode())
    with board.opened(*words, without=FILE) as t:
        before = t.line_settings()
        t.wait_until(lambda screen: screen.rstrip().endswith("Passphrase:"))
        assert not t.line_settings()[3] & termios.ECHO
        t.press("half")
        t.signal(ends)
        assert t.wait_exit() == (130 if ends == signal.SIGINT else -ends)
        assert t.line_settings() == before
        assert before[3] & termios.ECHO


def test_an_open_sealed_board(board: Board, shell_env: None) -> None:
    assert board.run("settings", "celebrate", "off").returncode == 0
    encrypt(board.home, PASSPHRASE.encode())
    with board.opened("settings", without=FILE) as t:
        for left in ("2 tries", "one try"):
            type_in(t, "Passphrase:", "a wrong one")
            t.wait_for(left)
        type_in(t, "Passphrase:", "a wrong one")
        assert t.wait_exit() == 1
        assert "None of these" in t.unwrapped
    with board.opened(without=FILE) as t:
        type_in(t, "Passphrase:", PASSPHRASE)
        answer_first_questions(t)
        write_win(t, "Watered the plants")
        t.press("w", "half a thought")
        t.wait_for("half a thought")
        assert board.run("win", "From a shell").returncode == 0
        t.wait_for("From a shell")
        refused = board.run("decrypt", "--yes")
        assert refused.returncode == 1
        assert "A board is open" in refused.stderr
        drafts = board.home / "state" / "drafts.json"
        t.wait_until(lambda _: drafts.exists())
        assert holding(board.home, "half a thought", "Watered", "From a shell") == []
        t.press("enter", "escape")
        wait_saved(t)
        t.press("q")
        assert t.wait_exit() == 0
        assert PASSPHRASE.encode() not in t.raw
        assert t.modes_left_on == frozenset()
    assert holding(board.home, "half a thought", "Watered", "From a shell") == []
    assert "half a thought" in json.dumps(today(board))
    assert board.run("decrypt", "--yes").returncode == 0
    assert holding(board.home, "Watered the plants")


def test_a_second_passphrase_is_asked_for_once_and_can_be_left(
    board: Board, shell_env: None, tmp_path: Path
) -> None:
    assert board.run("note", "of both").returncode == 0
    laptop = tmp_path / "laptop"
    shutil.copytree(board.home / "data", laptop / "data")
    assert board.run("note", "of this computer").returncode == 0
    encrypt(board.home, b"of this one")
    encrypt(laptop, PASSPHRASE.encode())
    shutil.copytree(laptop / "data", board.home / "data", dirs_exist_ok=True)
    with board.opened("today", without=FILE, size=(140, 36)) as t:
        type_in(t, "Passphrase:", "of this one")
        type_in(t, "(Enter: stop here):", "")
        assert t.wait_exit() == 1
        assert "Nothing was changed" in t.unwrapped
    with board.opened("today", without=FILE, size=(140, 36)) as t:
        type_in(t, "Passphrase:", PASSPHRASE)
        type_in(t, "(Enter: later):", "")
        assert t.wait_exit() == 0
        assert "`winsboard take-in`" in t.unwrapped
    with board.opened("take-in", without=FILE, size=(140, 36)) as t:
        type_in(t, "Passphrase:", PASSPHRASE)
        type_in(t, "(Enter: later):", "of this one")
        t.wait_for("[y/N]")
        t.press("y", "enter")
        assert t.wait_exit() == 0
        assert "Added: 1 note" in t.unwrapped
    assert {"of both", "of this computer"} <= {
        entry["text"] for entry in json.loads(board.run("journal", "--json").stdout)
    }
