"""The picture files of a board: adding, reading and listing them.

A file is ours only if its contents belong to its name. Others in the folder are never touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Literal, TypeAlias

from winsboard.store.crypto.envelope import Envelope, is_encrypted
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.disk.lock import Lock
from winsboard.store.errors import cannot_save, unreadable
from winsboard.store.format.page_json import FormatError
from winsboard.store.pictures.names import PICTURES, belongs_to, is_name, new_name, original_of
from winsboard.store.system.files import is_file, is_link, make_folder, read_bytes, sync_folder

PictureState: TypeAlias = Literal["whole", "damaged", "closed", "missing"]
"""`damaged` contents do not belong to the name, `closed` ones need a key that is not here."""


def picture_files(data: Path) -> Iterator[Path]:
    """The files that are pictures or conflict copies of pictures, as far as their names say."""
    folder = data / PICTURES
    if is_link(folder):
        return
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            if (is_name(path.name) or original_of(path.name)) and is_file(path):
                yield path


def is_picture(path: Path, raw: bytes) -> bool:
    """Whether a file with these plain bytes is a picture of ours, or a conflict copy of one."""
    name = original_of(path.name) or path.name
    return path.parent.name == PICTURES and belongs_to(name, raw)


def may_be_picture(path: Path) -> bool:
    """Whether a file is a picture of ours, or is encrypted so that nobody can tell."""
    with suppress(OSError):
        raw = read_bytes(path)
        return is_encrypted(raw) or is_picture(path, raw)
    return True


class PictureFiles:
    """The pictures of one board."""

    def __init__(self, data: Path, envelope: Envelope, lock: Lock | None = None) -> None:
        """`lock` is the lock of the board, for a caller that adds pictures."""
        self.data = data
        self.envelope = envelope
        self._lock = lock

    @property
    def folder(self) -> Path:
        """The folder of the pictures."""
        return self.data / PICTURES

    def path(self, name: str) -> Path:
        """Where the picture with a name is."""
        return self.folder / name

    def add(self, picture: bytes) -> str:
        """Write a new picture and return its name. Raises StoreError."""
        name = new_name(picture)
        with self.locked():
            self.put(name, picture)
        return name

    def locked(self) -> AbstractContextManager[None]:
        """Hold the lock of the board, if there is one. Raises StoreError."""
        return nullcontext() if self._lock is None else self._lock.acquire()

    def put(self, name: str, picture: bytes) -> None:
        """Write a picture under its name. The caller must hold the lock. Raises StoreError."""
        if is_link(self.folder):
            raise unreadable(self.folder, "a_link")
        try:
            make_folder(self.folder)
            AtomicWrite(self.path(name), self.envelope.to_disk(picture)).commit()
        except OSError as error:
            raise cannot_save(self.path(name), error) from error

    def remove(self, name: str) -> None:
        """Delete a picture, if there is one. Raises OSError."""
        if is_name(name):
            self.path(name).unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                sync_folder(self.folder)

    def read(self, name: str) -> bytes | None:
        """Return a picture; None if it is missing, damaged or cannot be decrypted."""
        return self.read_file(self.path(name), name) if is_name(name) else None

    def read_file(self, path: Path, name: str) -> bytes | None:
        """Return the picture in a file if it is the one with this name."""
        if is_link(path.parent):
            return None
        with suppress(OSError, FormatError):
            picture = self.envelope.read(path)
            return picture if belongs_to(name, picture) else None
        return None

    def state(self, name: str) -> PictureState:
        """What there is in the place of a picture."""
        path = self.path(name)
        if not is_file(path):
            return "missing"
        try:
            return "whole" if belongs_to(name, self.envelope.read(path)) else "damaged"
        except FormatError as error:
            return "closed" if str(error) in ("other_seal", "newer_seal") else "damaged"
        except OSError:
            return "closed"
