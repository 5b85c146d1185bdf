"""The cost of the look back while nobody types, with either timer display."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.boards import EMPTY, MadeUp, copy_of, winsboard
from benchmarks.breathing import read_for
from benchmarks.measures import READY, Row
from benchmarks.terminal import Program, running

CHOOSE: Final = b"T1"
"""The keys that start the evening look back."""
SETTLES: Final = 1.0
"""Seconds after the first question that are not measured."""


def looking_back(board: MadeUp, scratch: Path, seconds: float) -> Iterator[Row]:
    """Show the first question for some seconds, at most five minutes."""
    with running(EMPTY, board.env) as program:
        program.wait_for(READY)
        program.settle(SETTLES)
        floor = _spent(program, seconds)
    for clock, budget in (("off", "≤ 0.5x"), ("on", "")):
        copy = copy_of(board, scratch / f"look back, digits {clock}")
        subprocess.run(
            (*winsboard(), "settings", "clock_digits", clock),
            env=dict(copy.env),
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with running(winsboard(), copy.env) as program:
            program.wait_for(*copy.shows)
            program.settle(0.6)
            for key in CHOOSE:
                program.press(bytes([key]))
            program.settle(SETTLES)
            cpu, written = _spent(program, seconds)
        what = "look back in digits" if clock == "on" else "look back"
        yield Row(f"{what}, processor", "ms/min", [cpu], [floor[0]], budget)
        most = "" if clock == "on" else "≤ 1500"
        yield Row(f"{what}, bytes written", "/min", [written], [], most)


def _spent(program: Program, seconds: float) -> tuple[float, float]:
    """CPU milliseconds and bytes written, per minute."""
    began, cpu, length = program.now(), program.cpu(), len(program.output)
    read_for(program, seconds)
    minutes = (program.now() - began) / 60
    return (program.cpu() - cpu) / minutes, (len(program.output) - length) / minutes
