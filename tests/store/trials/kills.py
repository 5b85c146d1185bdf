"""Killing processes that write: everything acknowledged is on disk, and files are intact."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from tests.fake_clock import FakeClock
from tests.store.boards import MONTH, WALK, add, open_store
from winsboard.domain.model.documents import Entry


def kill_a_writer(root: Path, chance: random.Random, run: int, said: set[str]) -> None:
    """Kill a writer at a random moment. Everything acknowledged is on disk, and files are whole."""
    command = [
        sys.executable,
        "-m",
        "tests.store.trials.write_and_tell",
        str(root),
        f"r{run}",
        "1000",
    ]
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
    assert store.notices.pop_all() == ()
    temps = list(root.rglob(".~*.tmp"))
    assert len(temps) <= 3, temps


def kill_a_merge(root: Path, chance: random.Random, run: int, said: set[str]) -> None:
    """Kill a process that merges; both machines' texts are there, and no temporary files."""
    command = [
        sys.executable,
        "-m",
        "tests.store.trials.merge_and_tell",
        str(root),
        f"r{run}",
        "1000",
    ]
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
    store.merge_incoming([MONTH])
    # Temporary files are removed by the next write.
    add(store, clock, WALK._replace(id=store.ids.new_id(), text="after it"))
    kept = {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}
    wanted = {f"{line} {where}" for line in said for where in ("here", "there")}
    assert wanted <= kept, wanted - kept
    assert store.notices.pop_all() == ()
    assert not (root / "state" / "quarantine").exists()
    left = [path for folder in ("data", "state") for path in (root / folder).rglob(".~*.tmp")]
    assert left == []
    assert not list((root / "data").rglob("*conflict*"))
