"""Typing commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import copy
from functools import wraps
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from tests.conftest import FakeClock
from tests.copied_files import files_in, write_files
from tests.e2e.fork_server import ForkServer
from winsboard.cli.main import run

COMMON: Final = ("winsboard.cli.main", "winsboard.cli.open_board", "winsboard.cli.save")


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Runs commands on one board, with a clock that a test can move."""

    def __init__(self, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
        self.clock = clock
        self._capsys = capsys

    def __call__(self, *words: str) -> Result:
        """Run a command; a second goes by."""
        self._capsys.readouterr()
        code = run(words, self.clock)
        self.clock.tick(1)
        return Result(code, *self._capsys.readouterr())

    def done(self, *words: str) -> Result:
        """Run a command that does what is wished."""
        result = self(*words)
        assert (result.code, result.err) == (0, "")
        return result

    def refused(self, *words: str) -> str:
        """Run a command that is refused; the sentence that says why."""
        result = self(*words)
        assert (result.code, result.out) == (1, "")
        assert result.err.count("\n") == 1
        return result.err.strip()

    def misused(self, *words: str) -> str:
        """Run words that make no command; the sentence that says why."""
        result = self(*words)
        assert (result.code, result.out) == (2, "")
        assert result.err.count("\n") == 1
        return result.err.strip()


def prepared(make: Callable[[Shell], None]) -> Callable[[Shell], Shell]:
    """Return a function that makes a board once, and copies its files for every other test."""
    known: list[tuple[dict[str, bytes], FakeClock]] = []

    @wraps(make)
    def copied(shell: Shell) -> Shell:
        home = Path(os.environ["WINSBOARD_HOME"])
        if not known:
            make(shell)
            known.append((files_in(home), copy(shell.clock)))
            return shell
        files, clock = known[0]
        write_files(home, files)
        vars(shell.clock).update(vars(clock))
        return shell

    return copied


@pytest.fixture
def shell(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A board of one's own, empty at first."""
    return Shell(clock, capsys)


@pytest.fixture(scope="session")
def cli_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """Starts commands in processes of their own without importing everything again."""
    socket = tmp_path_factory.mktemp("fork") / "socket"
    server = ForkServer(Path(sys.executable), socket, imports=COMMON)
    yield server
    server.close()


class Process:
    """Runs commands in processes of their own, with the clock and the folders of the system."""

    def __init__(self, server: ForkServer) -> None:
        self._server = server

    def __call__(
        self, *words: str, cwd: Path | None = None, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command; an empty variable is not set."""
        env = {name: value for name, value in {**os.environ, **environ}.items() if value}
        return self._server.run(["winsboard", *words], env, cwd or Path.cwd())


@pytest.fixture
def process(cli_server: ForkServer) -> Process:
    """Runs commands in processes of their own."""
    return Process(cli_server)
