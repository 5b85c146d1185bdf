"""The envelope of a file: plain bytes on disk, or encrypted with a key.

Every file with a person's words is read and written through an `Envelope`. Bytes in memory are
always plain. An envelope also reads plain files, so that a board can be encrypted file by file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.errors import CannotSave, cannot_save
from winsboard.store.format.header import ENCRYPTED_MARK as MARK
from winsboard.store.format.header import is_encrypted
from winsboard.store.format.page_json import FormatError
from winsboard.store.system.files import read_bytes, read_head

__all__ = [
    "KEYS",
    "KEY_FILE",
    "MARK",
    "UNENCRYPTED",
    "Envelope",
    "Keys",
    "is_encrypted",
    "is_encrypted_board",
]

KEY_FILE: Final = "seal.key"
"""The key file in the data folder. A board without one is not encrypted."""
KEYS: Final = "keys"
"""Folder in the state folder with copies of the key file and the progress of encryption."""


_MOST: Final = 8192
_BEGINNING: Final = b'{\n "about": "winsboard keeps '
"""How a key file begins. A truncated one may have nothing else."""
_FIELDS: Final = (b"id", b"kdf", b"salt", b"cipher", b"nonce", b"key", b"sum")
_ENOUGH: Final = 3
"""A damaged key file has at least this many of its fields; no other program uses them together."""


class Keys(Protocol):
    """Keys that encrypt and decrypt."""

    @property
    def key_file(self) -> bytes:
        """The contents of the first key's key file."""
        ...

    def encrypt(self, plain: bytes) -> bytes:
        """Encrypt bytes with the first key."""
        ...

    def decrypt(self, raw: bytes) -> bytes:
        """Decrypt bytes that are encrypted with any of the keys. Raises FormatError."""
        ...

    def is_current(self, raw: bytes) -> bool:
        """Whether bytes are encrypted with the first key."""
        ...

    def has(self, id: bytes) -> bool:
        """Whether the key with this id is among them."""
        ...

    def belongs_to(self, key_file: Path) -> bool:
        """Whether a file is the first key's key file; False if it is missing. Raises OSError."""
        ...


class Envelope:
    """Converts the bytes of files between memory and disk.

    Without keys it leaves them unchanged. Safe from any thread.
    """

    def __init__(
        self,
        data: Path | None = None,
        ring: Keys | None = None,
        *,
        read_only: bool = False,
        accepts_plain: bool = True,
    ) -> None:
        """With a data folder, writing fails as soon as the key file there is a different one."""
        self._data = data
        self._keys = ring
        self.is_on = ring is not None and not read_only
        """Whether writing encrypts."""
        self.takes_plain = accepts_plain or not self.is_on
        """Whether unencrypted pages are accepted. If not, their author counts as unknown."""

    def to_disk(self, plain: bytes) -> bytes:
        """Return the bytes to write. The caller must hold the lock.

        Raises CannotSave if the board was encrypted, decrypted or given another key meanwhile: the
        new file could then be read by others, or by nobody.
        """
        self._check()
        return self._keys.encrypt(plain) if self._keys is not None and self.is_on else plain

    def from_disk(self, raw: bytes) -> bytes:
        """Return the plain bytes of a file.

        Raises FormatError: `broken_seal` for damage, `other_seal` and `newer_seal` if none of the
        keys decrypts it.
        """
        if not is_encrypted(raw):
            return raw
        if self._keys is None:
            raise FormatError("other_seal")
        return self._keys.decrypt(raw)

    def page_from_disk(self, page: str, raw: bytes) -> bytes:
        """Return the plain bytes of a page's file, which another program may have put there.

        Raises FormatError like `from_disk`, and `plain` for an unencrypted file where unencrypted
        pages are not accepted, `other_page` for a file that was encrypted as another page.
        """
        if not self.takes_plain and raw and not is_encrypted(raw):
            raise FormatError("plain")
        plain = self.from_disk(raw)
        if is_encrypted(raw):
            from winsboard.store.format.encrypted_header import header_of

            if header_of(raw).page not in ("", page):
                raise FormatError("other_page")
        return plain

    def can_decrypt(self, raw: bytes) -> bool:
        """Whether bytes are plain or encrypted with one of these keys."""
        try:
            self.from_disk(raw)
        except FormatError as error:
            return str(error) != "other_seal"
        return True

    def is_undecryptable(self, path: Path) -> bool:
        """Whether the header of a file names a key that is not among these."""
        from winsboard.store.format.encrypted_header import header_at

        head = header_at(path)
        return head is not None and (self._keys is None or not self._keys.has(head.key))

    def encode_for_archive(self, raw: bytes) -> bytes:
        """Return bytes from the disk as they may be copied elsewhere: encrypted ones stay
        encrypted.

        Raises CannotSave like `to_disk`.
        """
        return raw if is_encrypted(raw) else self.to_disk(raw)

    def read(self, path: Path) -> bytes:
        """Return the plain bytes of a file. Raises OSError and FormatError."""
        return self.from_disk(read_bytes(path))

    def is_current(self, raw: bytes) -> bool:
        """Whether bytes are stored the way this envelope writes them."""
        if self._keys is not None and self.is_on:
            return self._keys.is_current(raw)
        return not is_encrypted(raw)

    def for_state(self) -> Envelope:
        """The envelope for the state folder, which is never synced: plain files are accepted."""
        return Envelope(self._data, self._keys, read_only=not self.is_on)

    def decrypting(self) -> Envelope:
        """An envelope with the same keys that writes plain files."""
        return Envelope(None, self._keys, read_only=True)

    def for_copy(self) -> Envelope:
        """An envelope with the same keys for a copy of the board in another folder."""
        return Envelope(None, self._keys)

    def write_key_file(self, folder: Path) -> None:
        """Write the key file into a folder with encrypted pages. Raises OSError."""
        if self._keys is not None:
            AtomicWrite(folder / KEY_FILE, self._keys.key_file).commit()

    def _check(self) -> None:
        if self._data is None:
            return
        path = self._data / KEY_FILE
        try:
            is_other = (
                _shows_encrypted_pages(path)
                if self._keys is None
                else not self._keys.belongs_to(path)
            )
        except OSError as error:
            raise cannot_save(path, error) from error
        if is_other:
            raise CannotSave("seal_changed", path=self._data)


UNENCRYPTED: Final = Envelope()
"""For folders that do not belong to an encrypted board."""


def is_key_file(path: Path) -> bool:
    """Whether a file has the structure of our key files, however damaged.

    Its name and single words in it are no evidence: any program may use them.
    """
    try:
        found = read_head(path, _MOST)
    except OSError:
        return False
    return found is not None and resembles_key_file(found[1])


def resembles_key_file(raw: bytes) -> bool:
    """Whether bytes are those of a key file, possibly a damaged one."""
    fields = sum(bool(re.search(rb'"%s"\s*:' % name, raw)) for name in _FIELDS)
    return fields >= _ENOUGH or raw.startswith(_BEGINNING)


def _shows_encrypted_pages(path: Path) -> bool:
    """Whether a key file shows that the pages in its folder are encrypted.

    An unrecognizable one counts if a page is encrypted, because it is needed then.
    """
    if not os.path.lexists(path):
        return False
    return is_key_file(path) or any(map(_starts_encrypted, _pages(path.parent)))


def _pages(data: Path) -> Iterator[Path]:
    yield data / "library.json"
    with suppress(OSError):
        yield from sorted((data / "months").glob("*.json"))


def _starts_encrypted(path: Path) -> bool:
    with suppress(OSError):
        found = read_head(path, len(MARK))
        return found is not None and is_encrypted(found[1])
    return False


def is_encrypted_board(data: Path, state: Path) -> bool:
    """Whether any file of a board needs a passphrase."""
    if _shows_encrypted_pages(data / KEY_FILE):
        return True
    try:
        names = os.listdir(state / KEYS)  # noqa: PTH208 - a third of the time of pathlib
    except OSError:
        return False
    return any(name.endswith(".key") and name[0] != "." for name in names)
