"""Two boards and two shells that write concurrently."""

from __future__ import annotations

import json
import threading
from typing import Final, NamedTuple

from tests.e2e.conftest import SAVED, Board
from tests.e2e.terminal import PATIENCE, Terminal
from winsboard.clock import SystemClock

_CLOCK: Final = SystemClock()
WATCHED: Final = 10
"""Every n-th win of a board is timed."""


class Waits(NamedTuple):
    """The longest waits in seconds."""

    command: float
    """Duration of a command."""
    board: float
    """From a key on a board until the board says that everything is saved."""
    screen: float
    """From the end of the last command until both boards show its win."""


class _Shell(threading.Thread):
    """Runs `winsboard win` in a loop."""

    def __init__(self, board: Board, name: str, count: int) -> None:
        super().__init__()
        self.longest = 0.0
        self.complaints: list[str] = []
        self._board, self._name, self._count = board, name, count

    def run(self) -> None:
        for n in range(self._count):
            began = _CLOCK.monotonic()
            done = self._board.run("win", f"{self._name} {n}")
            self.longest = max(self.longest, _CLOCK.monotonic() - began)
            if done.returncode != 0:
                self.complaints.append(done.stderr)


def crowd(board: Board, count: int) -> Waits:
    """Let two boards and two shells write `count` wins each, and check that none is lost."""
    with board.opened() as one, board.opened() as other:
        for t in (one, other):
            t.wait_for(SAVED)
        shells = [_Shell(board, name, count) for name in ("shell one", "shell two")]
        for shell in shells:
            shell.start()
        longest = 0.0
        for n in range(count):
            for name, t in (("board one", one), ("board two", other)):
                t.write(b"w")
                t.wait_for("Enter save")
                t.write(f"{name} {n}\r".encode())
                t.wait_for("w win")
                if n % WATCHED == 0:
                    longest = max(longest, _until_saved(t, f"★ {name} {n}"))
        for shell in shells:
            _read_while(shell, one, other)
        _until_both_show(f"{4 * count} wins in all", one, other)
        done = board.run("win", "the last one")
        screen = _until_both_show(f"{4 * count + 1} wins in all", one, other)
    assert [shell.complaints for shell in shells] == [[], []]
    assert done.returncode == 0, done.stderr
    _check(board, count)
    return Waits(max(shell.longest for shell in shells), longest, screen)


def _until_saved(t: Terminal, win: str) -> float:
    """Return the seconds until a board shows a win and that everything is saved."""
    began = _CLOCK.monotonic()
    shown = False

    def is_saved(screen: str) -> bool:
        # Other processes' wins may have scrolled it out of view meanwhile.
        nonlocal shown
        shown = shown or win in screen
        return shown and SAVED in screen

    t.wait_until(is_saved)
    return _CLOCK.monotonic() - began


def _until_both_show(text: str, *terminals: Terminal) -> float:
    """Read both terminals, so that neither stalls, until both show a text; returns the seconds."""
    began = _CLOCK.monotonic()
    while not all(text in t.screen for t in terminals):
        for t in terminals:
            t.read(0.02)
        waited = _CLOCK.monotonic() - began
        assert waited < PATIENCE, "\n".join([text, *(t.screen for t in terminals)])
    return _CLOCK.monotonic() - began


def _read_while(shell: _Shell, *terminals: Terminal) -> None:
    """Read both terminals, so that neither stalls, until a shell has finished."""
    while shell.is_alive():
        for t in terminals:
            t.read(0.02)
    shell.join()


def _check(board: Board, count: int) -> None:
    names = ("shell one", "shell two", "board one", "board two")
    expected = sorted([f"{name} {n}" for name in names for n in range(count)] + ["the last one"])
    [page] = (board.home / "data" / "months").glob("*.json")
    tables = json.loads(page.read_bytes())
    found = sorted(fields["text"] for fields in tables["entries"].values())
    assert found == expected, sorted(set(found) ^ set(expected))
    assert not (board.home / "state" / "quarantine").exists()
