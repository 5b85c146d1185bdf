"""A write that is interrupted leaves the old state intact."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fake_clock import FakeClock
from tests.store.boards import (
    BED,
    BED_DONE,
    MONTH,
    WALK,
    add,
    change,
    files,
    library,
    moment,
    month_file,
    open_store,
)
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.errors import CannotSave, Unreadable
from winsboard.store.store import Store
from winsboard.words import format_phrase


@pytest.mark.parametrize("has_links", [True, False], ids=["links", "no-links"])
def test_a_new_file_never_replaces_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    folder = tmp_path / "given"
    folder.mkdir()
    path = folder / "new.txt"
    ours, theirs = AtomicWrite(path, b"ours"), b"theirs"
    path.write_bytes(theirs)
    with pytest.raises(FileExistsError):
        ours.commit_new()
    assert [p.read_bytes() for p in folder.iterdir()] == [theirs]
    path.unlink()
    path.symlink_to(folder / "elsewhere")
    with pytest.raises(FileExistsError):
        AtomicWrite(path, b"ours").commit_new()
    assert [p.name for p in folder.iterdir()] == ["new.txt"]
    path.unlink()
    AtomicWrite(path, b"ours").commit_new()
    assert [(p.name, p.read_bytes()) for p in folder.iterdir()] == [("new.txt", b"ours")]
    assert (path.stat().st_mode & 0o777, path.stat().st_nlink) == (0o600, 1)


class Breaking:
    """A system call that fails from its nth use on, once or for good."""

    def __init__(self, real: Callable[..., Any], at: int, code: int, *, stays: bool) -> None:
        self.real = real
        self.left = at
        self.code = code
        self.stays = stays

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.left -= 1
        if self.left == 0 or (self.stays and self.left < 0):
            raise OSError(self.code, os.strerror(self.code))
        return self.real(*args, **kwargs)


def state(root: Path) -> dict[str, bytes]:
    """All files in the data folder."""
    folder = root / "data"
    found = folder.rglob("*")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if path.is_file()}


def both_pages(store: Store, clock: FakeClock) -> Edit:
    """An edit that touches two files."""
    more = WALK._replace(id="2002", text="and back")
    changes = (Change(None, more), Change(BED, BED._replace(label="Make my bed")))
    return moment(store, clock).edit(Title("x"), *changes)


STEPS = [
    *(("write", at, stays) for at in (1, 2) for stays in (False, True)),
    *(("fsync", at, stays) for at in (1, 2, 3, 4) for stays in (False, True)),
    *(("replace", at, stays) for at, stays in ((1, False), (1, True), (2, False))),
    *(("open", at, stays) for at in (1, 2, 3) for stays in (False, True)),
    *(("open", at, False) for at in (4, 5)),
]


@pytest.mark.parametrize(("call", "at", "stays"), STEPS)
def test_the_old_state_is_whole_after_any_step_stopped(
    store: Store,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    at: int,
    stays: bool,
) -> None:
    add(store, clock, BED, WALK)
    old = state(tmp_path)
    edit = both_pages(store, clock)
    with monkeypatch.context() as patch:
        breaking = Breaking(getattr(os, call), at, errno.EIO, stays=stays)
        patch.setattr(os, call, breaking)
        with pytest.raises(CannotSave):
            store.commit(edit)
        assert breaking.left <= 0
    assert state(tmp_path) == old
    assert set(store.page(MONTH).values()) == {WALK}
    assert set(open_store(tmp_path, clock).commit(edit)) == {MONTH, "library"}
    assert len(store.page(MONTH)) == 2


@pytest.mark.parametrize(("call", "at"), [("replace", 2), ("open", 4), ("open", 5)])
def test_a_disk_that_refuses_even_the_old_state_gets_the_whole_edit_with_the_next_try(
    store: Store,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    at: int,
) -> None:
    add(store, clock, BED, WALK)
    edit = both_pages(store, clock)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, Breaking(getattr(os, call), at, errno.EIO, stays=True))
        with pytest.raises(CannotSave):
            store.commit(edit)
    store.commit(edit)
    fresh = open_store(tmp_path, clock)
    assert {d for page in (MONTH, "library") for d in fresh.page(page).values()} == {
        WALK,
        *(change.after for change in edit.changes),
    }
    assert files(tmp_path / "data") == {"library.json", f"{MONTH}.json"}
    for page in (MONTH, "library"):
        assert [record.id for record in fresh.records(page)].count(edit.id) == 1


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_first_commit_that_stopped_leaves_no_file(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, call, Breaking(getattr(os, call), 1, errno.ENOSPC, stays=True))
        with pytest.raises(CannotSave) as refused:
            add(store, clock, WALK)
    assert files(tmp_path / "data") == set()
    sentence = format_phrase(f"store.{refused.value.reason}", **refused.value.values)
    assert format_phrase("store.why.full") in sentence
    assert "river" not in sentence
    add(store, clock, WALK)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "no_permission"),
    ],
)
def test_the_reason_is_said_plainly(
    store: Store,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    why: str,
) -> None:
    add(store, clock, WALK)
    real = os.open

    def refuses_to_write(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & os.O_CREAT and str(path).endswith(".tmp"):
            raise OSError(code, os.strerror(code))
        return real(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuses_to_write)
    with pytest.raises(CannotSave) as refused:
        change(store, clock, WALK, WALK._replace(text="other"))
    assert refused.value.values["path"] == month_file(tmp_path)
    assert refused.value.values["why"] == format_phrase(f"store.why.{why}")
    assert set(store.page(MONTH).values()) == {WALK}


def test_an_unforeseen_cause_is_given_in_the_words_of_the_system(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", Breaking(os.write, 1, errno.EXDEV, stays=True))
    with pytest.raises(CannotSave) as refused:
        add(store, clock, WALK)
    assert os.strerror(errno.EXDEV) in str(refused.value.values["why"])


@pytest.mark.parametrize("inside", ["data", "state"])
def test_a_file_where_a_folder_belongs_is_named(
    clock: FakeClock, tmp_path: Path, inside: str
) -> None:
    (tmp_path / inside).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / inside).write_text("not a folder")
    store = open_store(tmp_path, clock)
    with pytest.raises((CannotSave, Unreadable)) as refused:
        add(store, clock, WALK)
    assert refused.value.values["why"] == format_phrase("store.why.in_the_way")
    assert (tmp_path / inside).read_text() == "not a folder"


def test_what_was_read_stays_when_permission_is_lost(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, clock, WALK)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", Breaking(os.open, 1, errno.EACCES, stays=True))
        with pytest.raises(Unreadable) as refused:
            open_store(tmp_path, clock).page(MONTH)
        assert set(store.page(MONTH).values()) == {WALK}
    assert refused.value.values["why"] == format_phrase("store.why.no_permission")


LIMITED = """
import resource, signal, sys
from pathlib import Path
from tests.fake_clock import FakeClock
from tests.store.boards import add, open_store, WALK
from winsboard.store.errors import CannotSave
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
clock = FakeClock()
store = open_store(Path(sys.argv[1]), clock)
try:
    add(store, clock, WALK._replace(id="2002", text="x" * 20_000))
except CannotSave as error:
    print(error.values["why"])
"""


@pytest.mark.parametrize("limit", [0, 1, 700, 4096, 20_000])
def test_a_limit_on_the_size_of_files_leaves_the_old_state_whole(
    store: Store, clock: FakeClock, tmp_path: Path, limit: int
) -> None:
    assert resource.RLIMIT_FSIZE
    add(store, clock, BED, WALK)
    old = state(tmp_path)
    code = [sys.executable, "-c", LIMITED, str(tmp_path), str(limit)]
    done = subprocess.run(code, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == format_phrase("store.why.too_large")
    assert state(tmp_path) == old


def test_what_a_killed_process_left_is_swept_and_what_a_living_one_writes_is_not(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, BED, BED_DONE)
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    left = library(tmp_path).with_name(f".~library.json.{dead.stdout.strip()}.tmp")
    left_too = month_file(tmp_path).with_name(f".~{MONTH}.json.{dead.stdout.strip()}.tmp")
    living = library(tmp_path).with_name(f".~library.json.{os.getppid()}.tmp")
    strange = library(tmp_path).with_name(".~library.json.notes.tmp")
    for path in (left, left_too, living, strange):
        path.write_bytes(b"{")
    add(open_store(tmp_path, clock), clock, WALK)
    assert [path.exists() for path in (left, left_too, living, strange)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_link_to_a_file_elsewhere_stays_a_link(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    elsewhere = tmp_path / "elsewhere.json"
    month_file(tmp_path).rename(elsewhere)
    month_file(tmp_path).symlink_to(elsewhere)
    add(store, clock, BED_DONE)
    assert month_file(tmp_path).is_symlink()
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == {WALK, BED_DONE}
