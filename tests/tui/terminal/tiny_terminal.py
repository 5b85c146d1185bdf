"""The small app in a terminal."""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from tests.e2e.fork_server import ForkServer
from tests.e2e.terminal import Terminal, terminal
from tests.thorough import THOROUGH

PROJECT: Final = Path(__file__).parents[3]
CRASH, FLOOD, LEAVE, SHELL, SUSPEND = "\x1bOS", "\x1b[15~", "\x1b[19~", "\x1bOR", "\x1bOQ"

TINY: Final = "tests.tui.terminal.tiny"


@cache
def _server() -> ForkServer:
    """Return what starts the app without importing everything each time."""
    folder = Path(tempfile.mkdtemp(prefix="winsboard-tiny-"))
    server = ForkServer(Path(sys.executable), folder / "socket", TINY, PROJECT)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.close)
    return server


@contextmanager
def tiny(folder: Path, *options: str, size: tuple[int, int] = (80, 24)) -> Iterator[Terminal]:
    """Open the small app with `hello` typed into it."""
    argv = [sys.executable, "-m", TINY, str(folder), *options]
    server = None if THOROUGH else _server()
    if server is not None:
        argv = [TINY, str(folder), *options]
    with terminal(argv, env=os.environ, size=size, cwd=PROJECT, server=server) as opened:
        opened.wait_for("ready")
        opened.press("hello")
        opened.wait_for("typed 5")
        yield opened


def saved(folder: Path) -> str:
    """Return what the app has saved."""
    return (folder / "saved").read_text(encoding="utf-8")


def threads(opened: Terminal) -> int:
    """Return the number of threads."""
    return len(list(Path(f"/proc/{opened.process.pid}/task").iterdir()))


def state(opened: Terminal) -> str:
    """Return the state of the process; `T` if it is stopped."""
    stat = Path(f"/proc/{opened.process.pid}/stat").read_text(encoding="utf-8")
    return stat.rpartition(")")[2].split()[0]


def signal_another_thread(opened: Terminal, number: signal.Signals) -> None:
    """Send a signal to a thread that is not the main one, as the system may do with any signal."""
    pid = opened.process.pid
    others = [int(task.name) for task in Path(f"/proc/{pid}/task").iterdir()]
    others.remove(pid)
    assert ctypes.CDLL(None).tgkill(pid, others[0], number) == 0


def wakeups(opened: Terminal) -> int:
    """Return how often the threads of the process have gone to sleep."""
    total = 0
    for task in Path(f"/proc/{opened.process.pid}/task").iterdir():
        for line in (task / "status").read_text(encoding="utf-8").splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                total += int(line.split()[1])
    return total
