"""Starting, memory and leaving: the board, an empty Textual app and the peers in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.boards import EMPTY, READY, MadeUp, winsboard
from benchmarks.peers.programs import Started
from benchmarks.rows import Row
from benchmarks.suite import Failed
from benchmarks.terminal import Program, running

LIVE = b"\x1b[?2004h"
"""What Textual writes when it takes the terminal: pictures before this are not live yet."""
QUIT, LEAVE = b"q", b"\x11"


class Opened(NamedTuple):
    """Measurements of one start and exit of a program."""

    picture: float
    """Milliseconds to the first output with all that was waited for."""
    ready: float
    processor: float
    memory: float
    left: float


FLOOR = "floor"


def opening(
    boards: Sequence[MadeUp], peers: Sequence[Started], pairs: int
) -> Iterator[Row | Failed]:
    """Start-up, memory and exit; peers are started in half of the pairs."""
    ours = [Started(b.span, winsboard(), b.env, b.shows, QUIT, LIVE) for b in boards]
    empty = Started(FLOOR, EMPTY, boards[0].env, (READY,), LEAVE)
    seen: dict[str, list[Opened]] = {p.name: [] for p in (empty, *ours, *peers)}
    failed: dict[str, Failed] = {}
    for nth in range(-1, pairs):
        turns = [empty, *ours, *(peers if nth * 2 < pairs else ())]
        for program in turns if nth % 2 else reversed(turns):
            if program.name in failed:
                continue
            try:
                opened = _open(program)
            except (TimeoutError, RuntimeError) as error:
                if program not in peers:
                    raise
                failed[program.name] = Failed("opening", str(error)[:80], program.name)
                continue
            if nth >= 0:
                seen[program.name].append(opened)
    yield from _ours(boards, seen)
    yield from failed.values()
    for peer in peers:
        if peer.name not in failed:
            yield from _peer(peer.name, seen[peer.name], seen[FLOOR], boards[-1].span)


def _ours(boards: Sequence[MadeUp], seen: dict[str, list[Opened]]) -> Iterator[Row]:
    floor, first, last = seen[FLOOR], seen[boards[0].span], seen[boards[-1].span]
    longest = boards[-1].span
    readies = [o.ready for o in floor]
    for board in reversed(boards):
        times = [o.ready for o in seen[board.span]]
        yield Row(f"open, {board.span}", "ms", times, readies)
    long, short = [o.ready for o in last], [o.ready for o in first]
    yield Row(f"open, {longest} against {boards[0].span}", "ms", long, short)
    yield Row(f"first picture, {longest}", "ms", [o.picture for o in last], readies)
    spent, least = [o.processor for o in last], [o.processor for o in floor]
    yield Row(f"open, {longest}, processor", "ms", spent, least)
    yield Row(f"memory, {longest}", "MB", [o.memory for o in last], [o.memory for o in floor])
    yield Row("quit", "ms", [o.left for o in last], [o.left for o in floor])


def _peer(name: str, opened: list[Opened], floor: list[Opened], span: str) -> Iterator[Row]:
    beside = floor[: len(opened)]
    for what, unit, field in (
        (f"open, {span}", "ms", "ready"),
        (f"open, {span}, processor", "ms", "processor"),
        (f"memory, {span}", "MB", "memory"),
        ("quit", "ms", "left"),
    ):
        took, least = ([float(getattr(o, field)) for o in side] for side in (opened, beside))
        yield Row(what, unit, took, least, program=name)


def _open(started: Started) -> Opened:
    with running(started.argv, started.env) as program:
        ready = program.wait_for(*started.shows, after=started.live) * 1e3
        picture = program.wait_for(*started.shows) * 1e3
        processor = program.cpu()
        program.settle()
        memory = program.memory()
        try:
            left = program.leave(started.leaves)
        except TimeoutError as error:
            raise TimeoutError(f"{started.name} does not leave") from error
        program.settle()
        _check_modes(program, started.name)
        return Opened(picture, ready, processor, memory, left)


def _check_modes(program: Program, name: str) -> None:
    if modes := program.modes_left_on():
        raise RuntimeError(f"{name}: terminal modes {modes} were left on")
