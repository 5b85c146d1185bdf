"""Several processes, and processes that are killed."""

from __future__ import annotations

import fcntl
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import BED_DONE, MONTH, WALK, add, files, moment, month_file, open_store
from tests.store.trials.kills import kill_a_merge, kill_a_writer
from tests.thorough import THOROUGH
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Change, Title
from winsboard.store.disk.lock import Lock
from winsboard.store.errors import Busy
from winsboard.store.store import Store
from winsboard.words import format_phrase

KILLS = 8 if THOROUGH else 3
MERGES = 4 if THOROUGH else 2
READ = 150 if THOROUGH else 50
COMMITS = 100 if THOROUGH else 15


def writer(root: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "tests.store.trials.write_and_tell",
        str(root),
        name,
        str(count),
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def texts(store: Store) -> set[str]:
    return {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}


def test_nothing_that_was_said_to_be_on_disk_is_lost_by_a_kill(
    tmp_path: Path, clock: FakeClock
) -> None:
    said: set[str] = set()
    for run in range(KILLS):
        kill_a_writer(tmp_path, random.Random(run), run, said)
    assert len(said) > KILLS
    store = open_store(tmp_path, clock)
    add(store, clock, BED_DONE)
    assert files(tmp_path) == {f"{MONTH}.json", f"{MONTH}.absent", "acts.log", "lock"}
    records = store.records(MONTH)
    assert len(records) == len({record.id for record in records}) == len(store.page(MONTH))


def test_merges_killed_at_random_lose_nothing_and_leave_nothing_behind(tmp_path: Path) -> None:
    said: set[str] = set()
    for run in range(MERGES):
        kill_a_merge(tmp_path, random.Random(run), run, said)
    assert len(said) >= MERGES


def test_three_processes_with_many_commits_each_lose_nothing(
    tmp_path: Path, clock: FakeClock
) -> None:
    names = ["one", "two", "three"]
    writers = [writer(tmp_path, name, COMMITS) for name in names]
    for process in writers:
        process.communicate(timeout=60)
    assert [process.returncode for process in writers] == [0, 0, 0]
    store = open_store(tmp_path, clock)
    assert texts(store) == {f"{name} {n}" for name in names for n in range(COMMITS)}
    assert len(store.records(MONTH)) == 3 * COMMITS


def test_a_reader_never_sees_half_a_file_while_others_write(
    tmp_path: Path, clock: FakeClock
) -> None:
    process = writer(tmp_path, "w", READ)
    store, seen = open_store(tmp_path, clock), 0
    while process.poll() is None:
        now = len(store.page(MONTH))
        assert now >= seen
        seen = now
    process.communicate()
    assert len(store.page(MONTH)) == READ


def test_a_lock_held_too_long_is_said_in_a_sentence(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    before = month_file(tmp_path).read_bytes()
    edit = moment(store, clock).edit(Title("x"), Change(None, BED_DONE))
    with Lock(tmp_path / "state" / "lock").acquire(), pytest.raises(Busy) as refused:
        store.commit(edit, timeout=0.02)
    assert str(tmp_path / "state" / "lock") in format_phrase("store.busy", **refused.value.values)
    assert month_file(tmp_path).read_bytes() == before
    store.commit(edit)


def test_reading_needs_no_lock(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, WALK)
    with Lock(tmp_path / "state" / "lock").acquire():
        assert set(open_store(tmp_path, clock).page(MONTH).values()) == {WALK}


HOLDS = """
import sys
from pathlib import Path
from winsboard.store.disk.lock import Lock
from winsboard.store.disk.lock_owner import set_process_name
set_process_name(*sys.argv[2:])
with Lock(Path(sys.argv[1])).acquire():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holding(root: Path, *name: str) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the lock under a given name."""
    command = [sys.executable, "-c", HOLDS, str(root / "state" / "lock"), *name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield holder
        holder.kill()


def refusal(store: Store, clock: FakeClock) -> str:
    """The message when a commit finds the lock held."""
    edit = moment(store, clock).edit(Title("x"), Change(None, WALK))
    with pytest.raises(Busy) as refused:
        store.commit(edit, timeout=0.02)
    return format_phrase("store.busy", **refused.value.values)


def test_the_lock_of_a_killed_process_is_free(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    with holding(tmp_path, "win") as holder:
        assert "winsboard win" in refusal(store, clock)
        holder.kill()
        holder.wait()
        add(store, clock, WALK)
    assert set(store.page(MONTH).values()) == {WALK}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            ("board", "2026-11-21 09:12"),
            "The board opened 2026-11-21 09:12 (process {pid}) has locked",
        ),
        (("win",), "`winsboard win` (process {pid}) has locked"),
        (("",), "Another program has locked"),
    ],
)
def test_who_holds_the_lock_is_said(
    store: Store, clock: FakeClock, tmp_path: Path, name: tuple[str, ...], told: str
) -> None:
    with holding(tmp_path, *name) as holder:
        assert refusal(store, clock).startswith(told.format(pid=holder.pid))


def test_this_process_is_told_from_others(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    with Lock(tmp_path / "state" / "lock").acquire():
        assert refusal(store, clock).startswith("This winsboard itself has locked")


def test_what_a_killed_holder_left_in_the_lock_is_not_believed(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    with holding(tmp_path, "win") as holder:
        holder.kill()
    lock = tmp_path / "state" / "lock"
    assert b"win" in lock.read_bytes()
    with lock.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert refusal(store, clock).startswith("Another program has locked")


@pytest.mark.parametrize("left", [b"", b"no number", b"-1 win", b"99999999999 win", b"\xff\0"])
def test_strange_words_in_the_lock_do_no_harm(
    store: Store, clock: FakeClock, tmp_path: Path, left: bytes
) -> None:
    lock = tmp_path / "state" / "lock"
    lock.parent.mkdir()
    lock.write_bytes(left)
    with lock.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert refusal(store, clock).startswith("Another program has locked")
    add(store, clock, WALK)
    assert b"win" not in lock.read_bytes()
