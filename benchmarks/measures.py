"""The main benchmarks. Each alternates with its minimal program in the same run."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.boards import EMPTY, KEYED, PASS, MadeUp, copy_of, winsboard
from benchmarks.terminal import Program, running

READY, QUIT = "ready", b"\x11"
LEFT, RIGHT, ESCAPE = b"\x1b[D", b"\x1b[C", b"\x1b"


class Row(NamedTuple):
    """One row of the table."""

    what: str
    unit: str
    ours: Sequence[float]
    floor: Sequence[float]
    budget: str

    @property
    def ratio(self) -> float | None:
        """The median of the pairwise ratios."""
        if not self.floor or not all(self.floor):
            return None
        return median(a / b for a, b in zip(self.ours, self.floor, strict=True))


class Opened(NamedTuple):
    """Measurements of one start and exit of a program."""

    ready: float
    memory: float
    left: float


def opening(boards: Sequence[MadeUp], pairs: int) -> Iterator[Row]:
    """Start-up, memory and exit of the board, and of an empty Textual app."""
    empty: list[Opened] = []
    ours: dict[str, list[Opened]] = {board.span: [] for board in boards}
    for nth in range(-1, pairs):
        turns = [None, *boards]
        for board in turns if nth % 2 else reversed(turns):
            seen = _open(board, boards[0].env)
            if nth >= 0:
                (ours[board.span] if board else empty).append(seen)
    floor = [e.ready for e in empty]
    for span, opened in ours.items():
        yield Row(f"open, {span}", "ms", [o.ready for o in opened], floor, "≤ 1.2x")
    first, last = ours[boards[0].span], ours[boards[-1].span]
    longest, shortest = [o.ready for o in last], [o.ready for o in first]
    yield Row(
        f"open, {boards[-1].span} against {boards[0].span}", "ms", longest, shortest, "≤ 1.05x"
    )
    memory = [o.memory for o in last]
    yield Row(f"memory, {boards[-1].span}", "MB", memory, [e.memory for e in empty], "≤ 1.25x")
    yield Row("quit", "ms", [o.left for o in last], [e.left for e in empty], "≤ 60 ms")


def _open(board: MadeUp | None, env: Mapping[str, str]) -> Opened:
    argv = winsboard() if board else EMPTY
    with running(argv, board.env if board else env) as program:
        ready = program.wait_for(*(board.shows if board else (READY,))) * 1e3
        program.settle()
        memory = program.memory()
        left = program.leave(b"q" if board else QUIT)
        program.settle()
        if modes := program.modes_left_on():
            raise RuntimeError(f"terminal modes {modes} were left on")
        return Opened(ready, memory, left)


def keys(board: MadeUp, presses: int) -> Iterator[Row]:
    """Key to first paint: ticking, moving, Escape, a held key; and the memory afterwards."""
    with running(winsboard(), board.env) as ours, running(KEYED, board.env) as floor:
        ours.wait_for(*board.shows)
        floor.wait_for(READY)
        for program in (ours, floor):
            program.settle(0.6)
        before = ours.memory()
        yield from presses_of("tick", ours, floor, [b" "] * presses)
        yield from presses_of("move the cursor", ours, floor, [LEFT, RIGHT] * (presses // 2))
        yield _escape(ours, floor, presses // 2)
        held = [LEFT] * 30 + [RIGHT] * 30
        lag = [[p.hold(held, 30)] for p in (ours, floor)]
        yield Row("held key at 30 Hz, lag", "ms", lag[0], lag[1], "≤ 10 ms")
        ours.hold([b" ", LEFT, b" ", RIGHT] * presses * 5, 100)
        yield Row(f"memory after {presses * 20} keys", "MB", [ours.memory()], [before], "≤ +2 MB")


def presses_of(what: str, ours: Program, floor: Program, keys: Sequence[bytes]) -> Iterator[Row]:
    """Key to paint, alternating with the minimal program."""
    us, them = zip(*((press(ours, key), press(floor, b"x")) for key in keys), strict=True)
    first, floor_first = sorted(t[0] for t in us), sorted(t[0] for t in them)
    high = ceil(0.95 * len(keys)) - 1
    yield Row(f"{what}, p50", "ms", [median(first)], [median(floor_first)], "≤ 5 ms, ≤ 2x")
    yield Row(f"{what}, p95", "ms", [first[high]], [floor_first[high]], "≤ 12 ms")
    yield Row(f"{what}, worst", "ms", first[-1:], floor_first[-1:], "≤ 33 ms")
    last, floor_last = [median(t[1] for t in side) for side in (us, them)]
    yield Row(f"{what}, the last of it, p50", "ms", [last], [floor_last], "")


def press(program: Program, key: bytes) -> tuple[float, float]:
    """Press a key after a random pause; milliseconds to the first and the last output."""
    program.settle(0.02 + random.random() * 0.03)
    return program.press(key)


def _escape(ours: Program, floor: Program, presses: int) -> Row:
    shown = []
    for _ in range(presses):
        press(ours, b"w")
        shown.append((press(ours, ESCAPE)[0], press(floor, ESCAPE)[0]))
    return Row("Escape", "ms", [s[0] for s in shown], [s[1] for s in shown], "≤ 35 ms")


def idling(board: MadeUp, seconds: float) -> Iterator[Row]:
    """The cost of an idle board, at the same time as an idle empty app."""
    with running(winsboard(), board.env) as ours, running(EMPTY, board.env) as floor:
        ours.wait_for(*board.shows)
        floor.wait_for(READY)
        for program in (ours, floor):
            program.settle(1.5)
        programs = (ours, floor)
        before = [(p.cpu(), p.wakeups(), len(p.output)) for p in programs]
        time.sleep(seconds)
        for program in programs:
            program.settle(0.05)
        after = [(p.cpu(), p.wakeups(), len(p.output)) for p in programs]
    spent = [
        [(b - a) / seconds for a, b in zip(*two, strict=True)]
        for two in zip(before, after, strict=True)
    ]
    cpu, woken, written = ([[s] for s in side] for side in zip(*spent, strict=True))
    yield Row(
        "idle, processor", "ms/min", [cpu[0][0] * 60], [cpu[1][0] * 60], "≤ 15 ms/min, ≤ 0.2x"
    )
    yield Row("idle, wake-ups", "/s", woken[0], woken[1], "≤ 1/s")
    yield Row("idle, bytes written", "/min", [written[0][0] * 60], [written[1][0] * 60], "0")


def commands(boards: Sequence[MadeUp], pairs: int, scratch: Path) -> Iterator[Row]:
    """`winsboard win` and `winsboard today`, as whole processes."""
    for words, budget in ((("win", "Made the bed."), "≤ 4x"), (("today",), "≤ 5x")):
        took: list[list[float]] = []
        for board in boards:
            copy = copy_of(board, scratch / f"{words[0]} {board.span}")
            times = [
                (_run((*winsboard(), *words), copy.env), _run(PASS, copy.env)) for _ in range(pairs)
            ]
            took.append([t[0] for t in times])
            what = f"`winsboard {words[0]}`, {board.span}"
            yield Row(what, "ms", took[-1], [t[1] for t in times], budget)
        first, last = boards[0].span, boards[-1].span
        yield Row(
            f"`winsboard {words[0]}`, {last} against {first}", "ms", took[-1], took[0], "≤ 1.1x"
        )


def _run(argv: Sequence[str], env: Mapping[str, str]) -> float:
    before = time.perf_counter()
    subprocess.run(
        argv, env=dict(env), check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    return (time.perf_counter() - before) * 1e3
