"""The cost and the timing accuracy of the breathing screen."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.boards import MadeUp, winsboard
from benchmarks.rows import Row
from benchmarks.terminal import ESCAPES, Program, running
from winsboard.words import format_phrase

SETTLES = 1.0
"""Seconds after the first frame that are not measured."""
WORDS = {b"out": 4.0, b"in": 10.0}
"""The words of the steady pattern, and the seconds until each is first shown."""
ROUND = 10.0


def breathing(board: MadeUp, seconds: float) -> Iterator[Row]:
    """Run an exercise for some seconds, at most two minutes."""
    with running(winsboard(), board.env) as program:
        program.wait_for(*board.shows)
        program.settle(0.6)
        program.press(b"b")
        read_for(
            program, program.wait_for(format_phrase("cards.breath.ends")) + SETTLES - program.now()
        )
        began, cpu, length = program.now(), program.cpu(), len(program.output)
        read_for(program, seconds)
        spent = program.now() - began
        yield Row("breathing, processor", "ms/min", [(program.cpu() - cpu) / spent * 60])
        written = len(program.output) - length
        yield Row("breathing, bytes written", "/min", [written / spent * 60])
        pictures = [at for at, _ in program.reads if at >= began]
        yield Row("breathing, pictures", "/s", [len(pictures) / spent])
        yield Row("breathing, a phase off by at most", "ms", [_worst(program, length)])


def read_for(program: Program, seconds: float) -> None:
    """Read the output of a program for some seconds."""
    end = program.now() + seconds
    while program.now() < end:
        program.read(end - program.now())


def _worst(program: Program, length: int) -> float:
    """The largest deviation of a phase from the schedule of the first one, in milliseconds."""
    late = []
    for (at, end), (_, start) in zip(program.reads[1:], program.reads, strict=False):
        if start < length:
            continue
        words = ESCAPES.sub(b" ", bytes(program.output[start:end])).split()
        late += [at - first for word, first in WORDS.items() if word in words]
    off = [moment % ROUND for moment in late]
    return max(min((o - off[0]) % ROUND, (off[0] - o) % ROUND) for o in off) * 1e3
