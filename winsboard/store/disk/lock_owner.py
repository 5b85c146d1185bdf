"""The owner of a lock, written into the lock file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.system.files import read_bytes

BOARD: Final = "board"
"""The owner's name if it is a board on screen; any other name is that of a command."""
_LENGTH: Final = 80
"""Bytes; always written in one call, so that nobody reads a part of it."""
_FREE: Final = b" " * (_LENGTH - 1) + b"\n"

_called = [""]


def set_process_name(name: str, since: str = "") -> None:
    """Set once what this process is: `win`, or `board` and when it was opened."""
    _called[0] = f"{name} {since}".strip()


def write_owner(fd: int) -> None:
    """Write this process into a lock file it has just locked. A full disk is ignored."""
    line = f"{os.getpid()} {_called[0]}".encode("ascii", "replace")[: _LENGTH - 1]
    with suppress(OSError):
        os.pwrite(fd, line.ljust(_LENGTH - 1) + b"\n", 0)


def clear_owner(fd: int) -> None:
    """Clear the owner before the lock is released."""
    with suppress(OSError):
        os.pwrite(fd, _FREE, 0)


def describe_owner(path: Path) -> str:
    """Describe the owner of a lock file for a message.

    The entry of a process that has died is ignored.
    """
    from winsboard.words import format_phrase

    pid, name, since = _read_owner(path)
    if pid == os.getpid():
        return format_phrase("store.holder.itself")
    if not name or not is_running(pid):
        return format_phrase("store.holder.unknown")
    if name == BOARD:
        return format_phrase("store.holder.board", since=since, pid=pid)
    return format_phrase("store.holder.command", command=name, pid=pid)


def is_running(pid: int) -> bool:
    """Whether a process with this id exists."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _read_owner(path: Path) -> tuple[int, str, str]:
    try:
        words = read_bytes(path)[:_LENGTH].decode("ascii", "replace").split()
    except OSError:
        return 0, "", ""
    if not words or not words[0].isdecimal() or int(words[0]) < 1:
        return 0, "", ""
    name = words[1] if len(words) > 1 else ""
    return int(words[0]), name, " ".join(words[2:])
