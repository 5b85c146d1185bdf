"""The small board in a terminal, ready to be tried."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.e2e.terminal import Terminal, terminal

PROJECT: Final = Path(__file__).parents[3]
CRASH, FLOOD, LEAVE, SHELL, SUSPEND = "\x1bOS", "\x1b[15~", "\x1b[19~", "\x1bOR", "\x1bOQ"


@contextmanager
def tiny(folder: Path, *options: str, size: tuple[int, int] = (80, 24)) -> Iterator[Terminal]:
    """The small board with `hello` typed into it; `--stock` takes Textual's own driver."""
    argv = [sys.executable, "-m", "tests.tui.terminal.tiny", str(folder), *options]
    with terminal(argv, env=os.environ, size=size, cwd=PROJECT) as opened:
        opened.wait_for("ready")
        opened.press("hello")
        opened.wait_for("typed 5")
        yield opened


def saved(folder: Path) -> str:
    """What the small board has written down."""
    return (folder / "saved").read_text(encoding="utf-8")


def threads(opened: Terminal) -> int:
    """How many threads the process has."""
    return len(list(Path(f"/proc/{opened.process.pid}/task").iterdir()))


def state(opened: Terminal) -> str:
    """The state of the process, `T` when it is stopped."""
    stat = Path(f"/proc/{opened.process.pid}/stat").read_text(encoding="utf-8")
    return stat.rpartition(")")[2].split()[0]


def wakeups(opened: Terminal) -> int:
    """How often a thread of the process has gone to sleep so far."""
    total = 0
    for task in Path(f"/proc/{opened.process.pid}/task").iterdir():
        for line in (task / "status").read_text(encoding="utf-8").splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                total += int(line.split()[1])
    return total
