"""Which files are key files of winsboard, and which only have the name of one."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.store.sealed import new_ring
from winsboard.store.crypto.envelope import KEY_FILE, Envelope, is_encrypted_board, is_key_file
from winsboard.store.system.files import file_version

OURS = new_ring().key_file
THEIRS = {
    "a note": b"my passwords for winsboard: x\n",
    "a name in JSON": b'{"app": "winsboard"}',
    "a name and an id": b'{"app": "winsboard", "id": 1, "note": "key, salt, kdf, cipher, sum"}',
    "a sentence": b"winsboard keeps the files beside this one sealed",
    "a page": b'{"_meta": {"1": {"app": "winsboard", "page": "library", "schema": 1}}}',
    "a key of another program": b"-----BEGIN PRIVATE KEY-----\nwinsboard\n",
    "bytes": bytes(range(256)) + b"winsboard",
    "nothing": b"",
}


def damaged() -> dict[str, bytes]:
    """Key files damaged by disks, editors and sync tools."""
    dice = random.Random(7)
    found = {f"cut at {end}": OURS[:end] for end in range(30, len(OURS), 37)}
    for number in range(20):
        raw = bytearray(OURS)
        for _ in range(3):
            raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        found[f"bits {number}"] = bytes(raw)
    found["without its beginning"] = OURS[len(OURS) // 2 :]
    found["saved by an editor"] = json.dumps(json.loads(OURS), separators=(",", ":")).encode()
    found["other line ends"] = OURS.replace(b"\n", b"\r\n")
    return found


@pytest.mark.parametrize("raw", THEIRS.values(), ids=THEIRS)
def test_the_file_of_another_program_locks_no_board(tmp_path: Path, raw: bytes) -> None:
    data, state = tmp_path / "data", tmp_path / "state"
    data.mkdir()
    (data / KEY_FILE).write_bytes(raw)
    assert not is_key_file(data / KEY_FILE)
    assert not is_encrypted_board(data, state)
    assert Envelope(data).to_disk(b"words") == b"words"


def test_a_key_file_that_comes_back_is_known_again_whatever_its_times_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk may reuse inode and timestamp for a file that was just rewritten."""
    path, ring = tmp_path / KEY_FILE, new_ring()
    path.write_bytes(new_ring().key_file)
    same = file_version(path)
    monkeypatch.setattr("winsboard.store.crypto.key_ring.file_version", lambda _: same)
    assert not ring.belongs_to(path)
    path.write_bytes(ring.key_file)
    assert ring.belongs_to(path)


def test_a_damaged_key_file_is_still_ours(tmp_path: Path) -> None:
    path = tmp_path / KEY_FILE
    for name, raw in damaged().items():
        path.write_bytes(raw)
        assert is_key_file(path), name
