"""Seals for files that are encrypted with another key than that of the board."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.errors import unreadable
from winsboard.store.form import WrongShape
from winsboard.store.key_file import KeyFile, key_files_in, load_key_file, read_key_file
from winsboard.store.key_ring import Key, KeyRing, WrongPassphrase, unwrap
from winsboard.store.keys_needed import keys_kept
from winsboard.store.seal import KEY_FILE, KEYS, Seal

MOST_TRIED: Final = 4
"""A passphrase is tried on so many keys of this computer, and on so many beside the board's."""
_KEY_FILES: Final = "seal*.key"


def seal_of_copy(path: Path, key_file: bytes, passphrase: bytes) -> Seal:
    """The seal of a copy of a board in one file, which holds the key file, too.

    Raises WrongPassphrase and Unreadable.
    """
    try:
        found = read_key_file(key_file)
    except WrongShape as error:
        raise unreadable(path, str(error)) from error
    return Seal(None, KeyRing([unwrap(found, passphrase)], found))


def seal_of_kept(data: Path, state: Path, needed: Collection[bytes], passphrase: bytes) -> Seal:
    """What opens files that need certain keys: those that were kept for them, and others at hand.

    Raises WrongPassphrase.
    """
    return _seal_of(key_files_of(_paths_kept(data, state)), needed, passphrase)


def seal_of_folder(
    path: Path, data: Path, state: Path, needed: Collection[bytes], passphrase: bytes
) -> Seal:
    """What opens files of another board that need certain keys: those that lie there, or here.

    Raises WrongPassphrase.
    """
    found = path.rglob(_KEY_FILES) if path.is_dir() else path.parent.glob(_KEY_FILES)
    # The months of a board lie in a folder of their own, and its key file above it.
    above = (path if path.is_dir() else path.parent).parent.glob(_KEY_FILES)
    paths = [*sorted(found), *sorted(above), *_paths_kept(data, state)]
    return _seal_of(_loaded(paths), needed, passphrase)


def _paths_kept(data: Path, state: Path) -> list[Path]:
    kept = (path for path, _ in keys_kept(state))
    return [*kept, *(state / KEYS).glob("*.key"), *key_files_in(data)]


def _seal_of(files: Iterable[KeyFile], needed: Collection[bytes], passphrase: bytes) -> Seal:
    keys: dict[bytes, tuple[Key, KeyFile]] = {}
    wanted = [file for file in dict.fromkeys(files) if file.id in needed]
    for file in wanted[: 3 * MOST_TRIED]:
        if file.id not in keys:
            with suppress(WrongPassphrase):
                keys[file.id] = unwrap(file, passphrase), file
    if not keys:
        raise WrongPassphrase
    found = list(keys.values())
    return Seal(None, KeyRing([key for key, _ in found], found[0][1]), opens_only=True)


def key_files_of(paths: Iterable[Path]) -> Iterator[KeyFile]:
    """Key files that are copies: of this machine, or what a synchroniser put beside the first."""
    return _loaded(path for path in paths if path.name != KEY_FILE)


def _loaded(paths: Iterable[Path]) -> Iterator[KeyFile]:
    for path in paths:
        with suppress(OSError, WrongShape):
            yield load_key_file(path)
