"""Machines with wrong clocks that share one board through a sync tool.

`python -m tests.store.trials.sync_simulation --long 1250` plays so many histories with each sync
tool, every second one on encrypted boards, and counts losses. The histories have edits, moves to
other months, removals, undo, restored backups and erased entries.
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
from functools import reduce
from pathlib import Path
from typing import get_args
from unittest import mock

from tests.store.sealed import new_ring
from tests.store.trials.mixes import MIXES, Mix, Name
from tests.store.trials.simulated_machines import MONTHS, Ledger, Machine
from tests.store.trials.synchronisers import Kind, bring
from winsboard.store.merge.pages import is_same, merge_pages
from winsboard.store.page_paths import MERGED

ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a history."""

    texts: int
    ticks: int
    conflicts: int
    lost_texts: int = 0
    lost_ticks: int = 0
    come_back: int = 0
    """Cells that were unset by someone who knew all their ticks, and are ticked."""
    erased_back: int = 0
    """Texts that were erased by somebody who knew all of them, and stood in a file of a board."""
    differ: int = 0
    """Machines whose files differ in the end."""
    unreadable: int = 0
    """Machines with a page that cannot be read."""
    unlawful: int = 0
    """Pages whose merge depends on order or grouping, or is not idempotent."""
    done: Counter[str] = field(default_factory=Counter)

    @property
    def losses(self) -> dict[str, int]:
        """All failures that occurred."""
        names = self.__slots__[3:-1]
        return {name: getattr(self, name) for name in names if getattr(self, name)}


@contextmanager
def _world(
    machines: int, chance: random.Random, numbers: random.Random, mix: Mix, *, is_sealed: bool
) -> Iterator[list[Machine]]:
    """Machines in a temporary folder; nothing is flushed, which is not tested here.

    `numbers` generates stamps and ids, so that a history is repeatable.
    """
    root = Path(tempfile.mkdtemp())
    ledger = Ledger()
    try:
        with (
            mock.patch.object(os, "fsync", return_value=None),
            mock.patch.object(os, "urandom", numbers.randbytes),
        ):
            ring = new_ring() if is_sealed else None
            yield [Machine(root / str(n), n, chance, ledger, ring, mix) for n in range(machines)]
    finally:
        shutil.rmtree(root)


def play(
    seed: int,
    kind: Kind = "syncthing",
    length: int = 80,
    *,
    is_sealed: bool = False,
    mix: Name = "usual",
) -> Outcome:
    """Play a history: machines are used, sync now and then, and all sync in the end."""
    chance = random.Random(seed)
    count = chance.choice([2, 2, 3, 4])
    # Version control cannot merge encrypted pages.
    is_sealed = is_sealed and kind != "git"
    # Numbers of its own: what persons do stays the same when a mended store draws more of them.
    numbers, acts = random.Random(seed), MIXES[mix]
    with _world(count, chance, numbers, acts, is_sealed=is_sealed) as machines:
        for _ in range(length):
            machine, other = chance.sample(machines, 2)
            if chance.random() < acts.bring:
                bring(machine, other, kind)
            elif chance.random() < 0.3:
                machine.look()
            else:
                machine.do_something()
        for machine in machines:
            machine.look()
        unlawful = sum(_unlawful(machines, page, chance) for page in MONTHS)
        before = None
        for _ in range(ROUNDS):
            # Where a round has changed no file, another one would not either.
            if before == (before := _files(machines)):
                break
            for source in machines:
                for target in machines:
                    if source is not target:
                        bring(source, target, kind)
                        target.look()
        return _outcome(machines, unlawful)


def _files(machines: list[Machine]) -> list[dict[Path, bytes]]:
    return [
        {path: path.read_bytes() for path in machine.root.rglob("*") if path.is_file()}
        for machine in machines
    ]


def _unlawful(machines: list[Machine], page: str, chance: random.Random) -> bool:
    """Whether the merge of a page depends on the order of the machines."""
    versions = [machine.store.tables(page) for machine in machines]
    end = reduce(merge_pages, versions)
    others = chance.sample(versions, len(versions))
    first, *rest = others
    again = [
        reduce(merge_pages, others),
        merge_pages(first, reduce(merge_pages, rest)),
        merge_pages(end, end),
    ]
    again += [merge_pages(end, version) for version in versions]
    return not all(is_same(one, end) for one in again)


def _outcome(machines: list[Machine], unlawful: int) -> Outcome:
    ledger = machines[0].ledger
    ends = [
        {p.relative_to(m.root): p.read_bytes() for p in (m.root / "data").rglob("*.json")}
        for m in machines
    ]
    conflicts = sum(len(list((m.root / "state" / MERGED).glob("*"))) for m in machines)
    counts = {
        "texts": len(ledger.all_texts()),
        "ticks": sum(bool(act.cell) for act in ledger.acts),
        "conflicts": conflicts,
    }
    if unreadable := sum(not machine.is_readable() for machine in machines):
        return Outcome(**counts, unreadable=unreadable, done=ledger.done)
    texts = [{entry.text for entry in machine.entries()} for machine in machines]
    cells = [set(machine.marks()) for machine in machines]
    wanted, ticked = ledger.texts(), ledger.cells()
    files = [machine.envelope.from_disk(raw) for machine, end in zip(machines, ends, strict=True)
             for raw in end.values()]  # fmt: skip
    back = {t for t in ledger.gone_for_good() if any(t.encode() in raw for raw in files)}
    return Outcome(
        **counts,
        lost_texts=len(set().union(*(wanted - t for t in texts))),
        lost_ticks=len(set().union(*(ticked - c for c in cells))),
        come_back=len(set().union(*(c - ticked for c in cells))),
        erased_back=len(back | ledger.seen_again),
        differ=sum(end != ends[0] for end in ends),
        unlawful=unlawful,
        done=ledger.done,
    )


def main() -> int:
    """Play many histories; returns 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", type=int, default=1250, help="histories of each kind")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    parser.add_argument("--kind", action="append", choices=get_args(Kind), help="only these")
    parser.add_argument("--mix", choices=get_args(Name), default="usual", help="what persons do")
    asked = parser.parse_args()
    code = 0
    for kind in asked.kind or get_args(Kind):
        total: Counter[str] = Counter()
        done: Counter[str] = Counter()
        for seed in range(asked.first, asked.first + asked.long):
            outcome = play(seed, kind, is_sealed=seed % 2 == 1, mix=asked.mix)
            done += outcome.done
            total["histories with moves"] += bool(outcome.done["move"])
            for name in Outcome.__slots__[:-1]:
                total[name] += getattr(outcome, name)
            if outcome.losses:
                print(f"{kind}, seed {seed}: {outcome.losses}", flush=True)
                code = 1
        print(f"{kind}: {asked.long} histories, {dict(total)}, acts {dict(done)}", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
