"""Typing commands."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest

from tests.conftest import FakeClock
from winsboard.cli.main import run


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


@pytest.fixture
def shell(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A board of one's own, empty at first."""
    return Shell(clock, capsys)
