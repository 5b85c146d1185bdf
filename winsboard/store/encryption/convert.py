"""Encrypting or decrypting every file of a board, one after the other.

Each file is written anew beside the old one, read back from the disk and compared, and only then
takes its place, so whenever this is cut short every file is whole, plain or encrypted, and it can
be gone on with. The key is on disk before the first file is encrypted, and until after the last one
is opened.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import KEY_FILE, KEYS, Envelope, is_encrypted, is_like_key
from winsboard.store.crypto.key_file import KeyFile, key_files_in, read_key_file
from winsboard.store.crypto.key_retention import (
    KEPT,
    drop_unneeded,
    keep_key,
    keys_kept,
    keys_needed,
    leave_beside,
    put_away,
)
from winsboard.store.disk.atomic import AtomicWrite, until_still
from winsboard.store.encryption.rekey import write_checked
from winsboard.store.errors import CannotSave, cannot_save
from winsboard.store.format.encrypted_header import key_id_at
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.board_files import in_data, is_ours, leftovers
from winsboard.store.inventory.state_files import in_state
from winsboard.store.layout import MONTHS
from winsboard.store.system.files import file_version, make_folder, read_bytes

SEALED: Final = "sealed"
"""The file that names the key with which all files here are encrypted."""
OPENING: Final = "opening"
"""The file that is there while the files are being opened."""
SEALING: Final = "sealing"
"""The file that is there while this computer seals a board that was plain."""


class Converter:
    """The files of one board, of which this machine seals or opens all; under its lock.

    Methods that write raise CannotSave.
    """

    def __init__(self, data: Path, state: Path) -> None:
        self.data = data
        self.state = state
        self.keys = state / KEYS

    def is_done(self, id: bytes) -> bool:
        """Whether everything here was encrypted with the key of that id."""
        return self.done_with() == id.hex()

    def done_with(self) -> str:
        """The id of the key with which everything here was encrypted; empty if it was not."""
        try:
            return read_bytes(self.keys / SEALED).decode("ascii")
        except (OSError, ValueError):
            return ""

    @property
    def is_decrypting(self) -> bool:
        """Whether opening was begun and cut short."""
        return (self.keys / OPENING).exists()

    @property
    def is_encrypting(self) -> bool:
        """Whether this computer has begun to seal a board that was plain, and was cut short."""
        return (self.keys / SEALING).exists()

    def begin(self) -> None:
        """Remember that what is plain here is this computer's own."""
        self._write(self.keys / SEALING, b"")

    def holds_copy_of(self, key_file: KeyFile) -> bool:
        """Whether this machine has the same key file, with the same passphrase."""
        try:
            return read_bytes(self._copy_of(key_file)) == key_file.write()
        except OSError:
            return False

    def keep_copy(self, key_file: KeyFile) -> None:
        """Write a copy of a key file that no sync tool reaches."""
        self._write(self._copy_of(key_file), key_file.write())

    def keep_key(self, key_file: KeyFile) -> None:
        """Write the key file of the board, and the copy of it.

        One of another key that it takes the place of is kept as long as files need it.
        """
        raw = key_file.write()
        self.keep_copy(key_file)
        before = self._read(self.data / KEY_FILE)
        if before == raw:
            return
        self._check_key(before)
        with suppress(FormatError):
            other = read_key_file(before)
            if other.id != key_file.id:
                try:
                    keep_key(self.state, other.write(), other.id)
                except OSError as error:
                    raise cannot_save(self.keys, error) from error
        self._write(self.data / KEY_FILE, raw)

    def _check_key(self, before: bytes) -> None:
        """Raise CannotSave where the file of another program is in the place of the key file."""
        path = self.data / KEY_FILE
        is_first = not (self.keys / SEALED).exists()
        if os.path.lexists(path) and is_first and not is_like_key(before):
            raise CannotSave("key_taken", path=path)

    def drop_key(self, key_file: KeyFile) -> None:
        """Forget a key with which nothing was encrypted yet, as far as the disk allows."""
        own = [self._copy_of(key_file), self.keys / SEALING]
        if self._read(self.data / KEY_FILE) == key_file.write():
            own.insert(0, self.data / KEY_FILE)
        for path in own:
            with suppress(OSError):
                path.unlink()

    def encrypt_all(self, envelope: Envelope, id: bytes) -> int:
        """Seal what is not encrypted with the key of that id, which is on disk; how many files."""
        (self.keys / OPENING).unlink(missing_ok=True)
        count = self._rewrite(envelope)
        self._write(self.keys / SEALED, id.hex().encode())
        with suppress(OSError):
            (self.keys / SEALING).unlink(missing_ok=True)
            self._tidy_keys(id)
        return count

    def needs_any(self, keys: Collection[bytes]) -> bool:
        """Whether a file is encrypted with one of these keys."""
        return bool(keys) and any(key_id_at(path) in keys for path in self._files())

    def _tidy_keys(self, id: bytes) -> None:
        """Put the own keys away that are no longer that of the board; raises OSError."""
        others = [path for path in self.keys.glob("*.key") if path.stem != id.hex()]
        if others or any(keys_kept(self.state)):
            needed = keys_needed(self.data, self.state)
            for path in others:
                put_away(path, self.state, needed)
            drop_unneeded(self.state, needed)

    def decrypt_all(self, envelope: Envelope) -> int:
        """Open what can be opened and then forget the key; how many files.

        Keys that a file still needs are kept, where they make no encrypted board.
        """
        self._write(self.keys / OPENING, b"")
        count = self._rewrite(envelope.decrypting())
        try:
            needed = keys_needed(self.data, self.state)
            for path in (*key_files_in(self.data), *sorted(self.keys.glob("*.key"))):
                put_away(path, self.state, needed)
            drop_unneeded(self.state, needed)
            leave_beside(self.data, self.state)
            # The last of all, so that it is gone on with wherever this is cut short.
            for name in (SEALED, SEALING, OPENING):
                (self.keys / name).unlink(missing_ok=True)
            for folder in (self.keys / KEPT, self.keys):
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()
        except OSError as error:
            raise cannot_save(self.keys, error) from error
        return count

    def unencrypted(self, envelope: Envelope) -> Iterator[Path]:
        """The files that do not stand on disk as the seal writes them."""
        for path in self._files():
            raw = read_bytes(path)
            if raw and not envelope.is_current(raw) and self._is_to_seal(path, raw):
                yield path
        yield from leftovers(self.data, self.state)

    def _rewrite(self, envelope: Envelope) -> int:
        count = 0
        for path in list(self._files()):
            try:
                count += self.encrypt_one(path, envelope)
            except OSError as error:
                raise cannot_save(path, error) from error
        for path in list(leftovers(self.data, self.state)):
            with suppress(OSError):
                path.unlink()
        return count

    def _files(self) -> Iterator[Path]:
        yield from in_data(self.data)
        yield from in_state(self.state)

    def is_place_of_pages(self, path: Path) -> bool:
        """Whether a file lies where pages are read, so that its words would count."""
        return path.parent in (self.data, self.data / MONTHS)

    def _is_to_seal(self, path: Path, raw: bytes) -> bool:
        return path.is_relative_to(self.state) or is_ours(path, raw, self.data, self.state)

    def encrypt_one(self, path: Path, envelope: Envelope) -> bool:
        """Have one file on disk as the seal writes it; whether it was another way.

        Raises OSError and CannotSave.
        """
        return until_still(lambda: self._encrypt_present(path, envelope))

    def _encrypt_present(self, path: Path, envelope: Envelope) -> bool:
        seen, raw = file_version(path), read_bytes(path)
        if not raw or envelope.is_current(raw):
            return False
        if not is_encrypted(raw) and not envelope.takes_plain and self.is_place_of_pages(path):
            # Encrypted it would count as one of ours, and nobody knows who wrote it.
            return False
        try:
            plain = envelope.from_disk(raw)
        except FormatError:
            # Damaged, or of another key: it stays whole.
            return False
        if not self._is_to_seal(path, plain):
            return False
        write_checked(path, seen, plain, envelope)
        return True

    def _copy_of(self, key_file: KeyFile) -> Path:
        return self.keys / f"{key_file.id.hex()}.key"

    @staticmethod
    def _read(path: Path) -> bytes:
        try:
            return read_bytes(path)
        except OSError:
            return b""

    def _write(self, path: Path, raw: bytes) -> None:
        try:
            make_folder(path.parent)
            AtomicWrite(path, raw).commit()
        except OSError as error:
            raise cannot_save(path, error) from error
