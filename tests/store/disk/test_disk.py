"""Errors of a disk: unsupported operations, failures, files of another owner."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR
from typing import Any

import pytest

from tests.conftest import FakeClock
from tests.store.boards import BED_DONE, WALK, add, open_store
from winsboard.store.disk.sessions import Session
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.errors import CannotSave, cannot_save, system_error
from winsboard.store.store import Store
from winsboard.store.system.capabilities import missing_capabilities
from winsboard.store.system.causes import CAUSES
from winsboard.store.system.files import MISSING_ERRNOS
from winsboard.words import format_phrase, phrases


def folders_answer(code: int) -> Callable[[int], None]:
    """An `fsync` that fails with this error for folders, as on a network drive."""
    real = os.fsync

    def sync(fd: int) -> None:
        if S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(code, os.strerror(code))
        real(fd)

    return sync


@pytest.mark.parametrize("code", sorted(MISSING_ERRNOS), ids=errno.errorcode.get)
def test_an_act_is_kept_where_folders_can_not_be_flushed(
    clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "fsync", folders_answer(code))
    store = open_store(tmp_path, clock)
    add(store, clock, WALK)
    add(store, clock, BED_DONE)
    assert set(open_store(tmp_path, clock).page("2026-11").values()) == {WALK, BED_DONE}
    data, state = tmp_path / "data", tmp_path / "state"
    told = list(missing_capabilities(data, state))
    assert told == [
        format_phrase("cli.unsynced", path=data),
        format_phrase("cli.unsynced", path=state),
    ]


def test_a_folder_that_failed_to_be_flushed_is_an_error(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, clock, WALK)
    monkeypatch.setattr(os, "fsync", folders_answer(errno.EIO))
    with pytest.raises(CannotSave):
        add(store, clock, BED_DONE)
    assert set(open_store(tmp_path, clock).page("2026-11").values()) == {WALK}
    assert not list(missing_capabilities(tmp_path / "data", tmp_path / "state"))


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP])
def test_a_disk_without_locks_is_told_of_with_what_helps(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    add(store, clock, WALK)

    def flock(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(CannotSave, match="no_locks") as no:
        add(store, clock, BED_DONE)
    assert "XDG_STATE_HOME" in no.value.sentence()
    with pytest.raises(CannotSave, match="no_locks"):
        Session(tmp_path / "state").register("7")
    assert not (tmp_path / "state" / "boards" / "7").exists()
    told = list(missing_capabilities(tmp_path / "data", tmp_path / "state"))
    assert told == [format_phrase("cli.unlocked", path=tmp_path / "state")]
    assert set(store.page("2026-11").values()) == {WALK}


def test_nothing_is_open_for_writing_while_a_board_is_only_shown(
    clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: set[int] = set()
    real = os.open

    def note(*args: Any, **kwargs: Any) -> int:
        fd = real(*args, **kwargs)
        opened.add(fd)
        return fd

    monkeypatch.setattr(os, "open", note)
    store = open_store(tmp_path, clock)
    drafts = Drafts(tmp_path / "state", clock)
    drafts.register()
    drafts.save("win", {"text": "not yet"})
    add(store, clock, WALK, BED_DONE)
    add(store, clock, WALK._replace(id="2002"))
    held = 0
    for fd in opened:
        try:
            mode = fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_ACCMODE
        except OSError:
            continue
        held += 1
        assert mode == os.O_RDONLY
    assert held
    drafts.close()


@pytest.mark.parametrize("code", sorted({*CAUSES, errno.EXDEV}), ids=errno.errorcode.get)
def test_each_answer_of_the_system_has_its_words(tmp_path: Path, code: int) -> None:
    error = OSError(code, os.strerror(code), str(tmp_path / "data" / "library.json"))
    for sentence in (
        cannot_save(tmp_path / "data" / "library.json", error).sentence(),
        system_error(error).sentence(),
        system_error(OSError(code, os.strerror(code))).sentence(),
    ):
        assert "{" not in sentence
        assert sentence.count(".") >= 1
    cause = CAUSES.get(code, "other")
    assert f"why.{cause}" in phrases("store")
    assert f"remedy.{cause}" in phrases("store")
    if code in CAUSES:
        assert os.strerror(code) not in system_error(error).sentence()


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs to be root")


@needs_root
def test_what_root_writes_belongs_to_the_owner_of_the_folder(
    clock: FakeClock, tmp_path: Path
) -> None:
    os.chown(tmp_path, 4321, 4322)
    store = open_store(tmp_path, clock)
    add(store, clock, WALK, BED_DONE)
    add(store, clock, WALK._replace(id="2002"))
    clock.tick(4000)
    add(store, clock, WALK._replace(id="2003"))
    drafts = Drafts(tmp_path / "state", clock)
    drafts.save("win", {"text": "not yet"})
    assert store.archive(tmp_path / "whole.zip")
    found = list(tmp_path.rglob("*"))
    names = {path.name for path in found}
    assert {"lock", "copies", "backups", "boards", "drafts.json", "whole.zip", "months"} <= names
    owners = {path.name: (path.lstat().st_uid, path.lstat().st_gid) for path in found}
    del owners["home"]
    assert set(owners.values()) == {(4321, 4322)}, owners


@needs_root
def test_what_root_writes_in_a_folder_of_root_stays_its_own(
    clock: FakeClock, tmp_path: Path
) -> None:
    add(open_store(tmp_path, clock), clock, WALK)
    assert {path.stat().st_uid for path in tmp_path.rglob("*")} == {0}
