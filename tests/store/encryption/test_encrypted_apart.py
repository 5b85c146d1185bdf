"""Two machines that encrypt one board independently never lose any text."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from tests.fake_clock import FakeClock
from tests.store.boards import MONTH, month_file, open_store
from tests.store.encryption.ways_apart import (
    APART,
    MEET,
    A,
    Apart,
    B,
    Meet,
    apart_from_the_start,
    both_encrypt_anew,
    one_changes_the_passphrase,
    one_encrypts_anew,
    over,
    the_key_alone,
    write,
)
from tests.store.sealed import encrypt, everything, unlock
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Title
from winsboard.store.crypto.envelope import KEY_FILE, UNENCRYPTED, is_encrypted
from winsboard.store.crypto.key_file import read_key_file
from winsboard.store.crypto.key_ring import Key, KeyRing, WrongPassphrase, unwrap
from winsboard.store.crypto.other_keys import envelope_for_saved_files
from winsboard.store.disk.lock import Lock
from winsboard.store.encryption.operations import EncryptionOperations
from winsboard.store.encryption.rekey import rewrite_all
from winsboard.store.encryption.unlock import LockedBoard, OtherPassphrase
from winsboard.store.errors import CannotSave, Unreadable
from winsboard.store.format.encrypted_header import key_id_of
from winsboard.store.format.page_json import FormatError
from winsboard.store.maintenance.checkup import Checkup
from winsboard.store.notices import Notices
from winsboard.store.quarantine.waiting_files import WaitingFiles
from winsboard.store.store import Store


class Everyone:
    """All existing keys, collected before anything could be lost; they decrypt every file."""

    def __init__(self, *machines: tuple[Path, bytes]) -> None:
        keys: dict[bytes, Key] = {}
        for root, passphrase in machines:
            file = read_key_file((root / "data" / KEY_FILE).read_bytes())
            keys[file.id] = unwrap(file, passphrase)
        self._ring = KeyRing(list(keys.values()), file)
        self._passphrases = {passphrase for _, passphrase in machines}

    def holds(self, root: Path, words: str) -> list[Path]:
        found = []
        for path, raw in everything(root):
            try:
                plain = self._ring.decrypt(raw) if is_encrypted(raw) else raw
            except FormatError:
                continue
            if words.encode() in plain:
                found.append(path)
        return found

    def keys_in(self, root: Path) -> set[bytes]:
        """The keys with a key file on a machine that one of the passphrases decrypts."""
        found = set()
        for path, raw in everything(root):
            for passphrase in self._passphrases if path.suffix == ".key" else ():
                with suppress(WrongPassphrase):
                    found.add(unwrap(read_key_file(raw), passphrase).id)
        return found


def needed(root: Path) -> set[bytes]:
    """The keys that the files of a machine need."""
    return {key_id_of(raw) for _, raw in everything(root) if is_encrypted(raw)}


def go_on(root: Path, clock: FakeClock, given: list[bytes]) -> Store | None:
    """Open the board like a command that is given these passphrases. None if that is refused."""
    locked = LockedBoard(root / "data", root / "state")
    envelope = None
    for passphrase in given:
        try:
            if envelope is None:
                _, envelope = locked.unlock(passphrase)
            else:
                locked.add(passphrase)
                envelope = locked.envelope()
        except (WrongPassphrase, OtherPassphrase):
            continue
    if envelope is None:
        return None
    locked.finish_interrupted(envelope, Lock(root / "state" / "lock"), clock, Notices())
    store = Store(root / "data", root / "state", clock, envelope=envelope)
    store.merge_incoming([MONTH])
    return store


def take_in_all(root: Path, clock: FakeClock, store: Store, passphrases: set[bytes]) -> None:
    """Take in everything that waits, with all passphrases."""
    for passphrase in passphrases:
        with suppress(WrongPassphrase):
            opening = envelope_for_saved_files(
                root / "data", root / "state", needed(root), passphrase
            )
            rewrite_all(root / "data", root / "state", store.envelope, opening)
    for path in list(WaitingFiles(root / "state", store.envelope).files()):
        store.merge(path, clock.now(), lambda _: Title("merged"))
        store.move_to_merged(path)


def texts(store: Store) -> set[str]:
    return {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}


@pytest.mark.parametrize("meet", MEET.values(), ids=MEET)
@pytest.mark.parametrize("apart", APART.values(), ids=APART)
def test_no_word_is_lost_however_two_machines_encrypt_apart_and_meet(
    tmp_path: Path, clock: FakeClock, apart: Apart, meet: Meet
) -> None:
    here, there = tmp_path / "A", tmp_path / "B"
    write(here, clock, None, "of both")
    shutil.copytree(here / "data", there / "data")
    write(here, clock, None, "of A")
    write(there, clock, None, "of B")
    if apart in (one_encrypts_anew, both_encrypt_anew, one_changes_the_passphrase):
        over(here, there)
        open_store(there, clock).merge_incoming([MONTH])
    ours, theirs = apart(here, there, clock)
    write(here, clock, unlock(here, clock, ours), "of A, later")
    write(there, clock, unlock(there, clock, theirs), "of B, later")
    everyone = Everyone((here, ours), (there, theirs))
    kept = ["of A", "of A, later"]
    arrived = [text for text in ("of B", "of B, later") if meet is not the_key_alone]
    for given in ([ours], [theirs], [ours, theirs]):
        case = tmp_path / "case"
        shutil.copytree(here, case)
        meet(there, case)
        store, written, keys = None, list[str](), everyone.keys_in(case)
        for number in range(2):
            store = go_on(case, clock, given) or store
            if store is not None:
                with suppress(Unreadable, CannotSave):
                    write(case, clock, store.envelope, f"written after {number}")
                    written.append(f"written after {number}")
            for text in [*kept, *arrived, *written]:
                assert everyone.holds(case, f'"{text}"'), f"{text} is nowhere after {given}"
            assert needed(case) & keys <= everyone.keys_in(case)
        if store is not None and meet is not the_key_alone:
            own = LockedBoard(case / "data", case / "state").key_file
            EncryptionOperations(case / "data", case / "state").resume(store.envelope, own)
            for text in [*kept, *arrived, *written]:
                assert everyone.holds(case, f'"{text}"'), f"{text} is nowhere after going on"
            assert needed(case) & keys <= everyone.keys_in(case)
        shutil.rmtree(case)


@pytest.mark.parametrize("apart", APART.values(), ids=APART)
def test_both_passphrases_bring_the_words_of_both_together(
    tmp_path: Path, clock: FakeClock, apart: Apart
) -> None:
    here, there = tmp_path / "A", tmp_path / "B"
    write(here, clock, None, "of both")
    shutil.copytree(here / "data", there / "data")
    unlock_of = {}
    if apart in (one_encrypts_anew, both_encrypt_anew, one_changes_the_passphrase):
        open_store(there, clock).merge_incoming([MONTH])
    unlock_of[here], unlock_of[there] = apart(here, there, clock)
    for root, text in ((here, "of A"), (there, "of B")):
        write(root, clock, unlock(root, clock, unlock_of[root]), text)
    over(there, here)
    for given in ([*dict.fromkeys(unlock_of.values())], [unlock_of[there]]):
        case = tmp_path / "case"
        shutil.copytree(here, case)
        store = go_on(case, clock, given)
        assert store is not None
        take_in_all(case, clock, store, set(unlock_of.values()))
        assert texts(store) == {"of both", "of A", "of B"}
        assert Checkup(case / "data", case / "state", store.envelope).findings() == []
        shutil.rmtree(case)


def test_the_doctor_names_what_can_not_be_opened(tmp_path: Path, clock: FakeClock) -> None:
    here, there = tmp_path / "A", tmp_path / "B"
    write(here, clock, None, "of both")
    shutil.copytree(here / "data", there / "data")
    apart_from_the_start(here, there, clock)
    over(there, here)
    store = go_on(here, clock, [B])
    assert store is not None
    found = Checkup(here / "data", here / "state", store.envelope).findings()
    closed = [finding.path for finding in found if finding.kind == "waiting"]
    assert closed == list(WaitingFiles(here / "state", UNENCRYPTED).files())
    assert all(not finding.can_repair for finding in found)


def test_the_own_passphrase_alone_is_not_called_wrong(tmp_path: Path, clock: FakeClock) -> None:
    here, there = tmp_path / "A", tmp_path / "B"
    write(here, clock, None, "of both")
    shutil.copytree(here / "data", there / "data")
    apart_from_the_start(here, there, clock)
    over(there, here)
    before = dict(everything(here))
    with pytest.raises(OtherPassphrase):
        LockedBoard(here / "data", here / "state").unlock(A)
    with pytest.raises(WrongPassphrase):
        LockedBoard(here / "data", here / "state").unlock(b"neither")
    assert dict(everything(here)) == before
    month_file(here).unlink()
    assert go_on(here, clock, [A, B]) is not None


def test_a_board_that_is_decrypted_keeps_the_key_of_what_waits(
    tmp_path: Path, clock: FakeClock
) -> None:
    here, there = tmp_path / "A", tmp_path / "B"
    write(here, clock, None, "of both")
    shutil.copytree(here / "data", there / "data")
    write(here, clock, None, "of A")
    apart_from_the_start(here, there, clock)
    everyone = Everyone((here, A), (there, B))
    over(there, here)
    assert go_on(here, clock, [B]) is not None
    envelope = unlock(here, clock, B)
    EncryptionOperations(here / "data", here / "state").decrypt(envelope, clock, Notices())
    assert needed(here) <= everyone.keys_in(here)
    assert needed(here)
    store = open_store(here, clock)
    assert texts(store) == {"of both"}
    take_in_all(here, clock, store, {A, B})
    assert texts(store) == {"of both", "of A"}
    assert not any(is_encrypted(raw) for _, raw in everything(here))


def test_a_plain_board_writes_over_no_copy_that_is_encrypted(
    tmp_path: Path, clock: FakeClock
) -> None:
    write(tmp_path, clock, None, "before")
    plain = month_file(tmp_path).read_bytes()
    encrypt(tmp_path, A)
    copy = tmp_path / "state" / "copies" / f"{MONTH}.json"
    raw = copy.read_bytes()
    for key in [tmp_path / "data" / KEY_FILE, *(tmp_path / "state" / "keys").iterdir()]:
        key.unlink()
    month_file(tmp_path).write_bytes(plain)
    write(tmp_path, clock, None, "after")
    assert not is_encrypted(copy.read_bytes())
    [aside] = WaitingFiles(tmp_path / "state", UNENCRYPTED).files()
    assert aside.read_bytes() == raw
