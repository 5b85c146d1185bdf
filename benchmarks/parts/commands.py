"""Commands as whole processes, beside `python -c pass` and a peer."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from benchmarks.boards import PASS, MadeUp, copy_of, winsboard
from benchmarks.peers.programs import Command
from benchmarks.rows import Row

WORDS: Final[Mapping[str, Sequence[tuple[str, ...]]]] = {
    "win": (("win", "Made the bed."),),
    "tick": (("tick", "1", "--some"), ("tick", "1")),
    "note": (("note", "Slept well."),),
    "today": (("today",),),
}
"""The words of each command; those of several lines are used in turn, so that each changes."""


Act: TypeAlias = tuple[list[float], Sequence[str], Mapping[str, str]]
"""Where the time goes, the words, and the environment."""


def commands(
    boards: Sequence[MadeUp], peers: Sequence[Command], pairs: int, scratch: Path
) -> Iterator[Row]:
    """Each command on the shortest and the longest board, `python -c pass`, and a peer, in turn."""
    for name, lines in WORDS.items():
        copies = [copy_of(board, scratch) for board in boards]
        beside = [peer for peer in peers if peer.as_ours == name]
        floor: list[float] = []
        took: list[list[float]] = [[] for _ in copies]
        theirs: list[list[float]] = [[] for _ in beside]
        for nth in range(-1, pairs):
            words = lines[nth % len(lines)]
            acts: list[Act] = [(floor, PASS, copies[0].env)]
            acts += [
                (times, (*winsboard(), *words), copy.env)
                for times, copy in zip(took, copies, strict=True)
            ]
            if nth * 3 < pairs:
                acts += [
                    (times, peer.argv, peer.env) for times, peer in zip(theirs, beside, strict=True)
                ]
            for times, argv, env in acts if nth % 2 else reversed(acts):
                spent = run(argv, env)
                if nth >= 0:
                    times.append(spent)
        yield from _rows(name, boards, took, floor)
        for peer, times in zip(beside, theirs, strict=True):
            what = f"`winsboard {name}`, {boards[-1].span}"
            yield Row(what, "ms", times, floor[: len(times)], program=peer.name)


def _rows(
    name: str, boards: Sequence[MadeUp], took: Sequence[list[float]], floor: list[float]
) -> Iterator[Row]:
    for board, times in zip(boards, took, strict=True):
        yield Row(f"`winsboard {name}`, {board.span}", "ms", times, floor)
    spans = f"{boards[-1].span} against {boards[0].span}"
    yield Row(f"`winsboard {name}`, {spans}", "ms", took[-1], took[0])


def run(argv: Sequence[str], env: Mapping[str, str]) -> float:
    """Milliseconds of a whole process."""
    before = time.perf_counter()
    subprocess.run(
        argv, env=dict(env), check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    return (time.perf_counter() - before) * 1e3
