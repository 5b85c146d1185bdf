"""Key to first paint: ticking, moving, Escape, a held key; and the memory afterwards."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from benchmarks.boards import KEYED, READY, MadeUp, winsboard
from benchmarks.peers.programs import Started
from benchmarks.rows import Row
from benchmarks.suite import Failed
from benchmarks.terminal import Program, running

LEFT, RIGHT, ESCAPE = b"\x1b[D", b"\x1b[C", b"\x1b"
HELD = 1200
"""Keys that are pressed before memory is looked at again."""


def keys(board: MadeUp, presses: int) -> Iterator[Row]:
    """The keys of the board, alternating with those of a minimal program."""
    with running(winsboard(), board.env) as ours, running(KEYED, board.env) as floor:
        ours.wait_for(*board.shows)
        floor.wait_for(READY)
        for program in (ours, floor):
            program.settle(0.6)
        yield from presses_of("tick", ours, floor, [b" "] * presses)
        yield from presses_of("move the cursor", ours, floor, [LEFT, RIGHT] * (presses // 2))
        yield _escape(ours, floor, presses // 2)
        held = [LEFT] * 30 + [RIGHT] * 30
        lags = [(ours.hold(held, 30), floor.hold(held, 30)) for _ in range(3)]
        yield Row("held key at 30 Hz, lag", "ms", [u for u, _ in lags], [t for _, t in lags])
        before = ours.memory()
        ours.hold([b" ", LEFT, b" ", RIGHT] * (HELD // 4), 120)
        yield Row(f"memory after {HELD} more keys", "MB", [ours.memory()], [before])


def keys_of_peers(peers: Sequence[Started], presses: int) -> Iterator[Row | Failed]:
    """A key that moves in each peer, beside the rows of the cursor."""
    for peer in peers:
        try:
            yield from list(_of_peer(peer, presses))
        except TimeoutError as error:
            yield Failed("move the cursor", str(error)[:80], peer.name)


def _of_peer(peer: Started, presses: int) -> Iterator[Row]:
    with running(peer.argv, peer.env) as program, running(KEYED, peer.env) as floor:
        program.wait_for(*peer.shows)
        floor.wait_for(READY)
        for each in (program, floor):
            each.settle(0.8)
        pressed = (list(peer.moves) * presses)[:presses]
        rows = presses_of("move the cursor", program, floor, pressed)
        yield from (row._replace(program=peer.name) for row in rows)


def presses_of(what: str, ours: Program, floor: Program, keys: Sequence[bytes]) -> Iterator[Row]:
    """Key to paint, alternating with the minimal program."""
    us, them = zip(*((press(ours, key), press(floor, b"x")) for key in keys), strict=True)
    first, floor_first = [t[0] for t in us], [t[0] for t in them]
    yield Row(f"{what}, p50", "ms", first, floor_first)
    yield Row(f"{what}, p95", "ms", first, floor_first, "p95")
    yield Row(f"{what}, worst", "ms", first, floor_first, "worst")
    yield Row(f"{what}, the last of it", "ms", [t[1] for t in us], [t[1] for t in them])


def press(program: Program, key: bytes) -> tuple[float, float]:
    """Press a key after a random pause; milliseconds to the first and the last output."""
    program.settle(0.02 + random.random() * 0.03)
    return program.press(key)


def processor_of(what: str, ours: Program, floor: Program, keys: Sequence[bytes]) -> Iterator[Row]:
    """Key to paint, and the processor time of a key."""
    before, floor_before = ours.cpu(), floor.cpu()
    yield from presses_of(what, ours, floor, keys)
    spent, least = ours.cpu() - before, floor.cpu() - floor_before
    yield Row(f"{what}, processor a key", "ms", [spent / len(keys)], [least / len(keys)])


def _escape(ours: Program, floor: Program, presses: int) -> Row:
    shown = []
    for _ in range(presses):
        press(ours, b"w")
        shown.append((press(ours, ESCAPE)[0], press(floor, ESCAPE)[0]))
    return Row("Escape", "ms", [s[0] for s in shown], [s[1] for s in shown])
