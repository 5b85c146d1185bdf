"""Re-encrypting files with the key of the board.

Files that only a second key decrypts would be lost with that key's passphrase.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from winsboard.store.crypto.envelope import Envelope
from winsboard.store.crypto.key_retention import keys_needed, remove_unneeded_keys
from winsboard.store.disk.atomic import AtomicWrite, retry_if_overtaken
from winsboard.store.errors import CannotSave, cannot_save
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.board_files import in_data
from winsboard.store.inventory.state_files import text_files_in_state
from winsboard.store.pictures.files import picture_files
from winsboard.store.system.files import FileVersion, file_version, read_bytes


def rewrite_all(data: Path, state: Path, envelope: Envelope, other: Envelope) -> int:
    """Re-encrypt all files of a board that the other envelope decrypts.

    Returns the number of files changed. The caller must hold the lock. Raises CannotSave.
    """
    count = 0
    for path in [*in_data(data), *picture_files(data), *text_files_in_state(state)]:
        try:
            count += retry_if_overtaken(partial(rewrite, path, envelope, other))
        except OSError as error:
            raise cannot_save(path, error) from error
    try:
        remove_unneeded_keys(state, keys_needed(data, state))
    except OSError as error:
        raise cannot_save(state, error) from error
    return count


def rewrite(path: Path, envelope: Envelope, other: Envelope) -> bool:
    """Re-encrypt one file if the other envelope decrypts it; returns whether it changed.

    Raises OSError and CannotSave.
    """
    seen = file_version(path)
    if not envelope.is_undecryptable(path):
        return False
    try:
        plain = other.from_disk(read_bytes(path))
    except FormatError:
        return False
    write_checked(path, seen, plain, envelope)
    return True


def write_checked(path: Path, seen: FileVersion | None, plain: bytes, envelope: Envelope) -> None:
    """Replace a file through the envelope after reading the new bytes back from the disk.

    `seen` is the version of the file before it was read. Raises OSError and CannotSave, and
    Overtaken if another program has replaced it meanwhile.
    """
    staged = AtomicWrite(path, envelope.to_disk(plain))
    try:
        if envelope.from_disk(staged.read_back()) != plain:
            raise CannotSave("seal_differs", path=path)
    except BaseException:
        staged.discard()
        raise
    staged.commit_if_unchanged(seen)
