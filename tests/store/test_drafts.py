"""Text that is being typed and is not saved yet."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest
from tinydb import TinyDB

from tests.conftest import FakeClock
from tests.store.disk.test_atomic import Breaking
from winsboard.store.disk.lock import Lock
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.errors import Busy, CannotSave
from winsboard.store.notices import Notices

META = b'{"_meta": {"1": {"app": "winsboard", "page": "drafts", "schema": 1}},'
TYPES_AND_WAITS = """
import sys
from pathlib import Path
from winsboard.clock import SystemClock
from winsboard.store.drafts.drafts import Drafts
drafts = Drafts(Path(sys.argv[1]), SystemClock())
drafts.save(sys.argv[2], {"text": sys.argv[3]})
print("typed", flush=True)
sys.stdin.read()
"""


@contextmanager
def killed_after_typing(state: Path, key: str, text: str) -> Iterator[None]:
    """Another board with a draft, open inside the block and killed afterwards."""
    command = [sys.executable, "-c", TYPES_AND_WAITS, str(state), key, text]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE) as board:
        assert board.stdout is not None
        assert board.stdout.readline() == b"typed\n"
        yield
        board.kill()


@pytest.fixture
def drafts(tmp_path: Path, clock: FakeClock) -> Drafts:
    return Drafts(tmp_path / "state", clock)


def test_a_draft_is_there_for_the_next_board(
    drafts: Drafts, tmp_path: Path, clock: FakeClock
) -> None:
    drafts.save("win", {"text": "Walked to the\nriver ü"})
    drafts.save("entry 2001", {"text": "a", "area": "body"})
    drafts.close()
    again = Drafts(tmp_path / "state", clock)
    assert again.get("win") == {"text": "Walked to the\nriver ü"}
    assert again.get("entry 2001") == {"text": "a", "area": "body"}
    assert again.keys() == ("win", "entry 2001")


def test_the_latest_text_of_a_draft_stays(drafts: Drafts) -> None:
    drafts.save("win", {"text": "W"})
    drafts.save("win", {"text": "Wa"})
    assert (drafts.get("win"), drafts.keys()) == ({"text": "Wa"}, ("win",))


def test_a_draft_that_was_dropped_is_gone(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save("win", {"text": "very private"})
    drafts.delete("win")
    drafts.delete("never there")
    assert (drafts.get("win"), drafts.keys()) == (None, ())
    assert b"private" not in (tmp_path / "state" / "drafts.json").read_bytes()


def test_no_draft_and_no_file_at_first(drafts: Drafts, tmp_path: Path) -> None:
    assert (drafts.get("win"), drafts.keys()) == (None, ())
    assert not (tmp_path / "state").exists()


def test_two_open_boards_never_see_or_touch_each_others_drafts(
    drafts: Drafts, tmp_path: Path, clock: FakeClock
) -> None:
    other = Drafts(tmp_path / "state", clock)
    other.save("win", {"text": "one"})
    assert (drafts.get("win"), drafts.keys()) == (None, ())
    drafts.save("win", {"text": "two"})
    drafts.delete("win")
    assert (other.get("win"), other.keys()) == ({"text": "one"}, ("win",))


def test_a_board_that_was_killed_leaves_its_drafts_to_the_others(
    drafts: Drafts, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    with killed_after_typing(state, "win", "typed last"):
        assert drafts.keys() == ()
    assert drafts.get("win") == {"text": "typed last"}
    drafts.save("note", {"text": "new"})
    assert len(list((state / "boards").iterdir())) == 1


def test_what_another_board_left_behind_later_is_not_dropped_unseen(
    drafts: Drafts, tmp_path: Path, clock: FakeClock
) -> None:
    other = Drafts(tmp_path / "state", clock)
    other.save("win", {"text": "theirs"})
    drafts.save("win", {"text": "mine"})
    other.close()
    drafts.delete("win")
    assert drafts.get("win") == {"text": "theirs"}


def test_two_boards_that_ended_leave_both_drafts(tmp_path: Path, clock: FakeClock) -> None:
    for text in ("one", "two"):
        left = Drafts(tmp_path / "state", clock)
        left.save("win", {"text": text})
        left.close()
    drafts = Drafts(tmp_path / "state", clock)
    assert (drafts.keys(), drafts.get("win")) == (("win",), {"text": "two"})
    drafts.save("win", {"text": "two and more"})
    drafts.delete("win")
    assert drafts.get("win") == {"text": "one"}
    drafts.delete("win")
    assert drafts.keys() == ()


def test_a_draft_of_an_older_winsboard_is_there(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "state" / "drafts.json"
    path.parent.mkdir()
    path.write_bytes(META + b' "drafts": {"1": {"key": "win", "texts": {"text": "old"}}}}')
    drafts = Drafts(tmp_path / "state", clock)
    assert drafts.get("win") == {"text": "old"}
    drafts.delete("win")
    assert drafts.keys() == ()


def test_a_board_that_closes_leaves_no_sign(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save("win", {"text": "x"})
    drafts.close()
    assert list((tmp_path / "state" / "boards").iterdir()) == []


def test_a_lock_that_is_held_is_not_waited_for_long(tmp_path: Path, clock: FakeClock) -> None:
    drafts = Drafts(tmp_path / "state", clock, timeout=0.0)
    with Lock(tmp_path / "state" / "lock").acquire(), pytest.raises(Busy):
        drafts.save("win", {"text": "x"})


def test_drafts_are_a_private_tinydb_file(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save("win", {"text": "x"})
    path = tmp_path / "state" / "drafts.json"
    assert path.stat().st_mode & 0o777 == 0o600
    with TinyDB(path) as database:
        (draft,) = database.table("drafts").all()
    assert (draft["key"], draft["texts"]) == ("win", {"text": "x"})


def test_the_same_text_again_writes_nothing(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save("win", {"text": "x"})
    before = (tmp_path / "state" / "drafts.json").stat()
    drafts.save("win", {"text": "x"})
    assert (tmp_path / "state" / "drafts.json").stat().st_ino == before.st_ino


@pytest.mark.parametrize("raw", [b"", b"x", b"{", META + b' "drafts": {"1": {"key": 5}}}'])
def test_a_damaged_file_of_drafts_without_a_copy_is_set_aside_and_told_once(
    tmp_path: Path, clock: FakeClock, raw: bytes
) -> None:
    notices = Notices()
    drafts = Drafts(tmp_path / "state", clock, notices)
    path = tmp_path / "state" / "drafts.json"
    path.parent.mkdir()
    path.write_bytes(raw)
    assert drafts.get("win") is None
    asides = list((tmp_path / "state" / "quarantine").iterdir())
    assert [aside.read_bytes() for aside in asides] == [raw]
    [told] = notices.pop_all()
    assert str(path) in told
    drafts.save("win", {"text": "new"})
    assert drafts.get("win") == {"text": "new"}
    assert notices.pop_all() == ()


def test_a_draft_is_kept_where_the_file_was_damaged_meanwhile(
    drafts: Drafts, tmp_path: Path
) -> None:
    drafts.save("win", {"text": "x"})
    (tmp_path / "state" / "drafts.json").write_bytes(b"x")
    drafts.save("win", {"text": "new"})
    assert drafts.get("win") == {"text": "new"}


def test_a_full_disk_keeps_the_draft_before(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.save("win", {"text": "before"})
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", Breaking(os.write, 1, errno.ENOSPC, stays=True))
        with pytest.raises(CannotSave):
            drafts.save("win", {"text": "after"})
    assert drafts.get("win") == {"text": "before"}


@pytest.mark.parametrize("damaged", [b"", b"{", b"null", b'{"drafts": {"1": {"key": 5}}}'])
def test_a_damaged_file_of_drafts_is_set_aside_and_restored(
    drafts: Drafts, tmp_path: Path, clock: FakeClock, damaged: bytes
) -> None:
    drafts.save("win", {"text": "Walked to the river"})
    (tmp_path / "state" / "drafts.json").write_bytes(damaged)
    drafts.close()
    again = Drafts(tmp_path / "state", clock)
    assert again.get("win") == {"text": "Walked to the river"}
    again.save("note", {"text": "Rain"})
    assert again.keys() == ("win", "note")
    [aside] = (tmp_path / "state" / "quarantine").iterdir()
    assert aside.read_bytes() == damaged


def test_drafts_that_can_be_read_line_by_line_are_taken_from_the_damaged_file(
    drafts: Drafts, tmp_path: Path, clock: FakeClock
) -> None:
    drafts.save("win", {"text": "Walked to the river"})
    copy = tmp_path / "state" / "copies" / "drafts.json"
    older = copy.read_bytes()
    drafts.save("note", {"text": "Rain"})
    copy.write_bytes(older)
    file = tmp_path / "state" / "drafts.json"
    file.write_bytes(file.read_bytes()[:-3])
    drafts.close()
    assert Drafts(tmp_path / "state", clock).get("note") == {"text": "Rain"}
