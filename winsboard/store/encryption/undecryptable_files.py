"""The files of a board that cannot be decrypted, and which keys they need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.envelope import KEYS, Envelope, is_encrypted
from winsboard.store.crypto.key_file import key_files_in, load_key_file
from winsboard.store.crypto.key_retention import saved_key_files
from winsboard.store.errors import SEALED
from winsboard.store.format.encrypted_header import header_at, key_id_at
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.state_files import text_files_in_state
from winsboard.store.system.files import read_bytes


class UndecryptableFile(NamedTuple):
    """A file that the given passphrase does not decrypt."""

    path: Path
    why: str
    """Key of the reason."""
    page: str = ""
    """The page it says it contains; may be empty."""


def undecryptable_in_state(state: Path, envelope: Envelope) -> Iterator[UndecryptableFile]:
    """The files of a state folder that need another key."""
    for path in text_files_in_state(state):
        try:
            raw = read_bytes(str(path))
            if is_encrypted(raw):
                envelope.from_disk(raw)
        except FormatError as error:
            if str(error) in SEALED:
                head = header_at(path)
                yield UndecryptableFile(path, str(error), head.page if head else "")


def key_of(path: Path, data: Path, state: Path) -> tuple[str, Path | None]:
    """The id of the key a file needs, and the path of its key file if it is on this machine."""
    id = key_id_at(path)
    kept = (file for file, _ in saved_key_files(state))
    for file in (*key_files_in(data), *sorted((state / KEYS).glob("*.key")), *kept):
        with suppress(OSError, FormatError):
            if load_key_file(file).id == id:
                return id.hex(), file
    return id.hex(), None
