"""Re-encrypting files with the key of the board.

Files that only a second key decrypts would be lost with that key's passphrase.
"""

from __future__ import annotations

from pathlib import Path

from winsboard.store.crypto.envelope import Envelope
from winsboard.store.crypto.key_retention import drop_unneeded, keys_needed
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.errors import CannotSave, cannot_save
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.board_files import in_data
from winsboard.store.inventory.state_files import in_state
from winsboard.store.system.files import read_bytes


def rewrite_all(data: Path, state: Path, envelope: Envelope, other: Envelope) -> int:
    """Re-encrypt all files of a board that the other envelope decrypts.

    Returns the number of files changed. The caller must hold the lock. Raises CannotSave.
    """
    count = 0
    for path in [*in_data(data), *in_state(state)]:
        try:
            count += rewrite(path, envelope, other)
        except OSError as error:
            raise cannot_save(path, error) from error
    try:
        drop_unneeded(state, keys_needed(data, state))
    except OSError as error:
        raise cannot_save(state, error) from error
    return count


def rewrite(path: Path, envelope: Envelope, other: Envelope) -> bool:
    """Re-encrypt one file if the other envelope decrypts it; returns whether it changed.

    Raises OSError and CannotSave.
    """
    if not envelope.is_closed(path):
        return False
    try:
        plain = other.from_disk(read_bytes(path))
    except FormatError:
        return False
    write_checked(path, plain, envelope)
    return True


def write_checked(path: Path, plain: bytes, envelope: Envelope) -> None:
    """Replace a file through the envelope after reading the new bytes back from the disk.

    Raises OSError and CannotSave.
    """
    staged = AtomicWrite(path, envelope.to_disk(plain))
    try:
        if envelope.from_disk(staged.read_back()) != plain:
            raise CannotSave("seal_differs", path=path)
    except BaseException:
        staged.discard()
        raise
    staged.commit()
