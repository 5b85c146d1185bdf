"""Killing writers and damaging files, as long as one likes: `python -m tests.store.torture`.

The suite runs the same for a moment.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.conftest import FakeClock
from tests.store.boards import BED_DONE, MONTH, WALK, add, month_file, open_store
from winsboard.domain.documents import Document, Entry
from winsboard.domain.edits import inverse
from winsboard.store.store import Store

NOTES: Final = [WALK._replace(id=str(3000 + n), text=f"note {n}", kind="note") for n in range(25)]
EVERYTHING: Final[set[Document]] = {WALK, BED_DONE, *NOTES}

Damage = Callable[[bytes, random.Random], bytes]
Kill = Callable[[Path, random.Random, int, set[str]], None]


def _place(raw: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(raw))
    return start, min(len(raw), start + chance.choice((1, 2, 8, 64, 512, 4096)))


def _zeros(raw: bytes, chance: random.Random) -> bytes:
    start, end = _place(raw, chance)
    return raw[:start] + bytes(end - start) + raw[end:]


def _noise(raw: bytes, chance: random.Random) -> bytes:
    start, end = _place(raw, chance)
    return raw[:start] + chance.randbytes(end - start) + raw[end:]


def _cut_out(raw: bytes, chance: random.Random) -> bytes:
    start, end = _place(raw, chance)
    return raw[:start] + raw[end:]


def _doubled(raw: bytes, chance: random.Random) -> bytes:
    start, end = _place(raw, chance)
    return raw[:end] + raw[start:]


def _bit(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]


def _line_lost(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


DAMAGES: Final[dict[str, Damage]] = {
    "truncated": lambda raw, chance: raw[: chance.randrange(len(raw))],
    "garbage at the end": lambda raw, chance: raw + chance.randbytes(chance.randrange(1, 99)),
    "zeros": _zeros,
    "noise": _noise,
    "a piece cut out": _cut_out,
    "a piece doubled": _doubled,
    "one bit": _bit,
    "a line lost": _line_lost,
}


def damage_once(root: Path, chance: random.Random, name: str) -> None:
    """Damage a page and read it again: nothing is lost, and nothing is written over.

    What still parses may be taken for an edit; then undoing that brings everything back.
    """
    clock = FakeClock()
    store = open_store(root, clock)
    add(store, clock, WALK, BED_DONE, *NOTES)
    page = month_file(root)
    raw = page.read_bytes()
    damaged = DAMAGES[name](raw, chance)
    page.write_bytes(damaged)
    clock.tick(60)
    again = open_store(root, clock)
    found = set(again.page(MONTH).values())
    if damaged != raw:
        _check(again, clock, root, damaged, found)


def _check(
    store: Store, clock: FakeClock, root: Path, damaged: bytes, found: set[Document]
) -> None:
    aside = [path.read_bytes() for path in (root / "state" / "quarantine").glob("*")]
    last = store.records(MONTH)[-1]
    if aside:
        assert aside == [damaged]
        assert last.title.did == "damage.restored"
        assert len(store.news.take()) == 1
    elif last.title.did.startswith("outside."):
        edit = store.restore(last)
        store.commit(inverse(edit, id=store.ids.new_id(), at=clock.now()))
        found = set(store.page(MONTH).values())
    assert found == EVERYTHING


def kill_once(root: Path, chance: random.Random, run: int, said: set[str]) -> None:
    """Kill a writer at a random moment: all it said to be on disk is there, and files are whole."""
    command = [sys.executable, "-m", "tests.store.write_and_tell", str(root), f"r{run}", "1000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 6)):
            said.add(f"r{run} {process.stdout.readline().strip()}")
        for _ in range(chance.randrange(4000)):
            os.getpid()
        process.kill()
        said.update(f"r{run} {line.strip()}" for line in process.stdout)
    store = open_store(root, FakeClock())
    kept = {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}
    assert said <= kept, said - kept
    assert store.news.take() == ()
    temps = list(root.rglob(".~*.tmp"))
    assert len(temps) <= 3, temps


def kill_merge_once(root: Path, chance: random.Random, run: int, said: set[str]) -> None:
    """Kill a process that merges: what both machines wrote is there, and no temporary file."""
    command = [sys.executable, "-m", "tests.store.merge_and_tell", str(root), f"r{run}", "1000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 4)):
            said.add(process.stdout.readline().strip())
        for _ in range(chance.randrange(40_000)):
            os.getpid()
        process.kill()
        said.update(line.strip() for line in process.stdout)
    clock = FakeClock()
    store = open_store(root, clock)
    store.settle([MONTH])
    # It is swept when something is written.
    add(store, clock, WALK._replace(id=store.ids.new_id(), text="after it"))
    kept = {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}
    wanted = {f"{line} {where}" for line in said for where in ("here", "there")}
    assert wanted <= kept, wanted - kept
    assert store.news.take() == ()
    assert not (root / "state" / "quarantine").exists()
    left = [path for folder in ("data", "state") for path in (root / folder).rglob(".~*.tmp")]
    assert left == []
    assert not list((root / "data").rglob("*conflict*"))


def main() -> int:
    """Run as many as are wished; it stops with the seed of the first that does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.store.torture")
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--merge-kills", type=int, default=1000)
    parser.add_argument("--damages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    names = list(DAMAGES)
    for n in range(wish.damages):
        with tempfile.TemporaryDirectory() as folder:
            try:
                damage_once(Path(folder), random.Random(wish.seed + n), names[n % len(names)])
            except BaseException:
                print(f"damage {names[n % len(names)]!r}, seed {wish.seed + n}")
                raise
    print(f"{wish.damages} damaged files: nothing lost")
    _kill(kill_once, wish.kills, wish.seed)
    print(f"{wish.kills} killed writers: nothing lost")
    _kill(kill_merge_once, wish.merge_kills, wish.seed)
    print(f"{wish.merge_kills} killed merges: nothing lost")
    return 0


def _kill(once: Kill, count: int, seed: int) -> None:
    for start in range(0, count, 50):
        said: set[str] = set()
        with tempfile.TemporaryDirectory() as folder:
            for run in range(start, min(start + 50, count)):
                once(Path(folder), random.Random(seed + run), run, said)


if __name__ == "__main__":
    sys.exit(main())
