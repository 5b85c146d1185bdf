"""What a command does when the system says no to one of its calls; nothing may be lost by it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple
from unittest import mock
from zipfile import ZipFile

from tests.conftest import FakeClock
from tests.store.trials.refusals import ERRORS, Disk, copied
from winsboard.cli.commands.safety import encrypt
from winsboard.cli.main import run
from winsboard.store.crypto.envelope import is_encrypted
from winsboard.store.crypto.key_file import MIN_N, Cost

NEW: Final = "words that are new"
OLD: Final = ("made the bed", "in the spring", "rain on the roof")
FAULTS: Final = ("Traceback", "its own error", "cannot use its own files")
MOST_LINES: Final = 4
"""Sentences on standard error: the cause, and what was passed over."""


class Command(NamedTuple):
    """A command on a board in some state."""

    board: str
    words: tuple[str, ...]
    writes: str = ""
    """The words that are on the board if it says that it is done."""


COMMANDS: Final = (
    Command("none", ("win", NEW), NEW),
    Command("none", ("today",)),
    Command("none", ("doctor",)),
    Command("none", ("where",)),
    Command("usual", ("win", NEW), NEW),
    Command("usual", ("note", NEW, "--day", "2026-10-02"), NEW),
    Command("usual", ("tick", "Read")),
    Command("usual", ("undo",)),
    Command("usual", ("today",)),
    Command("usual", ("journal",)),
    Command("usual", ("history",)),
    Command("usual", ("backup", "{root}/whole.zip")),
    Command("usual", ("restore", "{root}/old.zip", "--yes")),
    Command("usual", ("restore",)),
    Command("usual", ("encrypt", "--yes")),
    Command("usual", ("doctor",)),
    Command("usual", ("doctor", "--yes")),
    Command("usual", ("where",)),
    Command("conflict", ("merge",)),
    Command("conflict", ("today",)),
    Command("conflict", ("merge", "{root}/elsewhere")),
    Command("overwritten", ("today",)),
    Command("overwritten", ("win", NEW), NEW),
    Command("vanished", ("win", NEW), NEW),
    Command("damaged", ("today",)),
    Command("damaged", ("win", NEW), NEW),
    Command("damaged", ("doctor", "--yes")),
    Command("sealed", ("win", NEW), NEW),
    Command("sealed", ("decrypt", "--yes")),
)


class Case(NamedTuple):
    """One call of a command that is refused."""

    command: Command
    at: int
    code: int
    stays: bool
    """Whether every call of that name is refused from then on."""


class Answer(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


class Trial:
    """Boards to try commands on, each as it was at every try."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "board"
        self._folder = folder
        self._secret = folder / "passphrase"
        self._secret.write_text("correct horse")
        self._counts: dict[Command, int] = {}
        with self._settings():
            self._make()

    @contextmanager
    def _settings(self) -> Iterator[None]:
        environ = {
            "WINSBOARD_HOME": str(self.root),
            "WINSBOARD_PASSPHRASE_FILE": str(self._secret),
            "WINSBOARD_NEW_PASSPHRASE_FILE": str(self._secret),
        }
        with (
            mock.patch.dict(os.environ, environ),
            mock.patch.object(encrypt, "COST", Cost(n=MIN_N)),
            # No power is cut here; what is refused is refused all the same.
            mock.patch.object(os, "fsync", return_value=None),
        ):
            yield

    def _make(self) -> None:
        self.root.mkdir()
        shutil.copytree(self.root, self._template("none"))
        clock = FakeClock()
        for words in (
            ("habit", "add", "Read"),
            ("win", OLD[0]),
            ("note", OLD[1], "--day", "2026-04-02"),
            ("backup", f"{self.root}/old.zip"),
            ("note", OLD[2]),
        ):
            assert _said(words, clock).code == 0
            clock.tick(1)
        month = self.root / "data" / "months" / "2026-11.json"
        with ZipFile(self.root / "old.zip") as old:
            before = old.read("months/2026-11.json")
        shutil.copytree(self.root / "data", self.root / "elsewhere")
        shutil.copytree(self.root, self._template("usual"))
        assert _said(("encrypt", "--yes"), clock).code == 0
        shutil.copytree(self.root, self._template("sealed"))
        copied(self._template("usual"), self.root)
        raw = month.read_bytes()
        other = month.with_name("2026-11.sync-conflict-20261120-101010-ABCDEFG.json")
        other.write_bytes(raw.replace(b"made the bed", b"made my bed"))
        shutil.copytree(self.root, self._template("conflict"))
        other.unlink()
        month.write_bytes(raw[: len(raw) // 2])
        shutil.copytree(self.root, self._template("damaged"))
        month.write_bytes(before)
        shutil.copytree(self.root, self._template("overwritten"))
        month.unlink()
        shutil.copytree(self.root, self._template("vanished"))

    def _template(self, board: str) -> Path:
        return self._folder / f"template-{board}"

    def count(self, command: Command) -> int:
        """How many calls a command makes where nothing is refused."""
        if command not in self._counts:
            with self._settings():
                copied(self._template(command.board), self.root)
                disk = Disk(self.root)
                with disk.mounted():
                    self._run(command)
                self._counts[command] = len(disk.made)
        return self._counts[command]

    def cases(self, command: Command) -> Iterator[Case]:
        """All there are of a command: each call, each error, once or from then on."""
        for at in range(1, self.count(command) + 1):
            for code in ERRORS:
                for stays in (False, True):
                    yield Case(command, at, code, stays)

    def refuse(self, case: Case) -> str:
        """Refuse one call of a command and look at all there is after it; which call it was."""
        command, at, code, stays = case
        with self._settings():
            copied(self._template(command.board), self.root)
            disk = Disk(self.root, at, code, stays=stays)
            with disk.mounted():
                answer = self._run(command)
            what = f"{command.words[0]}/{command.board}, {disk.refused}, {os.strerror(code)}: "
            what += f"{answer}"
            self._check_answer(answer, what)
            self._check_board(command, answer, what, stays=stays)
        return disk.refused

    def _run(self, command: Command) -> Answer:
        words = tuple(word.format(root=self.root) for word in command.words)
        clock = FakeClock()
        clock.tick(60)
        return _said(words, clock)

    @staticmethod
    def _check_answer(answer: Answer, what: str) -> None:
        assert answer.code in (0, 1), what
        assert answer.code == 0 or answer.err or answer.out, what
        assert answer.err.count("\n") <= MOST_LINES, what
        for fault in FAULTS:
            assert fault not in answer.out + answer.err, what

    def _check_board(self, command: Command, answer: Answer, what: str, *, stays: bool) -> None:
        clock = FakeClock()
        clock.tick(3600)
        if command.words[0] in ("encrypt", "decrypt") and answer.code:
            again = self._run(command)
            assert again.code == 0 or "not encrypted" in again.err, f"{what} then {again}"
        after = _said(("win", "and after"), clock)
        assert after.code == 0, f"{what} then {after}"
        clock.tick(1)
        told = _said(("journal", "--json", "--from", "2026-01-01"), clock)
        assert told.code == 0, f"{what} then {told}"
        texts = {entry["text"] for entry in json.loads(told.out)}
        assert "and after" in texts, what
        wanted = set() if command.board == "none" else set(OLD)
        if command.words[0] == "undo" or command.words[:2] == ("restore", "{root}/old.zip"):
            wanted.discard(OLD[2])
        assert wanted <= texts, f"{what}: lost {wanted - texts}"
        if command.writes:
            is_there = command.writes in texts
            # Where the disk refuses to take it back as well, it may be there.
            assert is_there if answer.code == 0 else (stays or not is_there), what
        left = [path for path in self.root.rglob("*.tmp") if path.name.startswith(".~")]
        assert not left, f"{what}: {left}"
        for path in (self.root / "data").rglob("*.json"):
            raw = path.read_bytes()
            if not is_encrypted(raw):
                json.loads(raw)


def _said(words: Sequence[str], clock: FakeClock) -> Answer:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words, clock)
    return Answer(code, out.getvalue(), err.getvalue())


def every(trial: Trial) -> list[Case]:
    """All cases there are, those of a command one after the other."""
    return [case for command in COMMANDS for case in trial.cases(command)]
