"""Encrypting or decrypting all files of a board, one by one.

Each file is written to a temporary file, read back and compared, and then replaced. An interruption
at any point leaves every file whole, plain or encrypted, and the conversion can be resumed. The key
is on disk before the first file is encrypted and until the last one is decrypted.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import (
    KEY_FILE,
    KEYS,
    Envelope,
    is_encrypted,
    resembles_key_file,
)
from winsboard.store.crypto.key_file import KeyFile, key_files_in, read_key_file
from winsboard.store.crypto.key_retention import (
    KEPT,
    copy_saved_keys,
    keys_needed,
    remove_key_file,
    remove_unneeded_keys,
    save_key,
    saved_key_files,
)
from winsboard.store.disk.atomic import AtomicWrite, retry_if_overtaken
from winsboard.store.encryption.rekey import write_checked
from winsboard.store.errors import CannotSave, cannot_save
from winsboard.store.format.encrypted_header import key_id_at
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.board_files import in_data, is_board_file, leftovers
from winsboard.store.inventory.state_files import text_files_in_state
from winsboard.store.page_paths import MONTHS
from winsboard.store.pictures.files import picture_files
from winsboard.store.system.files import file_version, make_folder, read_bytes

ENCRYPTED_MARK: Final = "sealed"
"""File with the id of the key with which all files here are encrypted."""
DECRYPTING_MARK: Final = "opening"
"""File that exists while the files are being decrypted."""
ENCRYPTING_MARK: Final = "sealing"
"""File that exists while this machine encrypts a board that was plain."""


class Converter:
    """Encrypts or decrypts all files of one board. The caller must hold the lock.

    Methods that write raise CannotSave.
    """

    def __init__(self, data: Path, state: Path) -> None:
        self.data = data
        self.state = state
        self.keys = state / KEYS

    def is_encrypted_with(self, id: bytes) -> bool:
        """Whether everything here is encrypted with the key of this id."""
        return self.current_key_id() == id.hex()

    def current_key_id(self) -> str:
        """The id of the key with which everything here is encrypted; empty if it is not."""
        try:
            return read_bytes(self.keys / ENCRYPTED_MARK).decode("ascii")
        except (OSError, ValueError):
            return ""

    @property
    def is_decrypting(self) -> bool:
        """Whether decrypting was interrupted."""
        return (self.keys / DECRYPTING_MARK).exists()

    @property
    def is_encrypting(self) -> bool:
        """Whether this machine was interrupted while encrypting a board that was plain."""
        return (self.keys / ENCRYPTING_MARK).exists()

    def begin(self) -> None:
        """Record that the plain files here were written by this machine."""
        self._write(self.keys / ENCRYPTING_MARK, b"")

    def has_key_copy(self, key_file: KeyFile) -> bool:
        """Whether this machine has a copy of the same key file, with the same passphrase."""
        try:
            return read_bytes(self._copy_of(key_file)) == key_file.serialize()
        except OSError:
            return False

    def save_key_copy(self, key_file: KeyFile) -> None:
        """Save a copy of a key file where no sync tool reaches it."""
        self._write(self._copy_of(key_file), key_file.serialize())

    def save_key(self, key_file: KeyFile) -> None:
        """Save the key file of the board and its copy.

        A key file with another key that it replaces is saved as long as files need it.
        """
        raw = key_file.serialize()
        self.save_key_copy(key_file)
        before = self._read(self.data / KEY_FILE)
        if before == raw:
            return
        self._check_key(before)
        with suppress(FormatError):
            other = read_key_file(before)
            if other.id != key_file.id:
                try:
                    save_key(self.state, other.serialize(), other.id)
                except OSError as error:
                    raise cannot_save(self.keys, error) from error
        self._write(self.data / KEY_FILE, raw)

    def _check_key(self, before: bytes) -> None:
        """Raise CannotSave if another program's file is in the place of the key file."""
        path = self.data / KEY_FILE
        is_first = not (self.keys / ENCRYPTED_MARK).exists()
        if os.path.lexists(path) and is_first and not resembles_key_file(before):
            raise CannotSave("key_taken", path=path)

    def remove_key(self, key_file: KeyFile) -> None:
        """Remove a key with which nothing has been encrypted yet, as far as the disk permits."""
        own = [self._copy_of(key_file), self.keys / ENCRYPTING_MARK]
        if self._read(self.data / KEY_FILE) == key_file.serialize():
            own.insert(0, self.data / KEY_FILE)
        for path in own:
            with suppress(OSError):
                path.unlink()

    def encrypt_all(self, envelope: Envelope, id: bytes) -> int:
        """Encrypt with the key of this id, which is on disk. Returns the number of files."""
        (self.keys / DECRYPTING_MARK).unlink(missing_ok=True)
        count = self._rewrite(envelope)
        self._write(self.keys / ENCRYPTED_MARK, id.hex().encode())
        with suppress(OSError):
            (self.keys / ENCRYPTING_MARK).unlink(missing_ok=True)
            self._remove_old_keys(id)
        return count

    def needs_any(self, keys: Collection[bytes]) -> bool:
        """Whether a file is encrypted with one of these keys."""
        return bool(keys) and any(key_id_at(path) in keys for path in self._files())

    def _remove_old_keys(self, id: bytes) -> None:
        """Remove this machine's keys that are no longer the board's. Raises OSError."""
        others = [path for path in self.keys.glob("*.key") if path.stem != id.hex()]
        if others or any(saved_key_files(self.state)):
            needed = keys_needed(self.data, self.state)
            for path in others:
                remove_key_file(path, self.state, needed)
            remove_unneeded_keys(self.state, needed)

    def decrypt_all(self, envelope: Envelope) -> int:
        """Decrypt what can be decrypted, then remove the key; returns the number of files.

        Keys that a file still needs are saved where they do not make the board an encrypted one.
        """
        self._write(self.keys / DECRYPTING_MARK, b"")
        count = self._rewrite(envelope.decrypting())
        try:
            needed = keys_needed(self.data, self.state)
            for path in (*key_files_in(self.data), *sorted(self.keys.glob("*.key"))):
                remove_key_file(path, self.state, needed)
            remove_unneeded_keys(self.state, needed)
            copy_saved_keys(self.data, self.state)
            # Last, so that an interruption at any point before is resumed.
            for name in (ENCRYPTED_MARK, ENCRYPTING_MARK, DECRYPTING_MARK):
                (self.keys / name).unlink(missing_ok=True)
            for folder in (self.keys / KEPT, self.keys):
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()
        except OSError as error:
            raise cannot_save(self.keys, error) from error
        return count

    def unencrypted(self, envelope: Envelope) -> Iterator[Path]:
        """The files that are not stored the way the envelope writes them."""
        for path in self._files():
            raw = read_bytes(path)
            if raw and not envelope.is_current(raw) and self._needs_encryption(path, raw):
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
        yield from picture_files(self.data)
        yield from text_files_in_state(self.state)

    def is_page_path(self, path: Path) -> bool:
        """Whether a file is where pages are read from, so that it would be merged."""
        return path.parent in (self.data, self.data / MONTHS)

    def _needs_encryption(self, path: Path, raw: bytes) -> bool:
        return path.is_relative_to(self.state) or is_board_file(path, raw, self.data, self.state)

    def encrypt_one(self, path: Path, envelope: Envelope) -> bool:
        """Store one file the way the envelope writes it; returns whether it changed.

        Raises OSError and CannotSave.
        """
        return retry_if_overtaken(lambda: self._encrypt_present(path, envelope))

    def _encrypt_present(self, path: Path, envelope: Envelope) -> bool:
        seen, raw = file_version(path), read_bytes(path)
        if not raw or envelope.is_current(raw):
            return False
        if not is_encrypted(raw) and not envelope.takes_plain and self.is_page_path(path):
            # Encrypted it would count as ours, but its author is unknown.
            return False
        try:
            plain = envelope.from_disk(raw)
        except FormatError:
            # Damaged, or needs another key: left unchanged.
            return False
        if not self._needs_encryption(path, plain):
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
