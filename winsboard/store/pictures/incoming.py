"""Pictures that come from elsewhere: another board's folder, a backup, or a conflict copy."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from winsboard.store.crypto.envelope import Envelope
from winsboard.store.errors import cannot_save
from winsboard.store.format.page_json import FormatError
from winsboard.store.pictures.files import PictureFiles, picture_files
from winsboard.store.pictures.names import PICTURES, belongs_to, is_name, original_of
from winsboard.store.system.files import is_link, read_bytes

Open: TypeAlias = Callable[[bytes], bytes]
"""Decrypts the bytes of a file. Raises FormatError."""


def take_in(pictures: PictureFiles, found: Iterable[tuple[str, bytes]], open_: Open) -> int:
    """Write the pictures that are missing here or damaged; returns how many.

    `found` are names with the bytes as stored elsewhere. The caller must hold the lock. Raises
    StoreError.
    """
    count = 0
    for name, raw in found:
        if not is_name(name) or pictures.state(name) in ("whole", "closed"):
            continue
        with suppress(FormatError):
            picture = open_(raw)
            if belongs_to(name, picture):
                pictures.put(name, picture)
                count += 1
    return count


def beside(path: Path) -> Iterator[tuple[str, bytes]]:
    """The pictures of another board, of which a person named the folder or one of its files."""
    if is_link(path):
        path = Path(os.path.realpath(path))
    folders = [path] if path.is_dir() else [path.parent]
    # The months of a board are in a folder of their own, and its pictures are above it.
    for folder in dict.fromkeys((*folders, folders[0].parent)):
        for file in picture_files(folder):
            with suppress(OSError):
                yield original_of(file.name) or file.name, read_bytes(file)


def merge_pictures(pictures: PictureFiles, path: Path | None, other: Envelope | None) -> int:
    """Take in the pictures that belong to a merge: from a folder, or the conflict copies here.

    `other` decrypts what the board's own keys cannot. The caller must hold the lock. Returns how
    many there were. Raises StoreError.
    """
    if path is None:
        return merge_copies(pictures)
    own = pictures.envelope

    def open_(raw: bytes) -> bytes:
        return own.from_disk(raw) if other is None or own.can_decrypt(raw) else other.from_disk(raw)

    return take_in(pictures, beside(path), open_)


def copies(pictures: PictureFiles) -> list[Path]:
    """The conflict copies of pictures that are whole."""
    return [
        path
        for path in picture_files(pictures.data)
        if (name := original_of(path.name)) and pictures.read_file(path, name) is not None
    ]


def merge_copies(pictures: PictureFiles) -> int:
    """Put each conflict copy in the place of its picture if that is missing, and remove it.

    The caller must hold the lock. Returns how many copies there were. Raises StoreError.
    """
    found = copies(pictures)
    for path in found:
        name = original_of(path.name)
        picture = pictures.read_file(path, name)
        if picture is None:
            continue
        if pictures.state(name) in ("missing", "damaged"):
            pictures.put(name, picture)
        # The contents belong to the name, so the picture that is there now is the same.
        if pictures.state(name) == "whole":
            try:
                path.unlink()
            except OSError as error:
                raise cannot_save(path, error) from error
    return len(found)


def archive_name(path: Path) -> str:
    """The name of a picture in a zip file."""
    return f"{PICTURES}/{original_of(path.name) or path.name}"
