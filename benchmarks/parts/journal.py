"""The journal: moving in it, typing a search, and the time to the first results."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from benchmarks.boards import KEYED, READY, MadeUp, winsboard
from benchmarks.parts.keys import processor_of
from benchmarks.rows import Row
from benchmarks.terminal import ESCAPES, Program, running

DOWN, PAGE_DOWN, PAGE_UP, END, HOME = b"\x1b[B", b"\x1b[6~", b"\x1b[5~", b"\x1b[F", b"\x1b[H"
CLEAR: Final = b"\x15"
"""Ctrl+U, which clears the input."""
WORDS: Final = ("heron", "allotment", '"the whole bridge"', "the", "is:starred", "zzz")
TOLD: Final = (b"so far", b" found")
"""The texts that appear with the first results."""


def journal(boards: Sequence[MadeUp], presses: int) -> Iterator[Row]:
    """Move and type in the journal of the last board; measure first results on all boards."""
    with running(winsboard(), boards[-1].env) as ours, running(KEYED, boards[-1].env) as floor:
        _open(ours, boards[-1])
        floor.wait_for(READY)
        floor.settle(0.6)
        for what, keys in (
            ("entry below", [DOWN] * presses),
            ("page on", [PAGE_DOWN] * presses),
            ("newest and oldest", [END, HOME] * (presses // 4)),
        ):
            yield from processor_of(f"journal, {what}", ours, floor, keys)
        ours.press(b"/")
        letters = [bytes([letter]) for letter in b"the heron said no to an extra shift"]
        typed = (letters * ceil(presses / len(letters)))[:presses]
        yield from processor_of("journal, a letter of a search", ours, floor, typed)
        ours.press(CLEAR)
    for board in boards:
        with running(winsboard(), board.env) as ours:
            _open(ours, board)
            ours.press(b"/")
            firsts = [_first_results(ours, word) for word in WORDS]
        yield Row(f"journal, first results, {board.span}", "ms", firsts, of="worst")


def _open(program: Program, board: MadeUp) -> None:
    program.wait_for(*board.shows)
    program.settle(0.6)
    program.press(b"J")
    program.settle(1.0)


def _first_results(program: Program, word: str) -> float:
    """Milliseconds from pasting a search to its first results."""
    program.send(CLEAR)
    program.settle(0.8)
    length, began = len(program.output), time.perf_counter()
    program.send(b"\x1b[200~%s\x1b[201~" % word.encode())
    while not any(told in ESCAPES.sub(b"", bytes(program.output[length:])) for told in TOLD):
        if not program.read(5):
            raise TimeoutError(f"nothing was told of {word!r}")
    took = (time.perf_counter() - began) * 1e3
    program.settle(0.5)
    return took
