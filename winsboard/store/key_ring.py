"""Keys made and opened with a passphrase, and files sealed with them.

A sealed file is a mark, a version, the id of its key, a nonce, a checksum of these, and then the
contents under ChaCha20-Poly1305, which authenticates all of it. The checksum tells a damaged head
from a key or a version that is another one.

Only this module needs `cryptography`; it is loaded for a sealed board and for no other.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from hashlib import blake2b, scrypt
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from winsboard.store.files import Signature, signature_of
from winsboard.store.form import WrongShape
from winsboard.store.key_file import (
    ID_SIZE,
    KEY_SIZE,
    NONCE_SIZE,
    TAG_SIZE,
    VERSION,
    Cost,
    KeyFile,
    load_key_file,
)
from winsboard.store.seal import MARK

HEAD_SIZE: Final = len(MARK) + 1 + ID_SIZE + NONCE_SIZE + 4
SALT_SIZE: Final = 32


class WrongPassphrase(Exception):
    """A passphrase does not open a key file."""


class Key(NamedTuple):
    """A key that seals files, and the id that stands in them."""

    id: bytes
    secret: bytes


def new_key() -> Key:
    """A key that nobody else has."""
    return Key(os.urandom(ID_SIZE), os.urandom(KEY_SIZE))


def wrap(key: Key, passphrase: bytes, cost: Cost) -> KeyFile:
    """A key file from which the passphrase gives the key back."""
    bare = KeyFile(key.id, cost, os.urandom(SALT_SIZE), os.urandom(NONCE_SIZE), b"")
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

    The nonce is made of the contents, by a keyed hash: equal contents give equal bytes, so that two
    machines that have come to the same page need not exchange it, and a nonce never comes back
    with other contents.
    """

    def __init__(self, key: Key) -> None:
        self._aead = ChaCha20Poly1305(_derived(key, b"contents"))
        self._nonce_key = _derived(key, b"nonce")

    def sealed(self, start: bytes, plain: bytes) -> bytes:
        hashed = blake2b(plain, key=self._nonce_key, digest_size=NONCE_SIZE)
        head = start + hashed.digest()
        head += _checksum(head)
        return head + self._aead.encrypt(hashed.digest(), plain, head)

    def opened(self, head: bytes, body: bytes) -> bytes:
        """The contents; raises InvalidTag."""
        return self._aead.decrypt(head[-4 - NONCE_SIZE : -4], body, head)


class KeyRing:
    """The key of a board, and others that some of its files may be sealed with."""

    def __init__(self, keys: Sequence[Key], key_file: KeyFile) -> None:
        """The first key is the one that seals; `key_file` is its own."""
        self.key_file = key_file.write()
        self.ids = tuple(key.id for key in keys)
        self._ciphers = {key.id: _Cipher(key) for key in keys}
        self._known: tuple[Signature, bool] | None = None

    def sealed(self, plain: bytes) -> bytes:
        """The bytes, sealed with the first key."""
        start = b"".join((MARK, bytes([VERSION]), self.ids[0]))
        return self._ciphers[self.ids[0]].sealed(start, plain)

    def opened(self, raw: bytes) -> bytes:
        """What was sealed with one of the keys; raises WrongShape, as `Seal.from_disk` says."""
        head = raw[:HEAD_SIZE]
        if len(raw) < HEAD_SIZE + TAG_SIZE or _checksum(head[:-4]) != head[-4:]:
            raise WrongShape("broken_seal")
        if head[len(MARK)] != VERSION:
            raise WrongShape("newer_seal")
        cipher = self._ciphers.get(_id_of(head))
        if cipher is None:
            raise WrongShape("other_seal")
        try:
            return cipher.opened(head, raw[HEAD_SIZE:])
        except InvalidTag:
            raise WrongShape("broken_seal") from None

    def is_current(self, raw: bytes) -> bool:
        """Whether bytes are sealed with the first key."""
        return raw.startswith(MARK) and _id_of(raw) == self.ids[0]

    def belongs_to(self, key_file: Path) -> bool:
        """Whether a key file is that of the first key; no file is not. Raises OSError."""
        signature = signature_of(key_file)
        if signature is None:
            return False
        known = self._known
        if known is None or known[0] != signature:
            try:
                is_ours = load_key_file(key_file).id == self.ids[0]
            except WrongShape:
                is_ours = False
            self._known = known = signature, is_ours
        return known[1]


def _derived(key: Key, purpose: bytes) -> bytes:
    return blake2b(purpose, key=key.secret, digest_size=KEY_SIZE).digest()


def _id_of(head: bytes) -> bytes:
    return head[len(MARK) + 1 : len(MARK) + 1 + ID_SIZE]


def _checksum(head: bytes) -> bytes:
    return zlib.crc32(head).to_bytes(4, "big")
