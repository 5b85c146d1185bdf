"""Encrypted boards for tests: a real key at the lowest permitted cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from tests.passphrases import CHEAP
from winsboard.clock import Clock
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.crypto.key_ring import KeyRing, new_key, wrap
from winsboard.store.disk.lock import Lock
from winsboard.store.encryption.operations import EncryptionOperations
from winsboard.store.encryption.unlock import LockedBoard
from winsboard.store.notices import Notices
from winsboard.store.store import Store

PASSPHRASE: Final = "correct horse, ünpaid battery".encode()


def new_ring() -> KeyRing:
    """A key for several boards with a common origin."""
    key = new_key()
    return KeyRing([key], wrap(key, PASSPHRASE, CHEAP))


def encrypt(root: Path, passphrase: bytes = PASSPHRASE) -> int:
    """Encrypt the board in `root/data` and `root/state`; returns the number of files."""
    return EncryptionOperations(root / "data", root / "state").encrypt(passphrase, CHEAP)


def unlock(
    root: Path, clock: Clock, passphrase: bytes = PASSPHRASE, notices: Notices | None = None
) -> Envelope:
    """The envelope of a board, as a command gets it."""
    locked = LockedBoard(root / "data", root / "state")
    _, envelope = locked.unlock(passphrase)
    locked.finish_interrupted(envelope, Lock(root / "state" / "lock"), clock, notices or Notices())
    return envelope


def open_sealed(
    root: Path, clock: Clock, passphrase: bytes = PASSPHRASE, notices: Notices | None = None
) -> Store:
    """Open the store of an encrypted board like another process."""
    envelope = unlock(root, clock, passphrase, notices)
    return Store(root / "data", root / "state", clock, notices, envelope)


def everything(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file of a board with its stored bytes."""
    for path in sorted(root.rglob("*")):
        # Another process may be writing.
        with suppress(FileNotFoundError, IsADirectoryError):
            yield path.relative_to(root), path.read_bytes()


def holding(root: Path, *words: str) -> list[Path]:
    """The files in which any of these words is readable."""
    pieces = [word.encode() for word in words]
    return [path for path, raw in everything(root) if any(piece in raw for piece in pieces)]
