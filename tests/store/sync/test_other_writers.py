"""Other machines and programs that write into the folder of a board at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import MONTH, WALK, add, library, month_file, open_store
from winsboard.store.backup.retention import MAX_KEPT, prune
from winsboard.store.backup.rolling import RollingBackups
from winsboard.store.crypto.envelope import UNENCRYPTED
from winsboard.store.disk import temporary_files
from winsboard.store.disk.atomic import remove_stale_temp_files
from winsboard.store.disk.temporary_files import DAY, stale_files, temporary_for
from winsboard.store.errors import CannotSave
from winsboard.store.repository.transaction import Transaction
from winsboard.store.store import Store

REST = WALK._replace(id="3001", text="Rested")


def dead_pid() -> str:
    code = [sys.executable, "-c", "import os; print(os.getpid())"]
    return subprocess.run(code, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("age", [0, 1])
def test_a_half_written_file_of_another_machine_stays_for_a_day(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int
) -> None:
    add(store, clock, WALK)
    with monkeypatch.context() as patch:
        patch.setattr(temporary_files, "_machine", lambda: "0123abcd")
        theirs = temporary_for(month_file(tmp_path))
    theirs = theirs.with_name(theirs.name.replace(f".{os.getpid()}-", f".{dead_pid()}-"))
    theirs.write_bytes(b"{")
    old = theirs.parent.stat().st_mtime_ns - age * (DAY + 10**9)
    os.utime(theirs, ns=(old, old))
    add(open_store(tmp_path, clock), clock, REST)
    assert theirs.exists() == (age == 0)


def test_a_file_of_this_machine_goes_when_its_writer_is_dead(tmp_path: Path) -> None:
    own = temporary_for(tmp_path / "2026-11.json")
    dead = own.with_name(own.name.replace(f".{os.getpid()}-", f".{dead_pid()}-"))
    living = own.with_name(own.name.replace(f".{os.getpid()}-", f".{os.getppid()}-"))
    for path in (dead, living):
        path.write_bytes(b"anything")
    link = own.with_name(own.name.replace("2026-11", "2026-10"))
    link.symlink_to(living)
    assert list(stale_files(tmp_path)) == [dead]
    remove_stale_temp_files(tmp_path)
    assert (dead.exists(), living.exists(), link.is_symlink()) == (False, True, True)


@pytest.mark.parametrize("times", [1, 3])
def test_a_page_that_is_replaced_while_it_is_written_is_merged(
    store: Store,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    times: int,
) -> None:
    add(store, clock, WALK)
    other = tmp_path / "other"
    (other / "data" / "months").mkdir(parents=True)
    month_file(other).write_bytes(month_file(tmp_path).read_bytes())
    there = open_store(other, clock)
    real, left = Transaction._check_unchanged, [times]

    def replaced(self: Transaction, pages: object) -> None:
        if left[0]:
            left[0] -= 1
            add(there, clock, REST._replace(id=f"300{left[0]}", text=f"There {left[0]}"))
            temp = tmp_path / "arriving"
            temp.write_bytes(month_file(other).read_bytes())
            temp.replace(month_file(tmp_path))
        real(self, pages)  # type: ignore[arg-type]

    monkeypatch.setattr(Transaction, "_check_unchanged", replaced)
    add(store, clock, REST)
    texts = {getattr(one, "text", "") for one in open_store(tmp_path, clock).page(MONTH).values()}
    assert texts == {WALK.text, REST.text, *(f"There {n}" for n in range(times))}


def test_a_page_that_is_replaced_again_and_again_is_not_written_over(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, clock, WALK)
    real = Transaction._check_unchanged

    def touched(self: Transaction, pages: object) -> None:
        temp = tmp_path / "arriving"
        temp.write_bytes(month_file(tmp_path).read_bytes())
        temp.replace(month_file(tmp_path))
        real(self, pages)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Transaction, "_check_unchanged", touched)
        with pytest.raises(CannotSave, match="overtaken"):
            add(store, clock, REST)
    assert not list(month_file(tmp_path).parent.glob(".~*"))
    assert [getattr(one, "text", "") for one in store.page(MONTH).values()] == [WALK.text]
    assert not library(tmp_path).exists()
    add(store, clock, REST)


def test_of_too_many_backups_none_goes_that_alone_has_a_page(tmp_path: Path) -> None:
    clock = FakeClock()
    backups = RollingBackups(tmp_path, clock, UNENCRYPTED)
    for number in range(MAX_KEPT + 1):
        folder = tmp_path / "backups" / f"2026-01-01T00Z.{number + 1}"
        folder.mkdir(parents=True)
        (folder / "2026-11.json").write_bytes(b"%d" % number)
    only = tmp_path / "backups" / backups.names()[0] / "2020-03.json"
    only.write_bytes(b"only here")
    (only.parent / "notes.txt").write_text("somebody's")
    prune(backups, clock.now())
    held = [name for name in backups.names() if "2020-03" in backups.files_of(name)]
    assert len(backups.names()) == MAX_KEPT
    assert [backups.files_of(name)["2020-03"].read_bytes() for name in held] == [b"only here"]
    assert backups.names()[-1] == f"2026-01-01T00Z.{MAX_KEPT + 1}"
    assert (only.parent / "notes.txt").exists()
