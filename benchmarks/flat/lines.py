"""The lines of the daily path, and the processor time that each takes on a board."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.boards import MadeUp, winsboard
from benchmarks.parts.commands import WORDS
from benchmarks.parts.keys import ESCAPE, LEFT, RIGHT
from benchmarks.terminal import Program, running
from winsboard.clock import SystemClock

COMMANDS: Final = tuple(f"`{name}`" for name in WORDS)
OPEN: Final = "open to Today"
TICK: Final = "tick key"
CURSOR: Final = "cursor key"
JOURNAL: Final = "open the journal"
SEARCH: Final = "search of this month"
LOOK_BACK: Final = "look back"
KEYS: Final = {TICK: (b" ", b" "), CURSOR: (LEFT, RIGHT)}
LINES: Final = (*COMMANDS, OPEN, TICK, CURSOR, JOURNAL, SEARCH, LOOK_BACK)
QUIET: Final = 0.2
"""Seconds without output after which a program is done with a key."""
FOOTER: Final = b"t look back"
"""What only the board paints."""
MOST_ESCAPES: Final = 6
_INSTRUCTIONS: Final = re.compile(r"Collected : (\d+)")


def costs_of_commands(board: MadeUp, nth: int) -> Iterator[tuple[str, float]]:
    """Milliseconds of the processor of each command, as a whole process."""
    for name, lines in WORDS.items():
        words = lines[nth % len(lines)]
        yield f"`{name}`", _processor((*winsboard(), *words), board)


def instructions_of_commands(board: MadeUp, nth: int) -> Iterator[tuple[str, float]]:
    """Million instructions of each command, which no other work on the machine changes."""
    for name, lines in WORDS.items():
        words = lines[nth % len(lines)]
        yield f"`{name}`", _instructions((*winsboard(), *words), board)


def can_count_instructions() -> bool:
    """Whether valgrind is here."""
    return shutil.which("valgrind") is not None


def _processor(argv: Sequence[str], board: MadeUp) -> float:
    before = os.times()
    subprocess.run(argv, env=dict(board.env), check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user - before.children_user
    return (spent + after.children_system - before.children_system) * 1e3


def _instructions(argv: Sequence[str], board: MadeUp) -> float:
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={scratch}/out", *argv],
            env=dict(board.env),
            check=True,
            capture_output=True,
            text=True,
        )
    found = _INSTRUCTIONS.search(done.stderr)
    assert found is not None, done.stderr[-500:]
    return int(found[1]) / 1e6


def costs_of_keys(board: MadeUp, presses: int) -> Iterator[tuple[str, float]]:
    """Milliseconds of the processor until the board is open, and of its keys and screens."""
    with running(winsboard(), board.env) as program:
        program.wait_for(*board.shows)
        yield OPEN, program.cpu()
        program.settle(1.0)
        for name, keys in KEYS.items():
            for key in keys * (presses // 2):
                yield name, _spent(program, key)
        for _ in range(max(presses // 6, 1)):
            yield JOURNAL, _spent(program, b"J")
            program.press(b"/")
            yield SEARCH, _spent(program, _pasted(_this_month()))
            _leave(program)
            yield LOOK_BACK, _spent(program, b"T", b"1")
            _leave(program)


def _this_month() -> str:
    return f"window from:{SystemClock().now():%Y-%m}-01"


def _pasted(text: str) -> bytes:
    return b"\x1b[200~%s\x1b[201~" % text.encode()


def _spent(program: Program, *keys: bytes) -> float:
    program.settle(0.05)
    before = program.cpu()
    for key in keys:
        program.press(key, quiet=QUIET)
    return program.cpu() - before


def _leave(program: Program) -> None:
    """Go back to the board and wait for its footer: a key right after Escape is Alt and the key."""
    length = len(program.output)
    for _ in range(MOST_ESCAPES):
        program.send(ESCAPE)
        for _ in range(MOST_ESCAPES):
            program.settle(QUIET)
            if FOOTER in program.painted(length):
                return
    raise TimeoutError("Escape does not lead back to the board")
