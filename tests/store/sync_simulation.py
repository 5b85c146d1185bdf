"""Machines with wrong clocks that share one board through a synchroniser.

`python -m tests.store.sync_simulation --long 2000` plays so many histories with each synchroniser,
every second one on sealed boards, and counts what was lost. What a person did, and what they had in
view when they did it, is written down beside the program, so that the count does not depend on what
the program thinks it knows.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Literal, TypeAlias, get_args
from unittest import mock

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.store.boards import DAY, MONTH, WALK, add, change, open_store, remove
from tests.store.sealed import new_ring
from winsboard.domain.documents import Entry, Mark, mark_id
from winsboard.store.arrivals import MERGED
from winsboard.store.key_ring import KeyRing
from winsboard.store.seal import Seal

Kind: TypeAlias = Literal["syncthing", "discards", "overwrites"]
"""Keeps both with a copy beside; the same, but the copies are thrown away; newer over older."""
HABITS = ("1001", "1002")
ROUNDS = 8


@dataclass(slots=True)
class File:
    """What a synchroniser knows of one file on one machine."""

    raw: bytes | None
    version: Counter[int]
    changed: float
    acts: frozenset[int]
    """The acts of persons that had reached the machine when it was written."""


@dataclass(slots=True)
class Ledger:
    """What persons did."""

    written: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    """Texts that somebody who had them in view has let go."""
    ticks: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The cell and its new state by act, an empty one for open."""
    outdated: set[int] = field(default_factory=set)
    """Acts on a cell that were known to somebody who set it after them."""


class Machine:
    """A folder with a board, a clock that may be wrong, and a person."""

    def __init__(
        self, root: Path, number: int, chance: random.Random, ledger: Ledger, ring: KeyRing | None
    ) -> None:
        self.root = root
        self.seal = Seal(root / "data", ring)
        if ring is not None:
            (root / "data").mkdir(parents=True)
            self.seal.leave_key(root / "data")
        self.number = number
        self.chance = chance
        self.ledger = ledger
        self.clock = FakeClock(SATURDAY_MORNING + timedelta(hours=chance.uniform(-960, 960)))
        self.store = open_store(root, self.clock, self.seal)
        self.acts: set[int] = set()
        self.files: dict[Path, File] = {}

    def do_something(self) -> None:
        """One act of the person, who sees the board as it is, or words as they were before."""
        self.clock.tick(self.chance.uniform(0.1, 4000))
        stale = self.entries() if self.chance.random() < 0.15 else None
        if self.chance.random() < 0.2:
            self.store = open_store(self.root, self.clock, self.seal)
        self.look()
        act = self.chance.choice([self._write, self._tick, self._tick, self._change, self._change])
        if act == self._change:
            self._change(stale or self.entries())
        else:
            act()

    def entries(self) -> list[Entry]:
        found = self.store.page(MONTH).values()
        return sorted((d for d in found if isinstance(d, Entry)), key=lambda e: e.id)

    def marks(self) -> dict[str, Mark]:
        return {d.id: d for d in self.store.page(MONTH).values() if isinstance(d, Mark)}

    def look(self) -> None:
        """The board is open and looks for what came."""
        self.store.changed()
        self.store.settle([MONTH])
        for file in self.files.values():
            if file.raw is not None:
                self.acts |= file.acts

    def _new_text(self) -> str:
        text = f"text {len(self.ledger.written)} of {self.number}"
        self.ledger.written.add(text)
        return text

    def _write(self) -> None:
        entry = WALK._replace(id=self.store.ids.new_id(), text=self._new_text())
        add(self.store, self.clock, entry)

    def _change(self, entries: list[Entry] | None = None) -> None:
        if not entries:
            return
        entry = self.chance.choice(entries)
        kind = self.chance.choice(["text", "text", "area", "remove"])
        if kind == "text":
            change(self.store, self.clock, entry, entry._replace(text=self._new_text()))
        elif kind == "area":
            change(self.store, self.clock, entry, entry._replace(area=f"area {self.number}"))
        else:
            remove(self.store, self.clock, entry)
        if kind != "area":
            self.ledger.replaced.add(entry.text)

    def _tick(self) -> None:
        habit = self.chance.choice(HABITS)
        cell = mark_id(habit, DAY)
        before = self.marks().get(cell)
        wished = self.chance.choice(["done", "some", "rest", ""])
        if (before.state if before else "") == wished:
            return
        after = Mark(cell, habit, DAY, wished) if wished else None  # type: ignore[arg-type]
        if before is None and after is not None:
            add(self.store, self.clock, after)
        elif before is not None and after is not None:
            change(self.store, self.clock, before, after)
        elif before is not None:
            remove(self.store, self.clock, before)
        known = {act for act in self.acts if self.ledger.ticks[act][0] == cell}
        self.ledger.outdated |= known
        act = len(self.ledger.ticks)
        self.ledger.ticks[act] = cell, wished
        self.acts.add(act)

    def scan(self) -> None:
        """The synchroniser looks which files are other ones."""
        data = self.root / "data"
        found = {p.relative_to(data): p.read_bytes() for p in data.rglob("*.json")}
        for path in found.keys() | self.files.keys():
            raw, known = found.get(path), self.files.get(path)
            if known is None or known.raw != raw:
                version = Counter(known.version if known else {})
                version[self.number] += 1
                now = self.clock.now().timestamp()
                self.files[path] = File(raw, version, now, frozenset(self.acts))

    def put(self, path: Path, file: File) -> None:
        """A file arrives."""
        target = self.root / "data" / path
        if file.raw is None:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            temp = target.with_name(".syncthing.tmp")
            temp.write_bytes(file.raw)
            temp.replace(target)
        self.files[path] = file


def bring(source: Machine, target: Machine, kind: Kind) -> None:
    """Bring to one machine what another one has, by the rules of a synchroniser."""
    source.scan()
    target.scan()
    for path, theirs in list(source.files.items()):
        ours = target.files.get(path)
        if ours is None or ours.version < theirs.version:
            if ours is not None or theirs.raw is not None:
                target.put(path, theirs)
        elif not theirs.version <= ours.version:
            _settle_conflict(target, path, ours, theirs, kind)


def _settle_conflict(target: Machine, path: Path, ours: File, theirs: File, kind: Kind) -> None:
    version = ours.version | theirs.version
    if ours.raw == theirs.raw:
        target.files[path] = File(ours.raw, version, ours.changed, ours.acts | theirs.acts)
        return
    theirs_wins = theirs.raw is not None and (
        ours.raw is None or (theirs.changed, theirs.raw) > (ours.changed, ours.raw)
    )
    if not theirs_wins:
        # The other machine settles it when it is brought ours.
        if kind == "overwrites":
            target.files[path] = File(ours.raw, version, ours.changed, ours.acts)
        return
    if kind == "syncthing" and ours.raw is not None:
        name = f"{path.stem}.sync-conflict-{len(target.ledger.ticks)}-{target.number}.json"
        beside = File(ours.raw, Counter({target.number: 1}), ours.changed, ours.acts)
        target.put(path.with_name(name), beside)
    target.put(path, File(theirs.raw, version, theirs.changed, theirs.acts))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a history; all numbers but the first three are losses."""

    texts: int
    ticks: int
    conflicts: int
    lost_texts: int
    lost_ticks: int
    come_back: int
    """Cells that were opened by somebody who knew all ticks of them, and are ticked."""
    differ: int
    """Machines whose files are other ones in the end."""


@contextmanager
def _world(machines: int, chance: random.Random, *, is_sealed: bool) -> Iterator[list[Machine]]:
    """Machines in a folder of their own; nothing is made durable, which is not the question."""
    root = Path(tempfile.mkdtemp())
    ring = new_ring() if is_sealed else None
    ledger = Ledger()
    try:
        with mock.patch.object(os, "fsync", return_value=None):
            yield [Machine(root / str(n), n, chance, ledger, ring) for n in range(machines)]
    finally:
        shutil.rmtree(root)


def play(
    seed: int, kind: Kind = "syncthing", length: int = 80, *, is_sealed: bool = False
) -> Outcome:
    """One history: machines are used, apart or in touch, and brought together in the end."""
    chance = random.Random(seed)
    with _world(chance.choice([2, 2, 3, 4]), chance, is_sealed=is_sealed) as machines:
        for _ in range(length):
            machine, other = chance.sample(machines, 2)
            if chance.random() < 0.3:
                bring(machine, other, kind)
            elif chance.random() < 0.3:
                machine.look()
            else:
                machine.do_something()
        for _ in range(ROUNDS):
            for source in machines:
                for target in machines:
                    if source is not target:
                        bring(source, target, kind)
                        target.look()
        return _outcome(machines)


def _outcome(machines: list[Machine]) -> Outcome:
    ledger = machines[0].ledger
    ticked = {cell for act, (cell, s) in ledger.ticks.items() if s and act not in ledger.outdated}
    ends = [
        {p.relative_to(m.root): p.read_bytes() for p in (m.root / "data").rglob("*.json")}
        for m in machines
    ]
    texts = [{entry.text for entry in machine.entries()} for machine in machines]
    cells = [set(machine.marks()) for machine in machines]
    return Outcome(
        texts=len(ledger.written),
        ticks=len(ledger.ticks),
        conflicts=sum(len(list((m.root / "state" / MERGED).glob("*"))) for m in machines),
        lost_texts=len(set().union(*(ledger.written - ledger.replaced - t for t in texts))),
        lost_ticks=len(set().union(*(ticked - c for c in cells))),
        come_back=len(set().union(*(c - ticked for c in cells))),
        differ=sum(end != ends[0] for end in ends),
    )


def main() -> int:
    """Play many histories; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", type=int, default=1000, help="histories of each kind")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    code = 0
    for kind in get_args(Kind):
        total: Counter[str] = Counter()
        for seed in range(asked.first, asked.first + asked.long):
            outcome = play(seed, kind, is_sealed=seed % 2 == 1)
            for name in Outcome.__slots__:
                total[name] += getattr(outcome, name)
            if outcome.lost_texts or outcome.lost_ticks or outcome.come_back or outcome.differ:
                print(f"{kind}, seed {seed}: {outcome}")
                code = 1
        print(f"{kind}: {asked.long} histories, {dict(total)}", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
