"""Several processes, and processes that are killed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import BED_DONE, MONTH, WALK, add, files, moment, month_file, open_store
from winsboard.domain.documents import Entry
from winsboard.domain.edits import Change, Title
from winsboard.store.errors import Busy
from winsboard.store.lock import Lock
from winsboard.store.store import Store
from winsboard.words import say

KILLS = 60


def writer(root: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.write_and_tell", str(root), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def texts(store: Store) -> set[str]:
    return {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}


def test_nothing_that_was_said_to_be_on_disk_is_lost_by_a_kill(
    tmp_path: Path, clock: FakeClock
) -> None:
    chance = random.Random(1)
    said: set[str] = set()
    for kill in range(KILLS):
        process = writer(tmp_path, f"run {kill}", 1000)
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 5)):
            said.add(f"run {kill} {process.stdout.readline().strip()}")
        # Somewhere inside the next commit, which takes about a millisecond.
        for _ in range(chance.randrange(3000)):
            os.getpid()
        process.kill()
        said.update(f"run {kill} {line.strip()}" for line in process.stdout)
        process.stdout.close()
        process.wait()
        store = open_store(tmp_path, clock)
        assert said <= texts(store)
    assert len(said) > KILLS
    add(store, clock, BED_DONE)
    assert files(tmp_path) == {f"{MONTH}.json", f"{MONTH}.absent", "lock"}
    records = store.records(MONTH)
    assert len(records) == len({record.id for record in records}) == len(store.page(MONTH))


def test_three_processes_with_a_hundred_commits_each_lose_nothing(
    tmp_path: Path, clock: FakeClock
) -> None:
    names = ["one", "two", "three"]
    writers = [writer(tmp_path, name, 100) for name in names]
    for process in writers:
        process.communicate(timeout=60)
    assert [process.returncode for process in writers] == [0, 0, 0]
    store = open_store(tmp_path, clock)
    assert texts(store) == {f"{name} {n}" for name in names for n in range(100)}
    assert len(store.records(MONTH)) == 300


def test_a_reader_never_sees_half_a_file_while_others_write(
    tmp_path: Path, clock: FakeClock
) -> None:
    process = writer(tmp_path, "w", 150)
    store, seen = open_store(tmp_path, clock), 0
    while process.poll() is None:
        now = len(store.page(MONTH))
        assert now >= seen
        seen = now
    process.communicate()
    assert len(store.page(MONTH)) == 150


def test_a_lock_held_too_long_is_said_in_a_sentence(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    before = month_file(tmp_path).read_bytes()
    edit = moment(store, clock).edit(Title("x"), Change(None, BED_DONE))
    with Lock(tmp_path / "state" / "lock").held(), pytest.raises(Busy) as refused:
        store.commit(edit, patience=0.02)
    assert str(tmp_path / "state" / "lock") in say("store.busy", **refused.value.values)
    assert month_file(tmp_path).read_bytes() == before
    store.commit(edit)


def test_reading_needs_no_lock(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, WALK)
    with Lock(tmp_path / "state" / "lock").held():
        assert set(open_store(tmp_path, clock).page(MONTH).values()) == {WALK}


HOLDS = """
import sys
from pathlib import Path
from winsboard.store.lock import Lock
with Lock(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_a_killed_process_is_free(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    edit = moment(store, clock).edit(Title("x"), Change(None, WALK))
    command = [sys.executable, "-c", HOLDS, str(tmp_path / "state" / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Busy):
            store.commit(edit, patience=0.02)
        holder.kill()
        holder.wait()
        store.commit(edit, patience=0.02)
    assert set(store.page(MONTH).values()) == {WALK}
