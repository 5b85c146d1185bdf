"""The keys of an unlocked board, and encryption with them.

An encrypted file is a header (`encrypted_header`) followed by the contents under ChaCha20-Poly1305,
which authenticates both: also the name of the page and how new it is. Files of version 1, which has
a shorter header, can still be decrypted; only the current version is written.

Only this module needs `cryptography`. It is imported for encrypted boards only.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b, scrypt
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.key_file import KEY_SIZE, TAG_SIZE, Cost, KeyFile, load_key_file
from winsboard.store.format.encrypted_header import (
    FORMAT,
    ID_SIZE,
    MARK,
    NONCE_SIZE,
    fixed_part,
    header_of,
    key_id_of,
    variable_part,
)
from winsboard.store.format.page_json import FormatError
from winsboard.store.system.files import FileVersion, file_version

SALT_SIZE: Final = 32
CURRENT: Final = MARK + bytes([FORMAT])
"""The first bytes of a file encrypted in the current format."""
_PURPOSES: Final = {
    1: (b"contents", b"nonce"),
    2: (b"contents 2", b"nonce 2"),
}
"""What the keys of each version are derived for, so that no nonce is used in two versions."""


class WrongPassphrase(Exception):
    """A passphrase does not decrypt a key file."""


class Key(NamedTuple):
    """A key, and the id by which files name it."""

    id: bytes
    secret: bytes


def new_key() -> Key:
    """Generate a random key."""
    return Key(os.urandom(ID_SIZE), os.urandom(KEY_SIZE))


def new_salt() -> bytes:
    """Generate a salt for one key file, so that equal passphrases give different keys."""
    return os.urandom(SALT_SIZE)


def wrap(key: Key, passphrase: bytes, cost: Cost) -> KeyFile:
    """Wrap a key with a passphrase."""
    bare = KeyFile(key.id, cost, new_salt(), os.urandom(NONCE_SIZE), b"")
    wrapping = ChaCha20Poly1305(_derive_from_passphrase(passphrase, bare))
    return bare._replace(wrapped=wrapping.encrypt(bare.nonce, key.secret, bare.header))


def unwrap(key_file: KeyFile, passphrase: bytes) -> Key:
    """Decrypt the key of a key file. Raises WrongPassphrase."""
    wrapping = ChaCha20Poly1305(_derive_from_passphrase(passphrase, key_file))
    try:
        secret = wrapping.decrypt(key_file.nonce, key_file.wrapped, key_file.header)
    except InvalidTag:
        raise WrongPassphrase from None
    return Key(key_file.id, secret)


def _derive_from_passphrase(passphrase: bytes, key_file: KeyFile) -> bytes:
    n, r, p = cost = key_file.cost
    # OpenSSL needs slightly more than the formula says.
    most = cost.memory + 128 * r * (p + 2) + (1 << 20)
    return scrypt(passphrase, salt=key_file.salt, n=n, r=r, p=p, maxmem=most, dklen=KEY_SIZE)


class _Cipher:
    """Encrypts and decrypts with one key.

    The nonce is a keyed hash of the contents and the variable part of the header. Equal contents
    give equal bytes, so two machines that arrive at the same page have nothing to sync, and a nonce
    is never reused for different contents.
    """

    def __init__(self, key: Key) -> None:
        self._id = key.id
        aeads = {version: _derive_for_purpose(key, use) for version, (use, _) in _PURPOSES.items()}
        self._aeads = {version: ChaCha20Poly1305(secret) for version, secret in aeads.items()}
        self._nonce_key = _derive_for_purpose(key, _PURPOSES[FORMAT][1])

    def encrypt(self, plain: bytes) -> bytes:
        facts = variable_part(plain)
        hashed = blake2b(facts, key=self._nonce_key, digest_size=NONCE_SIZE)
        hashed.update(plain)
        head = fixed_part(self._id, hashed.digest()) + facts
        return head + self._aeads[FORMAT].encrypt(hashed.digest(), plain, head)

    def decrypt(self, raw: bytes) -> bytes:
        """Return the contents. Raises FormatError."""
        head = header_of(raw)
        if len(raw) < head.size + TAG_SIZE:
            raise FormatError("broken_seal")
        aead = self._aeads[head.version]
        try:
            return aead.decrypt(head.nonce, raw[head.size :], raw[: head.size])
        except InvalidTag:
            raise FormatError("broken_seal") from None


class KeyRing:
    """The key of a board, and others that some of its files may be encrypted with."""

    def __init__(self, keys: Sequence[Key], key_file: KeyFile) -> None:
        """The first key encrypts; `key_file` is its key file."""
        self.key_file = key_file.serialize()
        self.ids = tuple(key.id for key in keys)
        self._ciphers = {key.id: _Cipher(key) for key in keys}
        self._known: FileVersion | None = None
        self._last: tuple[bytes, bytes] | None = None

    def encrypt(self, plain: bytes) -> bytes:
        """Encrypt bytes with the first key."""
        last = self._last
        if last is None or last[0] is not plain:
            # A page and its copy are the same object, written one after the other.
            self._last = last = plain, self._ciphers[self.ids[0]].encrypt(plain)
        return last[1]

    def decrypt(self, raw: bytes) -> bytes:
        """Decrypt bytes that are encrypted with any of the keys.

        Raises FormatError as `Envelope.from_disk` does.
        """
        cipher = self._ciphers.get(header_of(raw).key)
        if cipher is None:
            raise FormatError("other_seal")
        return cipher.decrypt(raw)

    def has(self, id: bytes) -> bool:
        """Whether the key with this id is among them."""
        return id in self._ciphers

    def is_current(self, raw: bytes) -> bool:
        """Whether bytes are encrypted with the first key in the current format."""
        return raw.startswith(CURRENT) and key_id_of(raw) == self.ids[0]

    def belongs_to(self, key_file: Path) -> bool:
        """Whether a file is the first key's key file; False if it is missing. Raises OSError."""
        signature = file_version(key_file)
        if signature is None:
            return False
        if signature == self._known:
            return True
        # Only a match is cached: after a mismatch nothing is written, and it may be resolved soon.
        with suppress(FormatError):
            if load_key_file(key_file).id == self.ids[0]:
                self._known = signature
                return True
        return False


def _derive_for_purpose(key: Key, purpose: bytes) -> bytes:
    return blake2b(purpose, key=key.secret, digest_size=KEY_SIZE).digest()
