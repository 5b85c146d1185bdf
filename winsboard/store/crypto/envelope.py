"""The envelope of a file: plain bytes on disk, or encrypted with a key.

Everything that reads or writes a file which holds a person's words takes its bytes through a
`Envelope`. What is kept in memory is always plain; what is opened here may be plain on disk, too,
so that a board can be encrypted file by file.
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
from winsboard.store.format.header import SEALED_MARK as MARK
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
"""The name of the key file in the data folder; where there is none the board is not encrypted."""
KEYS: Final = "keys"
"""The folder of the state folder with copies of the key file and how far sealing has come."""


_MOST: Final = 8192
_BEGINNING: Final = b'{\n "about": "winsboard keeps '
"""How a key file begins; of one that was cut off nothing else may be left."""
_FIELDS: Final = (b"id", b"kdf", b"salt", b"cipher", b"nonce", b"key", b"sum")
_ENOUGH: Final = 3
"""So many fields of a key file make a damaged one; no other program has them together."""


class Keys(Protocol):
    """Keys that seal and open."""

    @property
    def key_file(self) -> bytes:
        """The key file of the first key."""
        ...

    def encrypt(self, plain: bytes) -> bytes:
        """The bytes, encrypted with the first key."""
        ...

    def decrypt(self, raw: bytes) -> bytes:
        """What was encrypted with one of the keys; raises FormatError."""
        ...

    def is_current(self, raw: bytes) -> bool:
        """Whether bytes are encrypted with the first key."""
        ...

    def has(self, id: bytes) -> bool:
        """Whether the key with that id is among them."""
        ...

    def belongs_to(self, key_file: Path) -> bool:
        """Whether a key file is that of the first key; no file is not. Raises OSError."""
        ...


class Envelope:
    """What a board does with the bytes of its files.

    Without a ring they stay as they are. Any thread may use it.
    """

    def __init__(
        self,
        data: Path | None = None,
        ring: Keys | None = None,
        *,
        opens_only: bool = False,
        takes_plain: bool = True,
    ) -> None:
        """With a data folder nothing is written any more once the key there is another one."""
        self._data = data
        self._keys = ring
        self.is_on = ring is not None and not opens_only
        """Whether what is written is encrypted."""
        self.takes_plain = takes_plain or not self.is_on
        """Whether a page that is not encrypted counts; else nobody knows who wrote it."""

    def to_disk(self, plain: bytes) -> bytes:
        """The bytes as they are to be written; whoever writes them holds the lock.

        Raises CannotSave where the board was encrypted, opened or given another key meanwhile: what
        is written then could be read by others, or by nobody.
        """
        self._check()
        return self._keys.encrypt(plain) if self._keys is not None and self.is_on else plain

    def from_disk(self, raw: bytes) -> bytes:
        """The plain bytes of what was read.

        Raises FormatError: `broken_seal` for damage, `other_seal` and `newer_seal` for what this
        seal cannot open.
        """
        if not is_encrypted(raw):
            return raw
        if self._keys is None:
            raise FormatError("other_seal")
        return self._keys.decrypt(raw)

    def page_from_disk(self, page: str, raw: bytes) -> bytes:
        """The plain bytes of a file in the place of a page; other hands may have put it there.

        Raises FormatError like `from_disk`; also `plain` for a file that is not encrypted where all
        are, and `other_page` for one that was encrypted as another page.
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
        """Whether this seal has the key of what was read, if it is encrypted."""
        try:
            self.from_disk(raw)
        except FormatError as error:
            return str(error) != "other_seal"
        return True

    def is_closed(self, path: Path) -> bool:
        """Whether a file is encrypted with a key that is not open; its first bytes say with
        which.
        """
        from winsboard.store.format.encrypted_header import header_at

        head = header_at(path)
        return head is not None and (self._keys is None or not self._keys.has(head.key))

    def encode_for_archive(self, raw: bytes) -> bytes:
        """Bytes from the disk as they may be kept elsewhere on it: what is encrypted stays so.

        Raises CannotSave like `to_disk`.
        """
        return raw if is_encrypted(raw) else self.to_disk(raw)

    def read(self, path: Path) -> bytes:
        """The plain bytes of a file; raises OSError and FormatError."""
        return self.from_disk(read_bytes(path))

    def is_current(self, raw: bytes) -> bool:
        """Whether bytes stand on disk as this seal writes them."""
        if self._keys is not None and self.is_on:
            return self._keys.is_current(raw)
        return not is_encrypted(raw)

    def for_state(self) -> Envelope:
        """The same for the state folder, which no sync tool reaches: it takes plain files."""
        return Envelope(self._data, self._keys, opens_only=not self.is_on)

    def decrypting(self) -> Envelope:
        """One that opens what this one opens, and writes plain files wherever it is told to."""
        return Envelope(None, self._keys, opens_only=True)

    def for_copy(self) -> Envelope:
        """One with the same keys for a copy of the board in another folder."""
        return Envelope(None, self._keys)

    def write_key_file(self, folder: Path) -> None:
        """Put the key file into a folder with encrypted pages; raises OSError."""
        if self._keys is not None:
            AtomicWrite(folder / KEY_FILE, self._keys.key_file).commit()

    def _check(self) -> None:
        if self._data is None:
            return
        path = self._data / KEY_FILE
        try:
            is_other = _seals(path) if self._keys is None else not self._keys.belongs_to(path)
        except OSError as error:
            raise cannot_save(path, error) from error
        if is_other:
            raise CannotSave("seal_changed", path=self._data)


UNENCRYPTED: Final = Envelope()
"""For folders that belong to no board which could be encrypted."""


def is_own_key(path: Path) -> bool:
    """Whether a file is built like a key file of winsboard, however damaged.

    Any program may call a file like that and write any word into it, so neither says anything.
    """
    try:
        found = read_head(path, _MOST)
    except OSError:
        return False
    return found is not None and is_like_key(found[1])


def is_like_key(raw: bytes) -> bool:
    """Whether bytes are those of a key file, maybe a damaged one."""
    fields = sum(bool(re.search(rb'"%s"\s*:' % name, raw)) for name in _FIELDS)
    return fields >= _ENOUGH or raw.startswith(_BEGINNING)


def _seals(path: Path) -> bool:
    """Whether a key file shows that the pages beside it are encrypted.

    One that makes no sense does where a page is encrypted: it is needed then.
    """
    if not os.path.lexists(path):
        return False
    return is_own_key(path) or any(map(_begins_sealed, _pages(path.parent)))


def _pages(data: Path) -> Iterator[Path]:
    yield data / "library.json"
    with suppress(OSError):
        yield from sorted((data / "months").glob("*.json"))


def _begins_sealed(path: Path) -> bool:
    with suppress(OSError):
        found = read_head(path, len(MARK))
        return found is not None and is_encrypted(found[1])
    return False


def is_encrypted_board(data: Path, state: Path) -> bool:
    """Whether the files of a board cannot be read without a passphrase, or not all of them."""
    if _seals(data / KEY_FILE):
        return True
    try:
        names = os.listdir(state / KEYS)  # noqa: PTH208 - a third of the time of pathlib
    except OSError:
        return False
    return any(name.endswith(".key") and name[0] != "." for name in names)
