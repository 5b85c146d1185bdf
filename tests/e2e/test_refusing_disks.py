"""Disks that fail while the board is open: text is held and reported, and saved later."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from tests.e2e.conftest import SAVED, Board
from tests.e2e.terminal import Terminal, terminal
from tests.e2e.test_a_day import today, wait_saved, write_win
from tests.thorough import part_of

IS_ROOT = os.geteuid() == 0
NOT_SAVED = "not saved yet"


class Refusing(Protocol):
    """A disk that can be made to fail."""

    why: str
    """How messages describe the failure."""
    prefix: tuple[str, ...]
    """The command prefix that makes a command use the disk."""
    board_prefix: tuple[str, ...]
    """The command prefix that makes the board use the disk."""

    def refuse(self, t: Terminal) -> None:
        """Make all writes fail."""

    def mend(self, t: Terminal) -> None:
        """Make writes succeed again."""


class Full:
    why = "the disk is full"
    prefix: tuple[str, ...] = ()
    board_prefix = prefix

    def __init__(self, board: Board, stack: ExitStack) -> None:
        self.data, self.state = board.home / "data", board.home / "state"
        for folder in (self.data, self.state):
            folder.mkdir(parents=True, mode=0o700)
            size = "size=200k,mode=700"
            stack.enter_context(mounted("-t", "tmpfs", "-o", size, "tmpfs", on=folder))

    def refuse(self, t: Terminal) -> None:
        for folder in (self.data, self.state):
            with (folder / "filler").open("wb", buffering=0) as filler:
                while room := os.statvfs(folder).f_bavail:
                    filler.write(bytes(4096 * room))

    def mend(self, t: Terminal) -> None:
        for folder in (self.data, self.state):
            (folder / "filler").unlink()


class ReadOnly:
    why = "the disk is read-only"
    prefix: tuple[str, ...] = ()
    board_prefix = prefix

    def __init__(self, board: Board, stack: ExitStack) -> None:
        self.data, self._stack = board.home / "data", stack

    def refuse(self, t: Terminal) -> None:
        self._stack.enter_context(mounted("--bind", str(self.data), on=self.data))
        self._remount("ro")

    def mend(self, t: Terminal) -> None:
        self._remount("rw")

    def _remount(self, how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,bind,{how}", self.data], check=True)


class NoPermission:
    why = "you have no permission for it"
    # Root ignores permissions unless that capability is dropped.
    prefix: tuple[str, ...] = (
        ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if IS_ROOT else ()
    )
    board_prefix = prefix

    def __init__(self, board: Board, stack: ExitStack) -> None:
        self.data = board.home / "data"

    def refuse(self, t: Terminal) -> None:
        for folder in (self.data, self.data / "months"):
            folder.chmod(0o500)

    def mend(self, t: Terminal) -> None:
        for folder in (self.data, self.data / "months"):
            folder.chmod(0o700)


class TooLarge:
    """A limit on the size of files, as set by `ulimit -f`."""

    why = "it would be too large for a file here"
    prefix: tuple[str, ...] = ("prlimit", "--fsize=100:unlimited")
    board_prefix: tuple[str, ...] = ()

    def __init__(self, board: Board, stack: ExitStack) -> None:
        """Nothing to prepare: the limit belongs to the processes."""

    def refuse(self, t: Terminal) -> None:
        resource.prlimit(t.process.pid, resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))

    def mend(self, t: Terminal) -> None:
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(t.process.pid, resource.RLIMIT_FSIZE, unlimited)


@contextmanager
def mounted(*words: str, on: Path) -> Iterator[None]:
    done = subprocess.run(["mount", *words, on], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", on], check=True)


DISKS = part_of([Full, ReadOnly, NoPermission, TooLarge], 0, 2)
"""The rescue copy is tried with the one that is read-only."""


@pytest.fixture(params=DISKS, ids=lambda kind: kind.__name__)
def disk(request: pytest.FixtureRequest, board: Board, begun_home: Path) -> Iterator[Refusing]:
    """A working disk with a board on it."""
    with ExitStack() as stack:
        found: Refusing = request.param(board, stack)
        shutil.copytree(begun_home, board.home, dirs_exist_ok=True)
        yield found


def test_what_can_not_be_written_is_held_and_kept_as_soon_as_it_can(
    disk: Refusing, board: Board, tmp_path: Path
) -> None:
    winsboard = str(board.bin_dir / "winsboard")
    start = [*disk.board_prefix, winsboard]
    server = None if disk.board_prefix else board.server
    with terminal(start, env=board.env, cwd=tmp_path, server=server) as t:
        t.wait_for(SAVED)
        write_win(t, "saved before")
        wait_saved(t)
        disk.refuse(t)
        t.press("w", "held words", "enter", "w", "half a li")
        t.wait_for(NOT_SAVED)
        t.wait_until(lambda _: f"Not saved yet: {disk.why}." in t.unwrapped)
        refused = subprocess.run(
            [*disk.prefix, winsboard, "win", "from a shell"],
            env=board.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (refused.returncode, refused.stdout) == (1, "")
        assert disk.why in refused.stderr
        assert refused.stderr.count("\n") == 1
        t.press("escape", "q")
        t.wait_for("Save a copy in another folder")
        t.press("1")
        t.wait_for(NOT_SAVED)
        disk.mend(t)
        t.press("1")
        t.wait_for(SAVED)
        t.press("q")
        assert t.wait_exit() == 0
    kept = json.dumps(today(board))
    assert "saved before" in kept
    assert "held words" in kept
    assert "from a shell" not in kept


def test_the_rescue_copy_holds_what_is_held_and_what_stands_in_open_fields(
    begun: Board, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with ExitStack() as stack:
        disk = ReadOnly(begun, stack)
        with begun.opened() as t:
            t.wait_for(SAVED)
            disk.refuse(t)
            t.press("t")
            t.wait_for("1 of 5")
            t.press("enter", "the walk to the sea", "escape")
            t.press("w", "held words", "enter", "w", "half a line")
            t.wait_for(NOT_SAVED)
            t.press("escape", "q")
            t.wait_for("Save a copy in another folder")
            t.press("2")
            t.wait_for("An existing folder")
            t.press(str(stick), "enter")
            assert t.wait_exit() == 0
            assert "Saved a copy of the board in" in t.unwrapped
    [copy] = stick.iterdir()
    found = begun.run("--data-dir", str(copy), "today")
    for words in ("held words", "half a line", "the walk to the sea"):
        assert words in found.stdout
