"""Encrypted boards for tests: a real key, made at the lowest cost a key file may ask for."""

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
    """A key for several boards that have come from one."""
    key = new_key()
    return KeyRing([key], wrap(key, PASSPHRASE, CHEAP))


def encrypt(root: Path, passphrase: bytes = PASSPHRASE) -> int:
    """Seal the board in `root/data` and `root/state`; how many files were."""
    return EncryptionOperations(root / "data", root / "state").encrypt(passphrase, CHEAP)


def unlock(
    root: Path, clock: Clock, passphrase: bytes = PASSPHRASE, news: Notices | None = None
) -> Envelope:
    """The seal of a board, as a command gets it."""
    locked = LockedBoard(root / "data", root / "state")
    _, envelope = locked.unlock(passphrase)
    locked.finish_interrupted(envelope, Lock(root / "state" / "lock"), clock, news or Notices())
    return envelope


def open_sealed(
    root: Path, clock: Clock, passphrase: bytes = PASSPHRASE, news: Notices | None = None
) -> Store:
    """The store of an encrypted board, as another process would open it."""
    envelope = unlock(root, clock, passphrase, news)
    return Store(root / "data", root / "state", clock, news, envelope)


def everything(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file of a board, and what stands in it on disk."""
    for path in sorted(root.rglob("*")):
        # Another process may be at work on it.
        with suppress(FileNotFoundError, IsADirectoryError):
            yield path.relative_to(root), path.read_bytes()


def holding(root: Path, *words: str) -> list[Path]:
    """The files in which one of some words can be read."""
    pieces = [word.encode() for word in words]
    return [path for path, raw in everything(root) if any(piece in raw for piece in pieces)]
