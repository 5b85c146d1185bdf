"""The name of the process that holds a lock, written into the lock file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.system.files import read_bytes

BOARD: Final = "board"
"""What a process is called that shows the board; any other name is that of a command."""
_LENGTH: Final = 80
"""Bytes; written over in one piece, so that nobody reads half of it."""
_FREE: Final = b" " * (_LENGTH - 1) + b"\n"

_called = [""]


def name_this_process(name: str, since: str = "") -> None:
    """Say once what this process is: `win`, or `board` and when it was opened."""
    _called[0] = f"{name} {since}".strip()


def write_owner(fd: int) -> None:
    """Write into a file whose lock was just taken who has it; a full disk is no reason to wait."""
    line = f"{os.getpid()} {_called[0]}".encode("ascii", "replace")[: _LENGTH - 1]
    with suppress(OSError):
        os.pwrite(fd, line.ljust(_LENGTH - 1) + b"\n", 0)


def clear_owner(fd: int) -> None:
    """Take that away again, before the lock is given back."""
    with suppress(OSError):
        os.pwrite(fd, _FREE, 0)


def describe_owner(path: Path) -> str:
    """Who has the lock of a file, in words.

    What a process that was killed has left there is not believed.
    """
    from winsboard.words import say

    pid, name, since = _signed(path)
    if pid == os.getpid():
        return say("store.holder.itself")
    if not name or not is_running(pid):
        return say("store.holder.unknown")
    if name == BOARD:
        return say("store.holder.board", since=since, pid=pid)
    return say("store.holder.command", command=name, pid=pid)


def is_running(pid: int) -> bool:
    """Whether there is a process with that number."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _signed(path: Path) -> tuple[int, str, str]:
    try:
        words = read_bytes(path)[:_LENGTH].decode("ascii", "replace").split()
    except OSError:
        return 0, "", ""
    if not words or not words[0].isdecimal() or int(words[0]) < 1:
        return 0, "", ""
    name = words[1] if len(words) > 1 else ""
    return int(words[0]), name, " ".join(words[2:])
