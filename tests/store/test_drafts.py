"""What is being typed and not yet kept."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.conftest import FakeClock
from tests.store.test_atomic import Breaking
from winsboard.store.drafts import Drafts
from winsboard.store.errors import CannotSave, Unreadable


@pytest.fixture
def drafts(tmp_path: Path, clock: FakeClock) -> Drafts:
    return Drafts(tmp_path / "state", clock)


def test_a_draft_is_there_after_a_crash(drafts: Drafts, tmp_path: Path, clock: FakeClock) -> None:
    drafts.put("win", {"text": "Walked to the\nriver ü"})
    drafts.put("entry 2001", {"text": "a", "area": "body"})
    again = Drafts(tmp_path / "state", clock)
    assert again.get("win") == {"text": "Walked to the\nriver ü"}
    assert again.get("entry 2001") == {"text": "a", "area": "body"}
    assert again.keys() == ("win", "entry 2001")


def test_the_latest_text_of_a_draft_stays(drafts: Drafts) -> None:
    drafts.put("win", {"text": "W"})
    drafts.put("win", {"text": "Wa"})
    assert (drafts.get("win"), drafts.keys()) == ({"text": "Wa"}, ("win",))


def test_a_draft_that_was_dropped_is_gone(drafts: Drafts, tmp_path: Path) -> None:
    drafts.put("win", {"text": "very private"})
    drafts.drop("win")
    drafts.drop("never there")
    assert (drafts.get("win"), drafts.keys()) == (None, ())
    assert b"private" not in (tmp_path / "state" / "drafts.json").read_bytes()


def test_no_draft_and_no_file_at_first(drafts: Drafts, tmp_path: Path) -> None:
    assert (drafts.get("win"), drafts.keys()) == (None, ())
    assert not (tmp_path / "state").exists()


def test_drafts_of_two_processes_live_side_by_side(
    drafts: Drafts, tmp_path: Path, clock: FakeClock
) -> None:
    other = Drafts(tmp_path / "state", clock)
    other.put("win", {"text": "one"})
    drafts.put("note", {"text": "two"})
    assert other.keys() == ("win", "note")


def test_drafts_are_a_private_tinydb_file(drafts: Drafts, tmp_path: Path) -> None:
    drafts.put("win", {"text": "x"})
    path = tmp_path / "state" / "drafts.json"
    assert path.stat().st_mode & 0o777 == 0o600
    with TinyDB(path) as database:
        (draft,) = database.table("drafts").all()
    assert (draft["key"], draft["texts"]) == ("win", {"text": "x"})


def test_the_same_text_again_writes_nothing(drafts: Drafts, tmp_path: Path) -> None:
    drafts.put("win", {"text": "x"})
    before = (tmp_path / "state" / "drafts.json").stat()
    drafts.put("win", {"text": "x"})
    assert (tmp_path / "state" / "drafts.json").stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b'{"_meta": {"1": {"app": "winsboard", "page": "drafts", "schema": 1}},'
        b' "drafts": {"1": {"key": 5}}}',
    ],
)
def test_a_damaged_file_of_drafts_is_named_and_not_written_over(
    drafts: Drafts, tmp_path: Path, raw: bytes
) -> None:
    path = tmp_path / "state" / "drafts.json"
    path.parent.mkdir()
    path.write_bytes(raw)
    with pytest.raises(Unreadable):
        drafts.get("win")
    with pytest.raises(Unreadable) as refused:
        drafts.put("win", {"text": "x"})
    assert refused.value.values["path"] == path
    assert path.read_bytes() == raw


def test_a_full_disk_keeps_the_draft_before(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.put("win", {"text": "before"})
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", Breaking(os.write, 1, errno.ENOSPC, stays=True))
        with pytest.raises(CannotSave):
            drafts.put("win", {"text": "after"})
    assert drafts.get("win") == {"text": "before"}


@pytest.mark.parametrize("damaged", [b"", b"{", b"null", b'{"drafts": {"1": {"key": 5}}}'])
def test_a_damaged_file_of_drafts_is_set_aside_and_restored(
    drafts: Drafts, tmp_path: Path, clock: FakeClock, damaged: bytes
) -> None:
    drafts.put("win", {"text": "Walked to the river"})
    (tmp_path / "state" / "drafts.json").write_bytes(damaged)
    again = Drafts(tmp_path / "state", clock)
    assert again.get("win") == {"text": "Walked to the river"}
    again.put("note", {"text": "Rain"})
    assert again.keys() == ("win", "note")
    [aside] = (tmp_path / "state" / "quarantine").iterdir()
    assert aside.read_bytes() == damaged


def test_drafts_that_can_be_read_line_by_line_are_taken_from_the_damaged_file(
    drafts: Drafts, tmp_path: Path, clock: FakeClock
) -> None:
    drafts.put("win", {"text": "Walked to the river"})
    copy = tmp_path / "state" / "copies" / "drafts.json"
    older = copy.read_bytes()
    drafts.put("note", {"text": "Rain"})
    copy.write_bytes(older)
    file = tmp_path / "state" / "drafts.json"
    file.write_bytes(file.read_bytes()[:-3])
    assert Drafts(tmp_path / "state", clock).get("note") == {"text": "Rain"}
