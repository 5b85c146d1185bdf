"""The progress screen on a board of many years: key to paint, and CPU time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.boards import KEYED, READY, MadeUp, winsboard
from benchmarks.parts.keys import LEFT, RIGHT, press, processor_of
from benchmarks.rows import Row
from benchmarks.terminal import Program, running

PAGE_UP, PAGE_DOWN, END = b"\x1b[5~", b"\x1b[6~", b"\x1b[F"
SHOWN: Final = "My progress"
ALL_YEARS: Final = (b"4", b"o", b"4")
"""The keys that open the patterns of all years."""


def progress(board: MadeUp, presses: int) -> Iterator[Row]:
    """Open the screen, move within and between months and years, and move while it is loading."""
    with running(winsboard(), board.env) as ours, running(KEYED, board.env) as floor:
        ours.wait_for(*board.shows)
        floor.wait_for(READY)
        for program in (ours, floor):
            program.settle(1.5)
        opened = press(ours, b"y")
        ours.wait_for(SHOWN)
        yield Row("progress, opened the first time", "ms", [opened[1]])
        half = presses // 2
        yield from processor_of("progress, walk the month", ours, floor, [LEFT, RIGHT] * half)
        yield from processor_of(
            "progress, turn the month", ours, floor, [PAGE_UP, PAGE_DOWN] * half
        )
        press(ours, b"2")
        yield from processor_of("progress, walk the year", ours, floor, [LEFT, RIGHT] * half)
        turns = [PAGE_UP] * min(half, 25)
        yield from processor_of("progress, turn the year", ours, floor, turns)
        press(ours, END)
        views = [b"3", b"4", b"5", b"1", b"2"] * (presses // 5)
        yield from processor_of("progress, another view", ours, floor, views)
        yield from _while_reading(ours, floor)


def _while_reading(ours: Program, floor: Program) -> Iterator[Row]:
    """Press keys while a thread reads the patterns of all years."""
    for key in ALL_YEARS:
        press(ours, key)
    ours.settle(1.5)
    firsts, floors = [], []
    for key in (b"1", LEFT, LEFT, RIGHT, b"4") * 4:
        if key == b"4":
            ours.press(key, quiet=0.0)
            continue
        firsts.append(ours.press(key, quiet=0.02)[0])
        floors.append(floor.press(b"x", quiet=0.02)[0])
    what = "progress, keys while all years are read, worst"
    yield Row(what, "ms", firsts, floors, "worst")
