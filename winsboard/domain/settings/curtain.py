"""The curtain PIN, the blank screen that hides the board.

The curtain protects from a glance over the shoulder, not from an attacker: the files stay
readable. The PIN is stored as a salted hash.
"""

from __future__ import annotations

import hmac
from hashlib import pbkdf2_hmac
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.edits import Edit

METHOD: Final = "pbkdf2"
ROUNDS: Final = 200_000
MIN_LENGTH: Final = 4
MAX_LENGTH: Final = 64
"""Characters of a PIN."""


def set_pin(settings: Settings, pin: str, salt: bytes, context: EditContext) -> Edit:
    """Set the PIN that lifts the curtain. `salt` is 16 random bytes.

    Raises Refusal if the PIN is too short or too long.
    """
    after = settings._replace(curtain_pin=hash_pin(pin, salt))
    return context.update("settings.changed", "", settings, after)


def remove_pin(settings: Settings, context: EditContext) -> Edit | None:
    """Remove the PIN, so that any key lifts the curtain. Returns None if there is no PIN."""
    if not settings.curtain_pin:
        return None
    after = settings._replace(curtain_pin="")
    return context.update("settings.changed", "", settings, after)


def hash_pin(pin: str, salt: bytes) -> str:
    """The hash of a PIN, as stored: `method$rounds$salt$digest`, salt and digest in hex.

    Raises Refusal if the PIN is too short or too long.
    """
    if not MIN_LENGTH <= len(pin) <= MAX_LENGTH:
        raise Refusal("settings.curtain_pin", shortest=MIN_LENGTH, longest=MAX_LENGTH)
    return f"{METHOD}${ROUNDS}${salt.hex()}${pin_digest(pin, salt, ROUNDS).hex()}"


def pin_matches(settings: Settings, typed: str) -> bool:
    """Whether a typed PIN lifts the curtain.

    Anything does if no PIN is set or the stored hash is malformed: the curtain must never lock a
    person out of their own notes.
    """
    try:
        method, rounds, salt, made = settings.curtain_pin.split("$")
        kept, salted = bytes.fromhex(made), bytes.fromhex(salt)
        if method != METHOD or not 1 <= int(rounds) <= 10 * ROUNDS:
            return True
    except ValueError:
        return True
    return hmac.compare_digest(pin_digest(typed, salted, int(rounds)), kept)


def pin_digest(pin: str, salt: bytes, rounds: int) -> bytes:
    """The PBKDF2 hash of a PIN; more rounds make it slower to guess."""
    return pbkdf2_hmac("sha256", pin.encode(errors="replace"), salt, rounds)
