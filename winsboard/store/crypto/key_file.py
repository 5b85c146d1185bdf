"""The key file of an encrypted board: its key, wrapped with the passphrase.

It is readable JSON and is copied with the data folder. A new passphrase wraps the same key again,
so only this file is rewritten.
"""

from __future__ import annotations

import errno
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.envelope import KEY_FILE, is_key_file
from winsboard.store.format.encrypted_header import ID_SIZE, NONCE_SIZE
from winsboard.store.format.json_text import parse_json
from winsboard.store.format.page_json import FormatError
from winsboard.store.system.files import read_head

VERSION: Final = 1
KDF: Final = "scrypt"
CIPHER: Final = "ChaCha20-Poly1305"
ABOUT: Final = (
    "winsboard keeps the files beside this one sealed. This file holds their key, itself sealed "
    "with the passphrase: keep it with them. Without it, or without the passphrase, nothing opens "
    "them."
)
KEY_SIZE: Final = 32
TAG_SIZE: Final = 16
SALT_SIZES: Final = range(16, 65)
MIN_N: Final = 1 << 14
MAX_MEMORY: Final = 1 << 29
"""Bytes that deriving a key may take."""
MAX_WORK: Final = 1 << 22
"""Upper limit of n * r * p: four times the default, about two seconds."""
MAX_LENGTH: Final = 8192
"""Bytes; a longer file is not a key file."""


class Cost(NamedTuple):
    """The cost of deriving a key from a passphrase: the parameters of scrypt."""

    n: int = 1 << 17
    r: int = 8
    p: int = 1

    @property
    def memory(self) -> int:
        """Bytes of memory it takes."""
        return 128 * self.n * self.r

    @property
    def is_valid(self) -> bool:
        """Whether scrypt accepts it and it is enough to protect the key."""
        is_power = self.n > 1 and self.n & (self.n - 1) == 0
        return is_power and self.n >= MIN_N and 8 <= self.r <= 32 and self.p >= 1

    @property
    def is_excessive(self) -> bool:
        """Whether it takes more time or memory than winsboard ever asks for."""
        return self.memory > MAX_MEMORY or self.n * self.r * self.p > MAX_WORK


class KeyFile(NamedTuple):
    """The contents of a key file."""

    id: bytes
    """Identifies the key in every file encrypted with it."""
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    """The encrypted key."""

    @property
    def header(self) -> bytes:
        """Everything except the wrapped key; it is authenticated with it."""
        return _encode(self._fields_to_write())

    def serialize(self) -> bytes:
        """Serialize the file."""
        fields = {**self._fields_to_write(), "about": ABOUT, "key": self.wrapped.hex()}
        fields["sum"] = _checksum(fields)
        return json.dumps(fields, indent=1, sort_keys=True).encode() + b"\n"

    def _fields_to_write(self) -> dict[str, Any]:
        return {
            "app": "winsboard",
            "version": VERSION,
            "id": self.id.hex(),
            "kdf": KDF,
            **self.cost._asdict(),
            "salt": self.salt.hex(),
            "cipher": CIPHER,
            "nonce": self.nonce.hex(),
        }


def read_key_file(raw: bytes) -> KeyFile:
    """Parse a key file.

    Raises FormatError: `newer_seal` if a newer winsboard wrote it, `costly_key` if it asks for more
    work than winsboard ever does, otherwise `broken_key`.
    """
    try:
        fields: dict[str, Any] = parse_json(raw[: MAX_LENGTH + 1])
        if fields["app"] != "winsboard" or fields["sum"] != _checksum(fields):
            raise FormatError("broken_key")
        if fields["version"] != VERSION:
            raise FormatError("newer_seal")
        found = _key_file(fields)
    except FormatError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FormatError("broken_key") from error
    if not _fits(found, fields):
        raise FormatError("broken_key")
    if found.cost.is_excessive:
        raise FormatError("costly_key")
    return found


def load_key_file(path: Path) -> KeyFile:
    """Read the key file at a path. Raises OSError and FormatError."""
    found = read_head(path, MAX_LENGTH + 1)
    if found is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return read_key_file(found[1])


def key_files_in(data: Path) -> Iterator[Path]:
    """The key file of a data folder and its conflict copies.

    A damaged file counts if it has the right name and the structure of a key file.
    """
    for path in sorted(data.glob(f"{Path(KEY_FILE).stem}*.key")):
        try:
            load_key_file(path)
        except (OSError, FormatError):
            if path.name != KEY_FILE or not is_key_file(path):
                continue
        yield path


def _key_file(fields: dict[str, Any]) -> KeyFile:
    return KeyFile(
        id=bytes.fromhex(fields["id"]),
        cost=Cost(*(_whole(fields[name]) for name in Cost._fields)),
        salt=bytes.fromhex(fields["salt"]),
        nonce=bytes.fromhex(fields["nonce"]),
        wrapped=bytes.fromhex(fields["key"]),
    )


def _fits(found: KeyFile, fields: dict[str, Any]) -> bool:
    return (
        (fields["kdf"], fields["cipher"]) == (KDF, CIPHER)
        and found.cost.is_valid
        and len(found.id) == ID_SIZE
        and len(found.salt) in SALT_SIZES
        and len(found.nonce) == NONCE_SIZE
        and len(found.wrapped) == KEY_SIZE + TAG_SIZE
    )


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("not an integer")
    return value


def _checksum(fields: dict[str, Any]) -> str:
    """Distinguishes damage from a wrong passphrase. It is not cryptographic."""
    summed = {name: value for name, value in fields.items() if name != "sum"}
    return f"{zlib.crc32(_encode(summed)):08x}"


def _encode(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
