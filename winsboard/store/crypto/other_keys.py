"""Envelopes for files that are encrypted with another key than the board's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import KEY_FILE, KEYS, UNENCRYPTED, Envelope
from winsboard.store.crypto.key_file import KeyFile, key_files_in, load_key_file
from winsboard.store.crypto.key_retention import saved_key_files
from winsboard.store.crypto.key_ring import Key, KeyRing, WrongPassphrase, unwrap
from winsboard.store.format.page_json import FormatError

MAX_TRIED: Final = 4
"""The most keys of this machine, and of the data folder, that a passphrase is tried on."""
_KEY_FILES: Final = "seal*.key"


class OtherKeys:
    """The keys that some files need, decrypted by one passphrase after another."""

    def __init__(self, files: Iterable[KeyFile], needed: Collection[bytes]) -> None:
        """Only needed key files are tried, and a limited number, because each try takes long."""
        wanted = [file for file in dict.fromkeys(files) if file.id in needed]
        self._files = wanted[: 3 * MAX_TRIED]
        self._keys: dict[bytes, tuple[Key, KeyFile]] = {}

    @property
    def locked_keys(self) -> frozenset[bytes]:
        """The ids of the keys whose key file is here and that no passphrase has decrypted yet."""
        return frozenset(file.id for file in self._files) - self._keys.keys()

    @property
    def has_unlocked(self) -> bool:
        """Whether a passphrase has decrypted any of them."""
        return bool(self._keys)

    def add(self, passphrase: bytes) -> bool:
        """Decrypt all keys that a passphrase decrypts. Raises WrongPassphrase if there are none."""
        left = self.locked_keys
        for file in self._files:
            if file.id not in self._keys:
                with suppress(WrongPassphrase):
                    self._keys[file.id] = unwrap(file, passphrase), file
        if self.locked_keys == left:
            raise WrongPassphrase
        return True

    def envelope(self) -> Envelope:
        """An envelope that decrypts with the keys decrypted so far."""
        found = list(self._keys.values())
        if not found:
            return UNENCRYPTED
        return Envelope(None, KeyRing([key for key, _ in found], found[0][1]), read_only=True)


def local_key_files(data: Path, state: Path) -> Iterator[KeyFile]:
    """The key files on this machine: the board's, saved ones, and others in the data folder."""
    return _loaded(_saved_paths(data, state))


def envelope_for_saved_files(
    data: Path, state: Path, needed: Collection[bytes], passphrase: bytes
) -> Envelope:
    """Return an envelope for files that need certain keys, from the key files of this machine.

    Raises WrongPassphrase.
    """
    return _envelope_for(key_files_of(_saved_paths(data, state)), needed, passphrase)


def envelope_for_folder(
    path: Path, data: Path, state: Path, needed: Collection[bytes], passphrase: bytes
) -> Envelope:
    """Return an envelope for files of another board, with key files from there or this machine.

    Raises WrongPassphrase.
    """
    found = path.rglob(_KEY_FILES) if path.is_dir() else path.parent.glob(_KEY_FILES)
    # The months of a board are in a folder of their own, and its key file is above it.
    above = (path if path.is_dir() else path.parent).parent.glob(_KEY_FILES)
    paths = [*sorted(found), *sorted(above), *_saved_paths(data, state)]
    return _envelope_for(_loaded(paths), needed, passphrase)


def _saved_paths(data: Path, state: Path) -> list[Path]:
    kept = (path for path, _ in saved_key_files(state))
    return [*kept, *(state / KEYS).glob("*.key"), *key_files_in(data)]


def _envelope_for(
    files: Iterable[KeyFile], needed: Collection[bytes], passphrase: bytes
) -> Envelope:
    keys = OtherKeys(files, needed)
    keys.add(passphrase)
    return keys.envelope()


def key_files_of(paths: Iterable[Path]) -> Iterator[KeyFile]:
    """Key files that are copies: of this machine, or conflict copies of the board's."""
    return _loaded(path for path in paths if path.name != KEY_FILE)


def _loaded(paths: Iterable[Path]) -> Iterator[KeyFile]:
    for path in paths:
        with suppress(OSError, FormatError):
            yield load_key_file(path)
