"""Programs that nobody types into: the board, an empty app, a look back, the peers, all at once."""

from __future__ import annotations

import select
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.boards import EMPTY, READY, MadeUp, copy_of, winsboard
from benchmarks.peers.programs import Started
from benchmarks.rows import Row
from benchmarks.terminal import Program, running

SLICES: Final = 10
LOOK_BACK: Final = b"T1"
"""The keys that start the evening look back."""
SETTLES: Final = 1.5
FLOOR: Final = "floor"
BOARD: Final = "idle"


class Spent(NamedTuple):
    """What a program spent in one slice."""

    processor: float
    """Milliseconds a minute."""
    woken: float
    """Wake-ups a second."""
    written: float
    """Bytes a minute."""


def idling(board: MadeUp, peers: Sequence[Started], scratch: Path, seconds: float) -> Iterator[Row]:
    """Let them all idle for some seconds, in slices."""
    with ExitStack() as stack:
        programs = {FLOOR: stack.enter_context(running(EMPTY, board.env))}
        programs[FLOOR].wait_for(READY)
        programs[BOARD] = _board(stack, board)
        for what, digits in (("look back", "off"), ("look back in digits", "on")):
            programs[what] = _board(stack, _with_digits(board, digits, scratch))
            for key in LOOK_BACK:
                programs[what].press(bytes([key]))
        for peer in peers:
            programs[peer.name] = stack.enter_context(running(peer.argv, peer.env))
            programs[peer.name].wait_for(*peer.shows)
        for program in programs.values():
            program.settle(SETTLES)
        spent = _slices(programs, seconds / SLICES)
    floor = spent.pop(FLOOR)
    for what, slices in spent.items():
        is_peer = any(what == peer.name for peer in peers)
        rows = _rows(BOARD if is_peer else what, slices, floor)
        yield from (row._replace(program=what if is_peer else "") for row in rows)


def _rows(what: str, ours: Sequence[Spent], floor: Sequence[Spent]) -> Iterator[Row]:
    """Most slices have nothing to do: the mean counts, and not the median."""
    for name, unit, field in (
        ("processor", "ms/min", 0),
        ("wake-ups", "/s", 1),
        ("bytes written", "/min", 2),
    ):
        taken, least = ([s[field] for s in side] for side in (ours, floor))
        yield Row(f"{what}, {name}", unit, taken, least, "mean")


def _board(stack: ExitStack, board: MadeUp) -> Program:
    program = stack.enter_context(running(winsboard(), board.env))
    program.wait_for(*board.shows)
    program.settle(0.6)
    return program


def _with_digits(board: MadeUp, digits: str, scratch: Path) -> MadeUp:
    copy = copy_of(board, scratch)
    subprocess.run(
        (*winsboard(), "settings", "clock_digits", digits),
        env=dict(copy.env),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return copy


def _slices(programs: Mapping[str, Program], seconds: float) -> dict[str, list[Spent]]:
    spent: dict[str, list[Spent]] = {name: [] for name in programs}
    for _ in range(SLICES):
        before = {name: _so_far(program) for name, program in programs.items()}
        began = next(iter(programs.values())).now()
        _read_all(programs, seconds)
        took = next(iter(programs.values())).now() - began
        for name, program in programs.items():
            cpu, woken, written = (
                (b - a) / took for a, b in zip(before[name], _so_far(program), strict=True)
            )
            spent[name].append(Spent(cpu * 60, woken, written * 60))
    return spent


def _so_far(program: Program) -> tuple[float, int, int]:
    return program.cpu(), program.wakeups(), len(program.output)


def _read_all(programs: Mapping[str, Program], seconds: float) -> None:
    """Read what they write: a program whose terminal is full would wait."""
    first = next(iter(programs.values()))
    end = first.now() + seconds
    while (left := end - first.now()) > 0:
        for program in select.select(list(programs.values()), [], [], left)[0]:
            program.read(0)
