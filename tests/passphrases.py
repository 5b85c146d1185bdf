"""Passphrases that cost the tests little: working a key out of one is slow on purpose."""

from __future__ import annotations

import os
from functools import cache
from typing import Final

import pytest

from winsboard.cli.commands.safety import encrypt
from winsboard.store.crypto import key_ring
from winsboard.store.crypto.key_file import LEAST_N, Cost, KeyFile

CHEAP: Final = Cost(n=LEAST_N)
"""The lowest cost a key file may ask for."""


def use_cheap_passphrases(patch: pytest.MonkeyPatch) -> None:
    """Have this process work out once what a passphrase gives, at the lowest cost.

    The key files of one process share a salt, so that equal passphrases are worked out together;
    the keys inside are random as ever. Processes that a test starts do it all.
    """
    salt, stretched = os.urandom(key_ring.SALT_SIZE), key_ring._stretched

    @cache
    def known(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
        return stretched(passphrase, KeyFile(b"", cost, salt, b"", b""))

    patch.setattr(key_ring, "new_salt", lambda: salt)
    patch.setattr(key_ring, "_stretched", lambda words, file: known(words, file.salt, file.cost))
    patch.setattr(encrypt, "COST", CHEAP)
