"""The curtain: a PIN that lifts it, kept as a salted hash.

It hides a screen from a glance. It is no security: the files are readable as before.
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
SHORTEST: Final = 4
LONGEST: Final = 64
"""Characters of a PIN."""


def set_pin(settings: Settings, pin: str, salt: bytes, moment: EditContext) -> Edit:
    """Have a PIN lift the curtain; `salt` are 16 bytes that nobody can guess.

    Raises Refusal for one that is too short or too long.
    """
    after = settings._replace(curtain_pin=hashed(pin, salt))
    return moment.update("settings.changed", "", settings, after)


def remove_pin(settings: Settings, moment: EditContext) -> Edit | None:
    """Have any key lift the curtain; none if it is so already."""
    if not settings.curtain_pin:
        return None
    after = settings._replace(curtain_pin="")
    return moment.update("settings.changed", "", settings, after)


def hashed(pin: str, salt: bytes) -> str:
    """What is kept of a PIN; raises Refusal for one that is too short or too long."""
    if not SHORTEST <= len(pin) <= LONGEST:
        raise Refusal("settings.curtain_pin", shortest=SHORTEST, longest=LONGEST)
    return f"{METHOD}${ROUNDS}${salt.hex()}${digest(pin, salt, ROUNDS).hex()}"


def lifts(settings: Settings, typed: str) -> bool:
    """Whether what was typed lifts the curtain; without a PIN, or where what is kept of it makes
    no sense, anything does, because a curtain never keeps a person from their own words."""
    try:
        method, rounds, salt, made = settings.curtain_pin.split("$")
        kept, salted = bytes.fromhex(made), bytes.fromhex(salt)
        if method != METHOD or not 1 <= int(rounds) <= 10 * ROUNDS:
            return True
    except ValueError:
        return True
    return hmac.compare_digest(digest(typed, salted, int(rounds)), kept)


def digest(pin: str, salt: bytes, rounds: int) -> bytes:
    """The hash of a PIN; more rounds make it slower to guess."""
    return pbkdf2_hmac("sha256", pin.encode(errors="replace"), salt, rounds)
