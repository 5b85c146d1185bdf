"""Pictures of the vision board, for the front ends."""

from __future__ import annotations

from pathlib import Path

from winsboard.domain.errors import Refusal
from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.envelope import is_encrypted
from winsboard.store.pictures.reencode import Colour as Colour
from winsboard.store.pictures.reencode import Pixels as Pixels
from winsboard.store.pictures.reencode import is_available, pixels, reencode
from winsboard.store.pictures.source import read_source
from winsboard.store.store import Store


class AddedPicture(NamedTuple):
    """A picture that was written into the folder of pictures."""

    name: str
    was_moving: bool
    """Whether it was animated; only its first picture is kept."""


class Pictures:
    """The pictures of one board. Safe from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: dict[tuple[str, int, int], Pixels] = {}

    @property
    def can_show(self) -> bool:
        """Whether pictures can be added and shown: the extra for it is installed."""
        return is_available()

    def add(self, path: Path) -> AddedPicture:
        """Write a picture without metadata. The file that a person names is only read.

        Raises Refusal for anything that is no picture, and StoreError.
        """
        found = reencode(read_source(path))
        return AddedPicture(self._store.pictures.add(found.picture), found.was_moving)

    def forget(self, name: str) -> None:
        """Delete a picture that was added and that no card got. Raises OSError."""
        self._store.pictures.remove(name)

    def path(self, name: str) -> Path | None:
        """Where a picture is; None if it is missing, damaged or cannot be decrypted."""
        pictures = self._store.pictures
        return pictures.path(name) if pictures.read(name) is not None else None

    def is_encrypted(self, path: Path) -> bool:
        """Whether a file of a picture can be opened by winsboard alone. Raises OSError."""
        return is_encrypted(path.read_bytes())

    def pixels(self, name: str, width: int, height: int) -> Pixels | None:
        """The pixels of a picture, as large as fits; None if it cannot be shown."""
        key = name, width, height
        if key not in self._seen:
            picture = self._store.pictures.read(name) if self.can_show else None
            if picture is None:
                return None
            try:
                self._seen[key] = pixels(picture, width, height)
            except Refusal:
                return None
        return self._seen[key]
