"""Cheap key derivation for tests; it is slow on purpose in the program."""

from __future__ import annotations

import os
from functools import cache
from typing import Final

import pytest

from winsboard.cli.commands.safety import encrypt
from winsboard.store.crypto import key_ring
from winsboard.store.crypto.key_file import MIN_N, Cost, KeyFile

CHEAP: Final = Cost(n=MIN_N)
"""The lowest scrypt cost that a key file may have."""


def use_cheap_passphrases(patch: pytest.MonkeyPatch) -> None:
    """Make this process derive the key of each passphrase once, at the lowest cost.

    Key files of this process share a salt, so that results can be cached; the keys inside are still
    random. Child processes are not affected.
    """
    salt, stretched = os.urandom(key_ring.SALT_SIZE), key_ring._derive_from_passphrase

    @cache
    def known(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
        return stretched(passphrase, KeyFile(b"", cost, salt, b"", b""))

    patch.setattr(key_ring, "new_salt", lambda: salt)
    patch.setattr(
        key_ring, "_derive_from_passphrase", lambda words, file: known(words, file.salt, file.cost)
    )
    patch.setattr(encrypt, "COST", CHEAP)
