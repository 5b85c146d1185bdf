"""The contents of encrypted files and key files, and which damage is detected."""

from __future__ import annotations

import json
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.passphrases import CHEAP
from tests.store.sealed import PASSPHRASE
from tests.thorough import examples
from winsboard.store.crypto.envelope import KEY_FILE, MARK, UNENCRYPTED, Envelope, is_encrypted
from winsboard.store.crypto.key_file import Cost, KeyFile, read_key_file
from winsboard.store.crypto.key_file import _checksum as sum_of
from winsboard.store.crypto.key_ring import Key, KeyRing, WrongPassphrase, new_key, unwrap, wrap
from winsboard.store.errors import CannotSave
from winsboard.store.format.encrypted_header import HEAD_SIZE
from winsboard.store.format.page_json import FormatError

KEY = new_key()
KEY_OF_BOARD: KeyFile = wrap(KEY, PASSPHRASE, CHEAP)
RING = KeyRing([KEY], KEY_OF_BOARD)
SEAL = Envelope(None, RING)


def why(envelope: Envelope, raw: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        envelope.from_disk(raw)
    return str(caught.value)


@given(st.binary(max_size=3000))
@settings(max_examples=examples(40), deadline=None)
def test_what_was_sealed_opens_and_cannot_be_read_before(plain: bytes) -> None:
    raw = SEAL.to_disk(plain)
    assert is_encrypted(raw)
    assert SEAL.from_disk(raw) == plain
    assert len(plain) < 8 or plain not in raw[HEAD_SIZE:]
    assert SEAL.to_disk(plain) == raw
    assert SEAL.to_disk(plain + b"x")[:HEAD_SIZE] != raw[:HEAD_SIZE]


@given(st.data())
@settings(max_examples=examples(150), deadline=None)
def test_any_flipped_bit_is_noticed(data: st.DataObject) -> None:
    raw = bytearray(SEAL.to_disk(b"what I told nobody"))
    at = data.draw(st.integers(len(MARK), len(raw) - 1))
    raw[at] ^= 1 << data.draw(st.integers(0, 7))
    assert why(SEAL, bytes(raw)) == "broken_seal"


@pytest.mark.parametrize("cut", [len(MARK), HEAD_SIZE - 1, HEAD_SIZE, HEAD_SIZE + 15, -1])
def test_a_cut_file_is_noticed(cut: int) -> None:
    assert why(SEAL, SEAL.to_disk(b"what I told nobody")[:cut]) == "broken_seal"


def test_another_key_and_a_newer_version_are_no_damage() -> None:
    other = new_key()
    raw = KeyRing([other], KEY_OF_BOARD).encrypt(b"words")
    assert why(SEAL, raw) == "other_seal"
    assert why(UNENCRYPTED, raw) == "other_seal"
    both = KeyRing([KEY, other], KEY_OF_BOARD)
    assert both.decrypt(raw) == b"words"
    assert not both.is_current(raw)
    start = MARK + b"\x03" + raw[len(MARK) + 1 : HEAD_SIZE - 4]
    newer = start + zlib.crc32(start).to_bytes(4, "big") + raw[HEAD_SIZE:]
    assert why(SEAL, newer) == "newer_seal"


def test_a_key_that_is_another_one_under_the_same_id_opens_nothing() -> None:
    forged = KeyRing([Key(KEY.id, bytes(32))], KEY_OF_BOARD)
    assert why(Envelope(None, forged), SEAL.to_disk(b"words")) == "broken_seal"


def test_many_threads_seal_and_open_at_once() -> None:
    def there_and_back(n: int) -> bool:
        plain = str(n).encode() * 5000
        return SEAL.from_disk(SEAL.to_disk(plain)) == plain

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(there_and_back, range(400)))


def test_the_passphrase_gives_the_key_back_and_no_other_does() -> None:
    assert unwrap(read_key_file(KEY_OF_BOARD.serialize()), PASSPHRASE) == KEY
    for wrong in (b"", PASSPHRASE + b" ", PASSPHRASE.upper()):
        with pytest.raises(WrongPassphrase):
            unwrap(KEY_OF_BOARD, wrong)


def test_the_cost_of_a_guess_is_what_is_recommended() -> None:
    assert Cost() == (2**17, 8, 1)
    assert Cost().memory == 128 << 20


def test_nothing_of_the_key_stands_in_its_file() -> None:
    raw = KEY_OF_BOARD.serialize()
    assert KEY.secret.hex().encode() not in raw
    assert PASSPHRASE not in raw


def changed(**fields: Any) -> bytes:
    """The key file with some fields changed and a matching checksum."""
    found = {**json.loads(KEY_OF_BOARD.serialize()), **fields}
    return json.dumps({**found, "sum": sum_of(found)}).encode()


@pytest.mark.parametrize(
    "fields",
    [
        {"n": 2},
        {"n": 1 << 13},
        {"n": 3 << 14},
        {"n": "131072"},
        {"n": True},
        {"r": 1},
        {"r": 10_000},
        {"p": 0},
        {"salt": ""},
        {"salt": "00" * 5000},
        {"nonce": "00"},
        {"key": "00"},
        {"id": "00"},
        {"id": 5},
        {"kdf": "md5"},
        {"cipher": "none"},
        {"app": "other"},
    ],
)
def test_a_key_file_that_asks_for_too_much_or_too_little_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(FormatError, match="broken_key"):
        read_key_file(changed(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"n": 1 << 40},
        {"n": 1 << 20},
        {"n": 1 << 19, "r": 16},
        {"p": 10_000},
        {"n": 1 << 17, "p": 5},
    ],
)
def test_a_key_file_that_would_keep_the_computer_busy_is_refused_by_name(
    fields: dict[str, Any],
) -> None:
    with pytest.raises(FormatError, match="costly_key"):
        read_key_file(changed(**fields))


def test_the_header_of_a_key_file_is_sealed_with_the_key() -> None:
    cheaper = read_key_file(changed(n=CHEAP.n * 2))
    with pytest.raises(WrongPassphrase):
        unwrap(cheaper, PASSPHRASE)
    renamed = read_key_file(changed(id="0011223344556677"))
    with pytest.raises(WrongPassphrase):
        unwrap(renamed, PASSPHRASE)


def test_a_key_file_of_a_newer_winsboard_is_no_damage() -> None:
    with pytest.raises(FormatError, match="newer_seal"):
        read_key_file(changed(version=2))


@pytest.mark.parametrize("raw", [b"", b"null", b"[]", b"{}", b'{"app":"winsboard"}', b"\0" * 900])
def test_what_is_no_key_file_is_damage(raw: bytes) -> None:
    with pytest.raises(FormatError, match="broken_key"):
        read_key_file(raw)


@given(st.data())
@settings(max_examples=examples(60), deadline=None)
def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(data: st.DataObject) -> None:
    raw = bytearray(KEY_OF_BOARD.serialize())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= 1 << data.draw(st.integers(0, 7))
    try:
        found = read_key_file(bytes(raw))
    except FormatError:
        return
    # The damage may only have changed the whitespace between fields.
    assert found == KEY_OF_BOARD


def test_nothing_is_written_once_the_key_beside_it_is_another_one(tmp_path: Path) -> None:
    plain, envelope = Envelope(tmp_path), Envelope(tmp_path, RING)
    assert plain.to_disk(b"words") == b"words"
    with pytest.raises(CannotSave):
        envelope.to_disk(b"words")
    key_file = tmp_path / KEY_FILE
    key_file.write_bytes(KEY_OF_BOARD.serialize())
    assert envelope.from_disk(envelope.to_disk(b"words")) == b"words"
    with pytest.raises(CannotSave):
        plain.to_disk(b"words")
    key_file.write_bytes(wrap(KEY, b"another passphrase", CHEAP).serialize())
    assert is_encrypted(envelope.to_disk(b"words"))
    key_file.write_bytes(wrap(new_key(), PASSPHRASE, CHEAP).serialize())
    with pytest.raises(CannotSave):
        envelope.to_disk(b"words")
    key_file.write_bytes(b"{")
    with pytest.raises(CannotSave):
        envelope.to_disk(b"words")
