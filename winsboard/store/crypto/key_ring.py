"""The keys of an unlocked board, and encryption of files with them.

An encrypted file is a head (`seal_head`) and then the contents under ChaCha20-Poly1305, which
authenticates all of it: also which page it is of, and how new it is. Files of version 1, whose head
is shorter, still open; what is written is of the present version.

Only this module needs `cryptography`; it is loaded for an encrypted board and for no other.
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
    facts_of,
    header_of,
    key_id_of,
    start_of,
)
from winsboard.store.format.page_json import FormatError
from winsboard.store.system.files import FileVersion, file_version

SALT_SIZE: Final = 32
CURRENT: Final = MARK + bytes([FORMAT])
"""How a file begins that is encrypted in the present format."""
_PURPOSES: Final = {
    1: (b"contents", b"nonce"),
    2: (b"contents 2", b"nonce 2"),
}
"""What the keys of each version are derived for, so that no nonce of one comes back in another."""


class WrongPassphrase(Exception):
    """A passphrase does not open a key file."""


class Key(NamedTuple):
    """A key that seals files, and the id that stands in them."""

    id: bytes
    secret: bytes


def new_key() -> Key:
    """A key that nobody else has."""
    return Key(os.urandom(ID_SIZE), os.urandom(KEY_SIZE))


def new_salt() -> bytes:
    """A salt for one key file, so that equal passphrases give unequal keys."""
    return os.urandom(SALT_SIZE)


def wrap(key: Key, passphrase: bytes, cost: Cost) -> KeyFile:
    """A key file from which the passphrase gives the key back."""
    bare = KeyFile(key.id, cost, new_salt(), os.urandom(NONCE_SIZE), b"")
    wrapping = ChaCha20Poly1305(_stretched(passphrase, bare))
    return bare._replace(wrapped=wrapping.encrypt(bare.nonce, key.secret, bare.header))


def unwrap(key_file: KeyFile, passphrase: bytes) -> Key:
    """The key of a key file; raises WrongPassphrase."""
    wrapping = ChaCha20Poly1305(_stretched(passphrase, key_file))
    try:
        secret = wrapping.decrypt(key_file.nonce, key_file.wrapped, key_file.header)
    except InvalidTag:
        raise WrongPassphrase from None
    return Key(key_file.id, secret)


def _stretched(passphrase: bytes, key_file: KeyFile) -> bytes:
    n, r, p = cost = key_file.cost
    # OpenSSL counts some more than the formula gives.
    most = cost.memory + 128 * r * (p + 2) + (1 << 20)
    return scrypt(passphrase, salt=key_file.salt, n=n, r=r, p=p, maxmem=most, dklen=KEY_SIZE)


class _Cipher:
    """What one key seals and opens.

    The nonce is made of the contents and all that is said of them, by a keyed hash: equal contents
    give equal bytes, so that two machines that have come to the same page need not exchange it, and
    a nonce never comes back with anything else.
    """

    def __init__(self, key: Key) -> None:
        self._id = key.id
        aeads = {version: _derived(key, use) for version, (use, _) in _PURPOSES.items()}
        self._aeads = {version: ChaCha20Poly1305(secret) for version, secret in aeads.items()}
        self._nonce_key = _derived(key, _PURPOSES[FORMAT][1])

    def sealed(self, plain: bytes) -> bytes:
        facts = facts_of(plain)
        hashed = blake2b(facts, key=self._nonce_key, digest_size=NONCE_SIZE)
        hashed.update(plain)
        head = start_of(self._id, hashed.digest()) + facts
        return head + self._aeads[FORMAT].encrypt(hashed.digest(), plain, head)

    def opened(self, raw: bytes) -> bytes:
        """The contents; raises FormatError."""
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
        """The first key is the one that seals; `key_file` is its own."""
        self.key_file = key_file.write()
        self.ids = tuple(key.id for key in keys)
        self._ciphers = {key.id: _Cipher(key) for key in keys}
        self._known: FileVersion | None = None
        self._last: tuple[bytes, bytes] | None = None

    def encrypt(self, plain: bytes) -> bytes:
        """The bytes, encrypted with the first key."""
        last = self._last
        if last is None or last[0] is not plain:
            # A page and the copy of it are the same bytes, one after the other.
            self._last = last = plain, self._ciphers[self.ids[0]].sealed(plain)
        return last[1]

    def decrypt(self, raw: bytes) -> bytes:
        """What was encrypted with one of the keys; raises FormatError, as `Envelope.from_disk`
        says.
        """
        cipher = self._ciphers.get(header_of(raw).key)
        if cipher is None:
            raise FormatError("other_seal")
        return cipher.opened(raw)

    def has(self, id: bytes) -> bool:
        """Whether the key with that id is among them."""
        return id in self._ciphers

    def is_current(self, raw: bytes) -> bool:
        """Whether bytes are encrypted with the first key, in the present format."""
        return raw.startswith(CURRENT) and key_id_of(raw) == self.ids[0]

    def belongs_to(self, key_file: Path) -> bool:
        """Whether a key file is that of the first key; no file is not. Raises OSError."""
        signature = file_version(key_file)
        if signature is None:
            return False
        if signature == self._known:
            return True
        # Only a yes is remembered: nothing is written after a no, which may be over soon.
        with suppress(FormatError):
            if load_key_file(key_file).id == self.ids[0]:
                self._known = signature
                return True
        return False


def _derived(key: Key, purpose: bytes) -> bytes:
    return blake2b(purpose, key=key.secret, digest_size=KEY_SIZE).digest()
