"""Checks and preparation before the board opens."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from winsboard.tui.app.launch import can_draw, scrub_environment

ASK = "import os, winsboard.tui.app.launch as launch; print(launch.can_draw(os.environ))"


def test_without_a_terminal_the_board_cannot_be_drawn() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TERM": "xterm"},
    )
    assert answer.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("term", "drawable"), [("xterm-256color", True), ("linux", True), ("dumb", False), ("", False)]
)
def test_a_terminal_that_only_prints_lines_cannot_draw(
    term: str, drawable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    master, slave = os.openpty()
    with os.fdopen(master), os.fdopen(slave, encoding="utf-8") as tty:
        for stream in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, stream, tty)
        assert can_draw({"TERM": term}) is drawable
        assert can_draw({}) is False


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_stream_that_was_closed_is_no_terminal(
    stream: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    master, slave = os.openpty()
    with os.fdopen(master), os.fdopen(slave, encoding="utf-8") as tty:
        for other in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, other, tty)
        monkeypatch.setattr(sys, stream, None)
        assert can_draw({"TERM": "xterm"}) is False


def test_what_would_write_down_keys_is_dropped() -> None:
    environ = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": "keys.log",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_DEVTOOLS_HOST": "elsewhere",
        "TEXTUAL_DRIVER": "some.module",
        "TEXTUAL_PRESS": "q",
        "HOME": "/home",
    }
    scrub_environment(environ)
    assert environ == {"HOME": "/home"}


def test_what_a_terminal_needs_stays() -> None:
    wanted = {"TEXTUAL_DISABLE_KITTY_KEY": "1", "TEXTUAL_COLOR_SYSTEM": "256", "NO_COLOR": "1"}
    environ = dict(wanted)
    scrub_environment(environ)
    assert environ == wanted


def test_an_empty_wish_for_no_colour_is_none() -> None:
    environ = {"NO_COLOR": ""}
    scrub_environment(environ)
    assert environ == {}


def test_asking_about_the_terminal_loads_no_textual() -> None:
    code = "import sys, winsboard.tui.app.launch; print('textual' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"
