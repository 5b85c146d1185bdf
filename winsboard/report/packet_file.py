"""Writing a packet to a file, encrypted with a passphrase if wished."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.report.writers import ENDINGS, WRITERS
from winsboard.store.disk.atomic import AtomicWrite

SEALED: Final = ".age"
"""The file extension of a packet that is encrypted: `age -d` opens it on any computer.

It was chosen over a zip file with AES because it has no file names and no dates inside, is made by
a small package, and cannot be opened by a wrong old program that damages it.
"""
NAME: Final = "for-you"
"""The name of a packet that is offered. It tells nobody what is inside or for whom it is."""
TEXT: Final = "text"


def format_of(path: Path) -> str:
    """The format that the name of a file asks for; plain text if it names none."""
    name = path.name.lower().removesuffix(SEALED)
    found = (form for form in WRITERS if name.endswith(ENDINGS[form]))
    return next(found, TEXT)


def sealed(data: bytes, passphrase: str) -> bytes:
    """Encrypt bytes with a passphrase as an age file. It takes about two seconds.

    Raises Refusal if the passphrase is empty, or if the extra `sealed` is not installed.
    """
    if not passphrase:
        raise Refusal("share.sealed.empty")
    check_sealing()
    from pyrage import passphrase as age

    # The same characters give the same bytes on every keyboard.
    return bytes(age.encrypt(data, unicodedata.normalize("NFC", passphrase)))


def check_sealing() -> None:
    """Raise Refusal if the extra `sealed` is not installed."""
    try:
        import pyrage  # noqa: F401
    except ImportError:
        raise Refusal("share.sealed.extra") from None


def free_name(folder: Path, form: str, *, is_sealed: bool) -> Path:
    """A neutral name in a folder that no file has yet."""
    ending = SEALED if is_sealed else ENDINGS[form]
    number = 1
    while os.path.lexists(path := folder / f"{NAME}{f'-{number}' if number > 1 else ''}{ending}"):
        number += 1
    return path


def write_and_note(path: Path, data: bytes, note: Callable[[], object]) -> None:
    """Write a new file that only its owner can read, and note that it was given: both or neither.

    Raises FileExistsError if anything is there, OSError, and what `note` raises.
    """
    AtomicWrite(path, data).commit_new()
    try:
        note()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
