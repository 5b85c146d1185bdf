"""The files of an encrypted board: the format, key files, and files that stay plain."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fake_clock import FakeClock
from tests.passphrases import CHEAP
from tests.store.boards import BED, BED_DONE, MONTH, WALK, add, month_file, open_store
from tests.store.sealed import PASSPHRASE, encrypt, everything, holding, open_sealed, unlock
from tests.thorough import examples
from winsboard.store.crypto.envelope import KEY_FILE, KEYS, Envelope, is_encrypted
from winsboard.store.crypto.key_file import _checksum as sum_of
from winsboard.store.crypto.key_ring import KeyRing, WrongPassphrase, new_key, wrap
from winsboard.store.encryption.convert import Converter
from winsboard.store.encryption.operations import EncryptionOperations
from winsboard.store.encryption.unlock import LockedBoard
from winsboard.store.errors import Unreadable
from winsboard.store.format.encrypted_header import (
    FORMAT,
    MARK,
    header_of,
    newest_in,
    variable_part,
)
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.unencrypted_files import unencrypted_files
from winsboard.store.notices import Notices

OLD = Path(__file__).parents[1] / "sealed_sample"
"""A board encrypted in the first format, with the passphrase of these tests."""


@pytest.fixture
def root(tmp_path: Path, clock: FakeClock) -> Path:
    """An encrypted board with an entry."""
    store = open_store(tmp_path / "here", clock)
    add(store, clock, BED)
    add(store, clock, WALK)
    encrypt(tmp_path / "here")
    return tmp_path / "here"


def versions(root: Path) -> set[int]:
    """The formats of the encrypted files of a board."""
    return {header_of(raw).version for _, raw in everything(root) if is_encrypted(raw)}


def test_a_board_in_the_first_format_opens_and_is_written_in_the_present_one(
    tmp_path: Path, clock: FakeClock
) -> None:
    shutil.copytree(OLD, tmp_path / "data")
    assert versions(tmp_path) == {1}
    store = open_sealed(tmp_path, clock)
    assert set(store.page(MONTH).values()) == {WALK, BED_DONE}
    add(store, clock, WALK._replace(id="2009"))
    assert header_of(month_file(tmp_path).read_bytes()).version == FORMAT
    envelope = unlock(tmp_path, clock)
    EncryptionOperations(tmp_path / "data", tmp_path / "state").resume(
        envelope, LockedBoard(tmp_path / "data", tmp_path / "state").key_file
    )
    assert versions(tmp_path) == {FORMAT}
    assert len(open_sealed(tmp_path, clock).page(MONTH)) == 3


def test_a_sealed_file_says_which_page_it_is_and_how_new(root: Path, clock: FakeClock) -> None:
    first = header_of(month_file(root).read_bytes())
    assert (first.page, first.version) == (MONTH, 2)
    clock.tick(60)
    add(open_sealed(root, clock), clock, BED_DONE)
    raw = month_file(root).read_bytes()
    assert header_of(raw).newest > first.newest
    assert header_of(raw).newest == newest_in(unlock(root, clock).from_disk(raw))
    assert header_of((root / "data" / "library.json").read_bytes()).page == "library"


@given(st.data())
@settings(max_examples=examples(100), deadline=None)
def test_what_the_head_says_can_not_be_changed(data: st.DataObject) -> None:
    key = new_key()
    ring = KeyRing([key], wrap(key, PASSPHRASE, CHEAP)) if not RINGS else RINGS[0]
    RINGS[:] = [ring]
    plain = b'{\n"_meta":{\n"1":{"app":"winsboard","page":"2026-11"}\n},\n"x":{"_made":77}\n}\n'
    raw = bytearray(ring.encrypt(plain))
    size = header_of(bytes(raw)).size
    at = data.draw(st.integers(len(MARK), size - 1))
    raw[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(FormatError, match=r"broken_seal|other_seal|newer_seal"):
        ring.decrypt(bytes(raw))


RINGS: list[KeyRing] = []


@given(st.binary(max_size=400))
@settings(max_examples=examples(100), deadline=None)
def test_any_contents_have_facts(plain: bytes) -> None:
    facts = variable_part(plain)
    assert facts == variable_part(plain)
    assert len(facts) == 9 + facts[8]


def test_words_that_look_like_a_stamp_are_no_stamp(root: Path, clock: FakeClock) -> None:
    before = header_of(month_file(root).read_bytes()).newest
    add(
        open_sealed(root, clock),
        clock,
        WALK._replace(id="2009", text='"_made":999999999999999999,'),
    )
    assert before <= header_of(month_file(root).read_bytes()).newest < 9 * 10**15


def replaced_key(root: Path, **fields: Any) -> Path:
    """The key file with some fields changed and a matching checksum."""
    path = root / "data" / KEY_FILE
    found = {**json.loads(path.read_bytes()), **fields}
    path.write_text(json.dumps({**found, "sum": sum_of(found)}))
    return path


def test_a_key_file_with_another_salt_locks_nobody_out(root: Path, clock: FakeClock) -> None:
    path = replaced_key(root, salt="00" * 32)
    forged = path.read_bytes()
    notices = Notices()
    store = open_sealed(root, clock, notices=notices)
    assert WALK in store.page(MONTH).values()
    add(store, clock, BED_DONE)
    [told] = notices.pop_all()
    assert "`winsboard encrypt --change`" in told
    # It may have the new passphrase of another machine.
    assert path.read_bytes() == forged
    key, _ = (locked := LockedBoard(root / "data", root / "state")).unlock(PASSPHRASE)
    assert locked.key_file.serialize() != forged
    EncryptionOperations(root / "data", root / "state").change(key, PASSPHRASE, CHEAP)
    open_sealed(root, clock, notices=notices)
    assert notices.pop_all() == ()


@pytest.mark.parametrize(
    "fields", [{"n": 1 << 20}, {"n": 1 << 18, "p": 16}, {"n": 1 << 19, "r": 32}]
)
def test_a_key_file_that_asks_for_too_much_work_is_restored_from_the_own_copy(
    root: Path, clock: FakeClock, fields: dict[str, int]
) -> None:
    whole = (root / "data" / KEY_FILE).read_bytes()
    path = replaced_key(root, **fields)
    asked = path.read_bytes()
    assert WALK in open_sealed(root, clock).page(MONTH).values()
    assert path.read_bytes() == whole
    assert asked in [p.read_bytes() for p in (root / "state" / "quarantine").iterdir()]
    shutil.rmtree(root / "state")
    path.write_bytes(asked)
    with pytest.raises(Unreadable) as caught:
        LockedBoard(root / "data", root / "state")
    assert caught.value.cause == "costly_key"


def test_few_of_many_key_files_are_tried_and_ours_first(
    root: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        other = wrap(new_key(), b"of somebody else", CHEAP) if number < 6 else None
        path = root / "data" / f"seal-{number}.key"
        shutil.copy(root / "data" / f"seal-{number % 6}.key", path) if other is None else (
            path.write_bytes(other.serialize())
        )
    tried = []
    real = LockedBoard.add.__globals__["unwrap"]

    def counted(file: Any, passphrase: bytes) -> Any:
        tried.append(file)
        return real(file, passphrase)

    monkeypatch.setitem(LockedBoard.add.__globals__, "unwrap", counted)
    with pytest.raises(WrongPassphrase):
        LockedBoard(root / "data", root / "state").unlock(b"wrong")
    assert len(tried) <= 9
    tried.clear()
    LockedBoard(root / "data", root / "state").unlock(PASSPHRASE)
    assert tried[0].id.hex() == Converter(root / "data", root / "state").current_key_id()
    assert len(tried) <= 9


def test_pages_in_subfolders_are_sealed_and_what_stays_plain_is_named(
    tmp_path: Path, clock: FakeClock
) -> None:
    store = open_store(tmp_path, clock)
    add(store, clock, BED)
    add(store, clock, WALK)
    data = tmp_path / "data"
    page = month_file(tmp_path).read_bytes()
    for name in ("old/2026-11.json", "old/of 2020/what.json", "months/archive/2026-11 (1).json"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(page)
    theirs = {
        "old/2024-05 bank export.json": b'{"balance": 3}',
        "picture.svg": b"<svg/>",
        "backup.zip": b"PK",
        "another board/library.json": page,
        "another board/months/2026-11.json": page,
        ".git/objects/aa": b"x",
    }
    for name, raw in theirs.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(raw)
    os.mkfifo(data / "pipe")
    encrypt(tmp_path)
    (data / "pipe").unlink()
    assert {name: (data / name).read_bytes() for name in theirs} == theirs
    assert {str(path.relative_to(data)) for path in unencrypted_files(data)} == {
        ".git",
        "another board",
        "backup.zip",
        "old/2024-05 bank export.json",
        "picture.svg",
    }
    assert {path.parts[1] for path in holding(tmp_path, WALK.text)} == {"another board"}
    EncryptionOperations(data, tmp_path / "state").decrypt(
        unlock(tmp_path, clock), clock, Notices()
    )
    assert (data / "old/of 2020/what.json").read_bytes() == page
    assert (data / "months/archive/2026-11 (1).json").read_bytes() == page


def test_a_backup_file_in_the_folder_needs_no_key_beside_it(root: Path, clock: FakeClock) -> None:
    target = root / "data" / "backup.zip"
    open_sealed(root, clock).archive(target)
    with ZipFile(target) as archive:
        assert KEY_FILE in archive.namelist()


def test_no_key_is_removed_that_a_file_in_any_folder_needs(root: Path, clock: FakeClock) -> None:
    key = new_key()
    file = wrap(key, b"another", CHEAP)
    raw = KeyRing([key], file).encrypt(b"words")
    for name in ("data/sub/anything", "state/backups/2026-11-21T08Z/2026-10.json"):
        keep = root / "state" / KEYS / f"{key.id.hex()}.key"
        keep.write_bytes(file.serialize())
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
        envelope = unlock(root, clock)
        own = LockedBoard(root / "data", root / "state").key_file
        EncryptionOperations(root / "data", root / "state").resume(envelope, own)
        left = [path for path in root.rglob("*.key") if path.stem == key.id.hex()]
        assert [path.read_bytes() for path in left] == [file.serialize()]
        (root / name).unlink()
        EncryptionOperations(root / "data", root / "state").resume(envelope, own)
        assert not [path for path in root.rglob("*.key") if path.stem == key.id.hex()]


def test_decrypting_leaves_a_key_beside_the_files_of_the_folder_that_need_it(
    root: Path, clock: FakeClock
) -> None:
    key = new_key()
    file = wrap(key, b"another", CHEAP)
    copy = month_file(root).with_name("2026-11.sync-conflict-20261121-101500-ABCDEFG.json")
    copy.write_bytes(KeyRing([key], file).encrypt(b"words"))
    beside = root / "data" / "seal.sync-conflict-20261121-101500-ABCDEFG.key"
    beside.write_bytes(file.serialize())
    EncryptionOperations(root / "data", root / "state").decrypt(
        unlock(root, clock), clock, Notices()
    )
    [left] = (root / "data").glob("*.key")
    assert left.read_bytes() == file.serialize()
    assert WALK in open_store(root, clock, Envelope(root / "data")).page(MONTH).values()
