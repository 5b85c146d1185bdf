"""One board on two machines, synchronised by the real Syncthing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e import syncthing
from tests.store.boards import DAY, WALK, add, change, open_store
from winsboard.clock import FixedStartClock
from winsboard.domain.model.documents import Entry, Habit, Mark, mark_id
from winsboard.store.store import Store

PATIENCE = 60.0
"""Timeout in seconds; a conflict takes Syncthing about five."""
ROUNDS = 4
MONTH = "2026-11"

pytestmark = pytest.mark.skipif(
    syncthing.PROGRAM is None,
    reason="the program syncthing is not installed (Debian: apt install syncthing)",
)


class Machine:
    """A board with its own Syncthing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.clock = FixedStartClock(WALK.at)
        self.store = open_store(root, self.clock)
        self.syncthing = syncthing.make(root / "syncthing", root / "data")

    def types(self, *words: str) -> None:
        """Run a command in another process."""
        environ = {**os.environ, "WINSBOARD_HOME": str(self.root)}
        environ["WINSBOARD_NOW"] = WALK.at.isoformat()
        command = [sys.executable, "-m", "winsboard", *words]
        subprocess.run(command, env=environ, check=True, capture_output=True, timeout=120)

    def looks(self) -> None:
        """Check for changes, as an open board does."""
        self.store.changed()
        self.store.merge_incoming(["library", MONTH])

    def texts(self) -> list[str]:
        found = self.store.page(MONTH).values()
        return sorted(document.text for document in found if isinstance(document, Entry))

    def marks(self) -> int:
        return sum(isinstance(document, Mark) for document in self.store.page(MONTH).values())

    def files(self) -> dict[str, bytes]:
        data = self.root / "data"
        # A name with a leading dot is a file that Syncthing is still receiving.
        found = [path for path in data.rglob("*.json*") if not path.name.startswith(".")]
        return {str(path.relative_to(data)): path.read_bytes() for path in found}


def write(store: Store, machine: Machine, text: str) -> None:
    add(store, machine.clock, WALK._replace(id=store.ids.new_id(), text=text))


def reaches(
    machines: list[Machine],
    processes: list[subprocess.Popen[bytes]],
    what: Callable[[], object],
    until: float,
) -> bool:
    """Check for changes every quarter of a second, as open boards do, until true or timeout."""
    while time.perf_counter() < until:
        for machine in machines:
            machine.looks()
        if what():
            return True
        with suppress(subprocess.TimeoutExpired):
            processes[0].wait(0.25)
            raise AssertionError("syncthing ended")
    return False


def test_two_machines_write_at_the_same_time_and_end_equal_and_complete(tmp_path: Path) -> None:
    one, other = machines = [Machine(tmp_path / name) for name in ("one", "other")]
    syncthing.configure(one.syncthing, other.syncthing)
    syncthing.configure(other.syncthing, one.syncthing)
    until = time.perf_counter() + PATIENCE
    habits = [Habit(id=str(1000 + n), label=f"Habit {n}", began_on=DAY) for n in range(4)]
    add(one.store, one.clock, WALK, *habits)
    with syncthing.running([one.syncthing, other.syncthing]) as processes:
        assert reaches(machines, processes, lambda: other.texts() == [WALK.text], until)
        change(one.store, one.clock, WALK, WALK._replace(text="Walked to the sea"))
        change(other.store, other.clock, WALK, WALK._replace(text="Walked to the hill"))
        wanted = {"Walked to the sea", "Walked to the hill"}
        for n in range(ROUNDS):
            for machine in machines:
                machine.types("win", f"win {n} of {machine.root.name}")
                write(machine.store, machine, f"board {n} of {machine.root.name}")
                wanted |= {f"{what} {n} of {machine.root.name}" for what in ("win", "board")}
            marked = machines[n % 2]
            cell = mark_id(habits[n].id, DAY)
            add(marked.store, marked.clock, Mark(cell, habits[n].id, DAY, "done"))

        def is_done() -> bool:
            complete = all(m.texts() == sorted(wanted) and m.marks() == ROUNDS for m in machines)
            return complete and one.files() == other.files()

        assert reaches(machines, processes, is_done, until), (
            [sorted(wanted - set(machine.texts())) for machine in machines],
            [sorted(machine.files()) for machine in machines],
        )
    assert set(one.files()) == {"library.json", f"months/{MONTH}.json"}
    conflicts = [path for m in machines for path in (m.root / "state").glob("merged/*")]
    assert all(".sync-conflict-" in path.name for path in conflicts)
