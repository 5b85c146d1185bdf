"""Old keys that files of a board still need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import KEYS
from winsboard.store.crypto.key_file import KeyFile, load_key_file
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.format.encrypted_header import key_id_at
from winsboard.store.format.page_json import FormatError
from winsboard.store.system.files import make_folder, sync_folder

KEPT: Final = "kept"
"""Subfolder of the keys folder for keys that only quarantined files still need."""


def keys_needed(*folders: Path) -> frozenset[bytes]:
    """The ids of the keys that files anywhere in some folders are encrypted with."""
    found = {key_id_at(path) for folder in folders for path in folder.rglob("*")}
    return frozenset(found - {b""})


def saved_key_files(state: Path) -> Iterator[tuple[Path, KeyFile]]:
    """The old key files that quarantined files need."""
    for path in sorted((state / KEYS / KEPT).glob("*.key")):
        with suppress(OSError, FormatError):
            yield path, load_key_file(path)


def save_key(state: Path, raw: bytes, id: bytes) -> None:
    """Save an old key file for quarantined files. Raises OSError."""
    folder = state / KEYS / KEPT
    make_folder(folder)
    path = folder / f"{id.hex()}.key"
    if not path.exists():
        AtomicWrite(path, raw).commit()


def remove_key_file(path: Path, state: Path, needed: frozenset[bytes]) -> None:
    """Remove a key file, but save it if files still need it. Raises OSError."""
    with suppress(FormatError):
        found = load_key_file(path)
        if found.id in needed:
            save_key(state, found.serialize(), found.id)
    path.unlink()
    sync_folder(path.parent)


def copy_saved_keys(data: Path, state: Path) -> None:
    """Copy the saved keys that files in the data folder need into it. Raises OSError.

    Under such a name a key file does not make the board an encrypted one.
    """
    needed = keys_needed(data)
    for _, key_file in saved_key_files(state):
        if key_file.id in needed:
            AtomicWrite(data / additional_key_name(key_file), key_file.serialize()).commit()


def additional_key_name(key_file: KeyFile) -> str:
    """The name of an additional key file in a data folder."""
    return f"seal-{key_file.id.hex()}.key"


def remove_unneeded_keys(state: Path, needed: frozenset[bytes]) -> None:
    """Remove the saved keys that no file needs. Raises OSError."""
    for path, key_file in list(saved_key_files(state)):
        if key_file.id not in needed:
            path.unlink()
