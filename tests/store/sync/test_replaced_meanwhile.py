"""A page that another program replaces while something writes it anew is never written over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import MONTH, WALK, add, month_file, open_store, rewrite, tables
from tests.store.sealed import encrypt, open_sealed
from winsboard.store.crypto.envelope import UNENCRYPTED
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.erasure.erase import erase
from winsboard.store.format.lazy_document import Fields
from winsboard.store.store import Store

OURS = WALK._replace(id="2002", text="Ours alone")
SECRET = WALK._replace(id="2003", text="Told nobody")
THEIRS = WALK._replace(id="3001", text="Theirs alone")


def texts(store: Store) -> set[str]:
    store.merge_incoming([MONTH])
    return {getattr(one, "text", "") for one in store.page(MONTH).values()}


@pytest.fixture
def arrive(tmp_path: Path, clock: FakeClock) -> Callable[[], None]:
    """Puts the page of another computer in the place of ours, which has one more entry."""
    here = open_store(tmp_path, clock)
    add(here, clock, WALK, SECRET)
    shutil.copytree(tmp_path / "data", tmp_path / "there" / "data")
    add(here, clock, OURS)
    there = open_store(tmp_path / "there", clock)
    add(there, clock, THEIRS)

    def put() -> None:
        arriving = tmp_path / "arriving"
        shutil.copy(month_file(tmp_path / "there"), arriving)
        arriving.replace(month_file(tmp_path))

    return put


@pytest.fixture
def in_between(
    tmp_path: Path, arrive: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> Callable[[], None]:
    """Lets the other page arrive once, right after what is to replace ours was written."""
    real = AtomicWrite.__init__
    left = [month_file(tmp_path)]

    def writing(self: AtomicWrite, path: Path, data: bytes) -> None:
        real(self, path, data)
        if path in left:
            left.remove(path)
            arrive()

    def begin() -> None:
        monkeypatch.setattr(AtomicWrite, "__init__", writing)

    return begin


def erase_secret(root: Path, clock: FakeClock) -> None:
    def is_wanted(_table: str, id: str, _fields: Fields) -> bool:
        return id == SECRET.id

    erase(root / "data", root / "state", clock, is_wanted, UNENCRYPTED)


def test_erasing_takes_nothing_that_came_while_it_wrote(
    tmp_path: Path, clock: FakeClock, in_between: Callable[[], None]
) -> None:
    in_between()
    erase_secret(tmp_path, clock)
    assert texts(open_store(tmp_path, clock)) == {WALK.text, OURS.text, THEIRS.text}


def test_erasing_takes_nothing_that_came_after_the_last_merge(
    tmp_path: Path, clock: FakeClock, arrive: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Drafts.all

    def all(self: Drafts) -> object:
        arrive()
        return real(self)

    monkeypatch.setattr(Drafts, "all", all)
    erase_secret(tmp_path, clock)
    assert texts(open_store(tmp_path, clock)) == {WALK.text, OURS.text, THEIRS.text}


def test_encrypting_takes_nothing_that_came_while_it_wrote(
    tmp_path: Path, clock: FakeClock, in_between: Callable[[], None]
) -> None:
    in_between()
    encrypt(tmp_path)
    assert texts(open_sealed(tmp_path, clock)) >= {OURS.text, THEIRS.text}


def test_an_edit_by_hand_is_not_put_over_a_page_that_came_meanwhile(
    tmp_path: Path, clock: FakeClock, in_between: Callable[[], None]
) -> None:
    edited = tables(month_file(tmp_path))
    edited["entries"][OURS.id]["text"] = "Edited by hand"
    rewrite(month_file(tmp_path), edited)
    in_between()
    texts(open_store(tmp_path, clock))
    assert THEIRS.text in texts(open_store(tmp_path, clock))


@pytest.mark.parametrize("damaged", [b"", b"{", None])
def test_a_repair_is_not_put_over_a_page_that_came_meanwhile(
    tmp_path: Path, clock: FakeClock, in_between: Callable[[], None], damaged: bytes | None
) -> None:
    if damaged is None:
        month_file(tmp_path).unlink()
    else:
        month_file(tmp_path).write_bytes(damaged)
    in_between()
    texts(open_store(tmp_path, clock))
    assert texts(open_store(tmp_path, clock)) == {WALK.text, SECRET.text, OURS.text, THEIRS.text}
