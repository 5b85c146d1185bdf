"""Encrypting and decrypting a whole board: no text stays readable, and none is lost."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.fake_clock import FakeClock
from tests.passphrases import CHEAP
from tests.store.boards import BED, BED_DONE, MONTH, WALK, add, change, month_file, open_store
from tests.store.sealed import (
    PASSPHRASE,
    encrypt,
    everything,
    holding,
    open_sealed,
    unlock,
)
from winsboard.domain.model.documents import Document
from winsboard.store.archive.snapshots import from_bytes
from winsboard.store.crypto.envelope import KEY_FILE, UNENCRYPTED, is_encrypted, is_encrypted_board
from winsboard.store.crypto.key_ring import WrongPassphrase
from winsboard.store.disk import atomic
from winsboard.store.disk.sessions import Session
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.encryption.operations import EncryptionOperations
from winsboard.store.encryption.unlock import LockedBoard
from winsboard.store.erasure.erase import erase
from winsboard.store.errors import CannotSave, Unreadable
from winsboard.store.maintenance.rescue import write_rescue
from winsboard.store.notices import Notices
from winsboard.store.store import Store

WORDS = ("Walked to the river", "Make the bed", "before it was", "half a thought", "told nobody")
LATER = WALK._replace(id="2002", text="told nobody")
KEPT: set[Document] = {WALK, BED_DONE, LATER}


@pytest.fixture
def root(tmp_path: Path, clock: FakeClock) -> Path:
    """A plain board with text in every place where winsboard or anybody may have put it."""
    store = open_store(tmp_path, clock)
    add(store, clock, BED)
    add(store, clock, WALK._replace(text="before it was"), BED_DONE)
    clock.tick(7200)
    change(store, clock, WALK._replace(text="before it was"), WALK)
    add(store, clock, LATER)
    drafts = Drafts(tmp_path / "state", clock)
    drafts.save("win", {"text": "half a thought"})
    drafts.close()
    page = month_file(tmp_path)
    raw = page.read_bytes()
    page.write_bytes(raw[:-30])
    open_store(tmp_path, clock).page(MONTH)
    (page.parent / "2026-11.sync-conflict-20261121-101500-ABCDEFG.json").write_bytes(raw)
    (page.parent / "2026-10 (conflicted copy).json").write_bytes(raw[:-300])
    (page.parent / ".~2026-11.json.1.tmp").write_bytes(raw)
    for folder in (tmp_path / "state" / "merged", tmp_path / "data" / ".stversions"):
        folder.mkdir()
        (folder / "2026-11~1.json").write_bytes(raw)
    (tmp_path / "state" / "drafts-unreadable-1.json").write_text("half a thought")
    (tmp_path / "data" / "shopping.txt").write_text("milk")
    (tmp_path / "data" / "other.json").write_text('{"told": "milk"}')
    return tmp_path


def documents(store: Store) -> set[Document]:
    return set(store.page(MONTH).values())


def with_words(root: Path) -> list[Path]:
    return holding(root, *WORDS)


def test_no_file_of_a_sealed_board_holds_the_words(root: Path, clock: FakeClock) -> None:
    assert len(with_words(root)) > 10
    count = encrypt(root)
    assert with_words(root) == []
    plain = {str(path) for path, raw in everything(root) if raw and not is_encrypted(raw)}
    keys = {path for path in plain if "key" in path}
    assert plain - keys == {"data/shopping.txt", "data/other.json", "state/acts.log", "state/lock"}
    assert count == sum(is_encrypted(raw) for _, raw in everything(root))
    assert documents(open_sealed(root, clock)) == KEPT
    assert with_words(root) == []


def test_what_is_written_afterwards_is_sealed_too(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    clock.tick(7200)
    store = open_sealed(root, clock)
    add(store, clock, WALK._replace(id="2003", text="Sat outside"))
    change(store, clock, WALK, WALK._replace(text="Walked to the sea"))
    drafts = Drafts(root / "state", clock, envelope=store.envelope)
    drafts.save("note", {"text": "another thought"})
    page = month_file(root)
    page.write_bytes(page.read_bytes()[:-1])
    again = open_sealed(root, clock)
    assert {"Sat outside", "Walked to the sea"} <= {
        getattr(document, "text", "") for document in documents(again)
    }
    assert Drafts(root / "state", clock, envelope=again.envelope).get("win") == {
        "text": "half a thought"
    }
    assert again.wins() == {MONTH: 4}
    assert holding(root, "Sat outside", "to the sea", "another thought") == []
    assert with_words(root) == []


def test_decrypting_gives_back_what_was_there(root: Path, clock: FakeClock) -> None:
    before = {path: raw for path, raw in everything(root) if not path.name.endswith(".tmp")}
    encrypt(root)
    envelope = unlock(root, clock)
    count = EncryptionOperations(root / "data", root / "state").decrypt(envelope, clock, Notices())
    assert count > 10
    assert dict(everything(root)) == before
    assert documents(open_store(root, clock)) == KEPT


def test_a_wrong_passphrase_changes_nothing(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    before = dict(everything(root))
    with pytest.raises(WrongPassphrase):
        unlock(root, clock, b"something else")
    assert dict(everything(root)) == before


class Killed(BaseException):
    """The process ends here."""


def refuse_at(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the disk refuse the nth file."""
    publish = atomic.AtomicWrite.commit
    count = 0

    def refusing(self: atomic.AtomicWrite) -> None:
        nonlocal count
        count += 1
        if count == number:
            self.discard()
            raise OSError(errno.ENOSPC, "full")
        publish(self)

    monkeypatch.setattr(atomic.AtomicWrite, "commit", refusing)


def killed_at(number: int, monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
    """End the process before or after it replaces its nth file."""
    publish = atomic.AtomicWrite.commit
    count = 0

    def ending(self: atomic.AtomicWrite) -> None:
        nonlocal count
        count += 1
        if count == number and not after:
            raise Killed
        publish(self)
        if count == number:
            raise Killed

    monkeypatch.setattr(atomic.AtomicWrite, "commit", ending)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("number", [1, 2, 3, 4, 7, 11, 15])
def test_sealing_that_was_killed_is_gone_on_with(
    root: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, number: int, after: bool
) -> None:
    with monkeypatch.context() as patch:
        killed_at(number, patch, after=after)
        with pytest.raises(Killed):
            encrypt(root)
    if (root / "data" / KEY_FILE).exists():
        store = open_sealed(root, clock)
        assert documents(store) == KEPT
        assert with_words(root) == []
        return
    # Nothing had been encrypted yet.
    if is_encrypted_board(root / "data", root / "state"):
        locked = LockedBoard(root / "data", root / "state")
        _, envelope = locked.unlock(PASSPHRASE)
        EncryptionOperations(root / "data", root / "state").decrypt_rest(envelope)
    assert not is_encrypted_board(root / "data", root / "state")
    assert documents(open_store(root, clock)) == KEPT
    encrypt(root)
    assert with_words(root) == []


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("number", [1, 2, 5, 9, 13])
def test_opening_that_was_killed_is_gone_on_with(
    root: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, number: int, after: bool
) -> None:
    encrypt(root)
    envelope = unlock(root, clock)
    encrypting = EncryptionOperations(root / "data", root / "state")
    with monkeypatch.context() as patch:
        killed_at(number, patch, after=after)
        with pytest.raises(Killed):
            encrypting.decrypt(envelope, clock, Notices())
    notices = Notices()
    store = open_sealed(root, clock, notices=notices)
    assert documents(store) == KEPT
    if number > 1:
        assert "`winsboard decrypt` continues" in notices.pop_all()[0]
    add(store, clock, WALK._replace(id="2009", text="Meanwhile"))
    encrypting.decrypt(store.envelope, clock, Notices())
    assert len(documents(open_store(root, clock))) == len(KEPT) + 1
    assert not any(is_encrypted(raw) for _, raw in everything(root))


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a flipped bit": lambda raw: raw[:500] + bytes([raw[500] ^ 4]) + raw[501:],
    "a flipped bit of the head": lambda raw: raw[:20] + bytes([raw[20] ^ 4]) + raw[21:],
    "another version": lambda raw: raw[:17] + b"\x07" + raw[18:],
    "another mark": lambda raw: b"W" + raw[1:],
    "truncated": lambda raw: raw[: len(raw) // 2],
    "the head alone": lambda raw: raw[:30],
    "trailing garbage": lambda raw: raw + b"\0" * 100,
    "zeros": lambda raw: bytes(len(raw)),
    "empty": lambda raw: b"",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_sealed_page_is_set_aside_and_restored(
    root: Path, clock: FakeClock, damage: Callable[[bytes], bytes]
) -> None:
    encrypt(root)
    page = month_file(root)
    damaged = damage(page.read_bytes())
    page.write_bytes(damaged)
    before = set((root / "state" / "quarantine").iterdir())
    notices = Notices()
    assert documents(open_sealed(root, clock, notices=notices)) == KEPT
    [aside] = set((root / "state" / "quarantine").iterdir()) - before
    stored = aside.read_bytes()
    assert stored == damaged or UNENCRYPTED.can_decrypt(damaged)
    assert len(notices.pop_all()) == 1
    assert is_encrypted(page.read_bytes())


def test_a_broken_seal_without_a_copy_is_set_aside_whole(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    shutil.rmtree(root / "state" / "copies")
    shutil.rmtree(root / "state" / "backups")
    page = month_file(root)
    broken = page.read_bytes()[:-1]
    page.write_bytes(broken)
    before = set((root / "state" / "quarantine").iterdir())
    notices = Notices()
    assert not open_sealed(root, clock, notices=notices).page(MONTH)
    [aside] = set((root / "state" / "quarantine").iterdir()) - before
    assert aside.read_bytes() == broken
    assert len(notices.pop_all()) == 1


def test_an_older_copy_is_not_said_to_be_complete(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    shutil.rmtree(root / "state" / "copies")
    page = month_file(root)
    page.write_bytes(page.read_bytes()[:-1])
    notices = Notices()
    assert LATER not in documents(open_sealed(root, clock, notices=notices))
    assert "newer than that copy is not restored" in notices.pop_all()[0]


@pytest.mark.parametrize("damage", [None, b"", b"{}", b"\0" * 900])
def test_a_key_file_that_went_or_broke_is_restored_from_its_copy(
    root: Path, clock: FakeClock, damage: bytes | None
) -> None:
    encrypt(root)
    key_file = root / "data" / KEY_FILE
    whole = key_file.read_bytes()
    if damage is None:
        key_file.unlink()
    else:
        key_file.write_bytes(damage)
    notices = Notices()
    assert documents(open_sealed(root, clock, notices=notices)) == KEPT
    assert key_file.read_bytes() == whole
    assert "restored from its copy" in notices.pop_all()[0]


def test_without_any_key_file_the_pages_stay_as_they_are(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    (root / "data" / KEY_FILE).unlink()
    shutil.rmtree(root / "state" / "keys")
    before = dict(everything(root))
    with pytest.raises(Unreadable) as caught:
        open_store(root, clock).page(MONTH)
    assert caught.value.cause == "other_seal"
    with pytest.raises(Unreadable):
        add(open_store(root, clock), clock, WALK._replace(id="2003"))
    assert dict(everything(root)) == before


def test_a_board_that_was_open_before_writes_nothing_plain(root: Path, clock: FakeClock) -> None:
    store, drafts = open_store(root, clock), Drafts(root / "state", clock)
    assert documents(store) == KEPT
    encrypt(root)
    with pytest.raises((CannotSave, Unreadable)):
        add(store, clock, WALK._replace(id="2003", text="told nobody"))
    other_month = WALK._replace(id="2004", day=WALK.day - timedelta(days=90), text="told nobody")
    with pytest.raises(CannotSave) as caught:
        add(store, clock, other_month)
    assert caught.value.reason == "seal_changed"
    with pytest.raises((CannotSave, Unreadable)):
        drafts.save("win", {"text": "told nobody"})
    assert store.changed() >= {MONTH}
    assert with_words(root) == []
    assert documents(open_sealed(root, clock)) == KEPT


def test_a_sealed_board_that_was_open_before_seals_nothing_more(
    root: Path, clock: FakeClock
) -> None:
    encrypt(root)
    store = open_sealed(root, clock)
    EncryptionOperations(root / "data", root / "state").decrypt(store.envelope, clock, Notices())
    before = dict(everything(root))
    with pytest.raises(Unreadable) as caught:
        add(store, clock, WALK._replace(id="2003"))
    assert caught.value.cause == "plain"
    assert {path: raw for path, raw in everything(root) if path in before} == before
    assert documents(open_store(root, clock)) == KEPT


def test_nothing_is_sealed_or_opened_while_a_board_is_open(root: Path, clock: FakeClock) -> None:
    drafts = Drafts(root / "state", clock)
    drafts.register()
    before = dict(everything(root))
    with pytest.raises(CannotSave, match="board_open"):
        encrypt(root)
    assert dict(everything(root)) == before
    drafts.close()
    encrypt(root)
    envelope = unlock(root, clock)
    board = Drafts(root / "state", clock, envelope=envelope)
    board.register()
    with pytest.raises(CannotSave, match="board_open"):
        EncryptionOperations(root / "data", root / "state").decrypt(envelope, clock, Notices())
    board.close()
    assert Session(root / "state").others() == 0


def test_another_passphrase_rewrites_the_key_file_alone(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    locked = LockedBoard(root / "data", root / "state")
    key, open_before = locked.unlock(PASSPHRASE)
    before = dict(everything(root))
    EncryptionOperations(root / "data", root / "state").change(key, b"a new one", CHEAP)
    after = dict(everything(root))
    changed = {str(path) for path in after if after[path] != before.get(path)}
    assert changed == {"data/seal.key", f"state/keys/{key.id.hex()}.key"}
    with pytest.raises(WrongPassphrase):
        unlock(root, clock)
    assert documents(open_sealed(root, clock, b"a new one")) == KEPT
    store = Store(root / "data", root / "state", clock, envelope=open_before)
    add(store, clock, WALK._replace(id="2003"))


def other_machine(root: Path, name: str = "other") -> Path:
    """A machine that has nothing but the synced data folder."""
    other = root.parent / f"{root.name}-{name}"
    shutil.copytree(root / "data", other / "data")
    return other


def sync(here: Path, there: Path) -> None:
    shutil.rmtree(there / "data")
    shutil.copytree(here / "data", there / "data")


def test_a_synced_folder_opens_on_another_machine(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    other = other_machine(root)
    assert documents(open_sealed(other, clock)) == KEPT
    assert documents(open_sealed(other, clock)) == KEPT


def test_the_other_machine_seals_what_it_had_plain(root: Path, clock: FakeClock) -> None:
    other = other_machine(root)
    store = open_store(other, clock)
    clock.tick(7200)
    add(store, clock, WALK._replace(id="2003", text="told nobody twice"))
    assert holding(other / "state", "told nobody")
    encrypt(root)
    sync(root, other)
    with pytest.raises((CannotSave, Unreadable)):
        add(store, clock, WALK._replace(id="2004"))
    notices = Notices()
    assert documents(open_sealed(other, clock, notices=notices)) >= KEPT
    assert "They are now" in notices.pop_all()[0]
    assert with_words(other) == []


@pytest.fixture
def opened_elsewhere(root: Path, clock: FakeClock) -> Path:
    """A machine whose data folder was decrypted by syncing."""
    encrypt(root)
    other = other_machine(root)
    add(open_sealed(other, clock), clock, WALK._replace(id="2003", text="Sat outside"))
    sync(other, root)
    EncryptionOperations(root / "data", root / "state").decrypt(
        unlock(root, clock), clock, Notices()
    )
    sync(root, other)
    return other


def test_a_board_that_was_opened_elsewhere_is_left_until_somebody_decides(
    opened_elsewhere: Path, clock: FakeClock
) -> None:
    before = dict(everything(opened_elsewhere))
    with pytest.raises(CannotSave) as caught:
        open_sealed(opened_elsewhere, clock)
    assert caught.value.reason == "opened_elsewhere"
    assert dict(everything(opened_elsewhere)) == before


def test_a_board_that_was_opened_elsewhere_is_opened_here_too(
    opened_elsewhere: Path, clock: FakeClock
) -> None:
    _, envelope = LockedBoard(opened_elsewhere / "data", opened_elsewhere / "state").unlock(
        PASSPHRASE
    )
    EncryptionOperations(opened_elsewhere / "data", opened_elsewhere / "state").decrypt_rest(
        envelope
    )
    assert not any(is_encrypted(raw) for _, raw in everything(opened_elsewhere))
    assert not is_encrypted_board(opened_elsewhere / "data", opened_elsewhere / "state")
    add(open_store(opened_elsewhere, clock), clock, WALK._replace(id="2005"))


def test_a_board_that_was_opened_elsewhere_can_be_sealed_again(
    opened_elsewhere: Path, clock: FakeClock
) -> None:
    locked = LockedBoard(opened_elsewhere / "data", opened_elsewhere / "state")
    _, envelope = locked.unlock(PASSPHRASE)
    EncryptionOperations(opened_elsewhere / "data", opened_elsewhere / "state").resume(
        envelope, locked.key_file
    )
    assert with_words(opened_elsewhere) == []
    assert documents(open_sealed(opened_elsewhere, clock)) >= KEPT


def test_a_data_folder_that_is_not_there_opens_nothing(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    (root / "data").rename(root / "away")
    assert documents(open_sealed(root, clock)) == KEPT
    assert with_words(root) == []


def test_two_machines_that_sealed_on_their_own_open_each_others_pages(
    root: Path, clock: FakeClock
) -> None:
    other = other_machine(root)
    encrypt(root)
    encrypt(other)
    beside = root / "data" / "seal.sync-conflict-20261121-101500-ABCDEFG.key"
    shutil.copy(other / "data" / KEY_FILE, beside)
    shutil.copy(month_file(other), month_file(root))
    assert documents(open_sealed(root, clock)) == KEPT


def test_two_machines_that_changed_the_passphrase_open_with_either(
    root: Path, clock: FakeClock
) -> None:
    encrypt(root)
    other = other_machine(root)
    for machine, passphrase in ((root, b"one"), (other, b"other")):
        key, _ = LockedBoard(machine / "data", machine / "state").unlock(PASSPHRASE)
        EncryptionOperations(machine / "data", machine / "state").change(key, passphrase, CHEAP)
    beside = root / "data" / "seal.sync-conflict-20261121-101500-ABCDEFG.key"
    shutil.copy(other / "data" / KEY_FILE, beside)
    for passphrase in (b"one", b"other"):
        assert documents(open_sealed(root, clock, passphrase)) == KEPT
    with pytest.raises(WrongPassphrase):
        unlock(root, clock)


def test_a_disk_that_takes_no_key_leaves_the_board_as_it_is(
    root: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dict(everything(root))

    for number in (1, 2, 3):
        with monkeypatch.context() as patch:
            refuse_at(number, patch)
            with pytest.raises(CannotSave):
                encrypt(root)
        assert dict(everything(root)) == before


def test_the_same_page_gives_the_same_bytes_on_both_machines(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    other = other_machine(root)
    here, there = open_sealed(root, clock), open_sealed(other, clock)
    raw = month_file(root).read_bytes()
    assert there.envelope.to_disk(here.envelope.from_disk(raw)) == raw
    copy = month_file(root).with_name("2026-11.sync-conflict-20261121-111500-ABCDEFG.json")
    copy.write_bytes(raw)
    assert (
        set(from_bytes({MONTH: here.envelope.read(copy)}, UNENCRYPTED).pages[MONTH].values())
        == KEPT
    )


def test_a_rescue_copy_is_sealed_and_opens_with_the_same_passphrase(
    root: Path, clock: FakeClock
) -> None:
    encrypt(root)
    to = root.parent / f"{root.name}-stick"
    to.mkdir()
    store = open_sealed(root, clock)
    pages = {MONTH: store.page(MONTH)}
    rescued = write_rescue(store, pages, [], to, clock)
    assert with_words(to) == []
    (to / "state").mkdir()
    rescued.rename(to / "data")
    assert documents(open_sealed(to, clock)) == KEPT


def test_a_backup_of_a_sealed_board_is_sealed_and_holds_its_key(
    root: Path, clock: FakeClock, tmp_path: Path
) -> None:
    encrypt(root)
    page = month_file(root)
    store = open_sealed(root, clock)
    # From a machine that does not encrypt yet.
    page.write_bytes(store.envelope.read(page))
    target = root.parent / f"{root.name}.zip"
    store.archive(target)
    with ZipFile(target) as archive:
        names = archive.namelist()
        held = {name: archive.read(name) for name in names}
    assert {KEY_FILE, "library.json", "months/2026-11.json"} <= set(names)
    assert not any(word.encode() in raw for raw in held.values() for word in WORDS)


def test_what_is_erased_from_a_sealed_board_is_gone_when_it_is_opened(
    root: Path, clock: FakeClock
) -> None:
    encrypt(root)
    store = open_sealed(root, clock)
    erased = erase(
        root / "data", root / "state", clock, lambda t, id, f: id == LATER.id, store.envelope
    )
    assert erased.found
    assert with_words(root) == []
    EncryptionOperations(root / "data", root / "state").decrypt(
        unlock(root, clock), clock, Notices()
    )
    kept_by_others = [path for path in holding(root, "told nobody") if "~" not in str(path)]
    assert [path for path in kept_by_others if "(conflicted" not in str(path)] == []


def test_a_file_that_is_only_called_like_a_key_stays(root: Path, clock: FakeClock) -> None:
    theirs = root / "data" / "sealant.key"
    theirs.write_text("of the bathroom")
    encrypt(root)
    EncryptionOperations(root / "data", root / "state").decrypt(
        unlock(root, clock), clock, Notices()
    )
    assert theirs.read_text() == "of the bathroom"
    assert not (root / "data" / KEY_FILE).exists()


def test_erasing_passes_over_a_copy_that_nobody_can_open(root: Path, clock: FakeClock) -> None:
    encrypt(root)
    store = open_sealed(root, clock)
    for path in (root / "data" / "months").glob("*conflict*"):
        path.write_bytes(path.read_bytes()[:-1])
    wish = erase(
        root / "data", root / "state", clock, lambda t, id, f: id == LATER.id, store.envelope
    )
    assert wish.found


SEALS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.store.sealed import encrypt
print("begins", flush=True)
encrypt(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("writes", [3, 9])
def test_a_real_kill_in_the_midst_of_sealing_loses_nothing(
    root: Path, clock: FakeClock, writes: int
) -> None:
    home = str(Path(__file__).parents[3])
    with subprocess.Popen([sys.executable, "-c", SEALS, str(root), home]) as process:
        while process.poll() is None:
            if sum(is_encrypted(raw) for _, raw in everything(root)) >= writes:
                process.kill()
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.002)
    assert documents(open_sealed(root, clock)) == KEPT
    assert with_words(root) == []


def test_a_damaged_page_is_restored_when_the_board_is_decrypted(
    root: Path, clock: FakeClock
) -> None:
    encrypt(root)
    envelope = unlock(root, clock)
    month_file(root).write_bytes(month_file(root).read_bytes()[:-1])
    EncryptionOperations(root / "data", root / "state").decrypt(envelope, clock, Notices())
    assert documents(open_store(root, clock)) == KEPT
