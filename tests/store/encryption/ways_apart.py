"""How two machines encrypt one board independently, and how their files then meet."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from tests.fake_clock import FakeClock
from tests.passphrases import CHEAP
from tests.store.boards import WALK, add, open_store
from tests.store.sealed import PASSPHRASE, encrypt, unlock
from winsboard.store.crypto.envelope import KEY_FILE, Envelope
from winsboard.store.encryption.operations import EncryptionOperations
from winsboard.store.encryption.unlock import LockedBoard
from winsboard.store.notices import Notices

A, B = b"the words of A", b"the words of B"
MARK: Final = "sync-conflict-20261121-101500-ABCDEFG"


def write(root: Path, clock: FakeClock, envelope: Envelope | None, text: str) -> None:
    clock.tick(60)
    id = str(len(text)) + str(abs(hash(text)) % 10**6)
    add(open_store(root, clock, envelope), clock, WALK._replace(id=id, text=text))


def encrypt_anew(root: Path, clock: FakeClock, passphrase: bytes) -> None:
    """Decrypt a board and encrypt it with a new key."""
    EncryptionOperations(root / "data", root / "state").decrypt(
        unlock(root, clock), clock, Notices()
    )
    encrypt(root, passphrase)


def change(root: Path, passphrase: bytes) -> None:
    key, _ = LockedBoard(root / "data", root / "state").unlock(PASSPHRASE)
    EncryptionOperations(root / "data", root / "state").change(key, passphrase, CHEAP)


def apart_from_the_start(a: Path, b: Path, clock: FakeClock) -> tuple[bytes, bytes]:
    encrypt(a, A)
    encrypt(b, B)
    return A, B


def with_one_passphrase(a: Path, b: Path, clock: FakeClock) -> tuple[bytes, bytes]:
    encrypt(a, A)
    encrypt(b, A)
    return A, A


def one_encrypts_anew(a: Path, b: Path, clock: FakeClock) -> tuple[bytes, bytes]:
    encrypt(a)
    shutil.rmtree(b / "data")
    shutil.copytree(a / "data", b / "data")
    unlock(b, clock)
    encrypt_anew(b, clock, B)
    return PASSPHRASE, B


def both_encrypt_anew(a: Path, b: Path, clock: FakeClock) -> tuple[bytes, bytes]:
    one_encrypts_anew(a, b, clock)
    encrypt_anew(a, clock, A)
    return A, B


def one_changes_the_passphrase(a: Path, b: Path, clock: FakeClock) -> tuple[bytes, bytes]:
    encrypt(a)
    shutil.rmtree(b / "data")
    shutil.copytree(a / "data", b / "data")
    unlock(b, clock)
    change(b, B)
    return PASSPHRASE, B


Apart: TypeAlias = Callable[[Path, Path, FakeClock], tuple[bytes, bytes]]
APART: dict[str, Apart] = {
    apart.__name__: apart
    for apart in (
        apart_from_the_start,
        with_one_passphrase,
        one_encrypts_anew,
        both_encrypt_anew,
        one_changes_the_passphrase,
    )
}


def over(source: Path, target: Path) -> None:
    shutil.copytree(source / "data", target / "data", dirs_exist_ok=True)


def conflict(source: Path, target: Path) -> None:
    """What a sync tool leaves if both machines have changed everything."""
    for path in sorted((source / "data").rglob("*.*")):
        if path.is_file():
            inside = path.relative_to(source / "data")
            name = f"{path.stem}.{MARK}{path.suffix}"
            shutil.copy(path, target / "data" / inside.with_name(name))


def all_but_the_key(source: Path, target: Path) -> None:
    own = (target / "data" / KEY_FILE).read_bytes()
    over(source, target)
    (target / "data" / KEY_FILE).write_bytes(own)


def the_key_alone(source: Path, target: Path) -> None:
    shutil.copy(source / "data" / KEY_FILE, target / "data" / KEY_FILE)


Meet: TypeAlias = Callable[[Path, Path], None]
MEET: dict[str, Meet] = {
    meet.__name__: meet for meet in (over, conflict, all_but_the_key, the_key_alone)
}


def synchronised(source: Path, target: Path) -> None:
    """What a sync tool does: new files are copied, conflicting ones get a copy."""
    for path in sorted((source / "data").rglob("*.*")):
        if path.is_file():
            place = target / "data" / path.relative_to(source / "data")
            name = f"{path.stem}.{MARK}{path.suffix}"
            shutil.copy(path, place.with_name(name) if place.exists() else place)
