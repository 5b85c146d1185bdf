"""The last good version of each page, kept where no synchroniser reaches it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.errors import unreadable
from winsboard.store.files import make_folder
from winsboard.store.form import WrongShape
from winsboard.store.seal import Seal
from winsboard.store.staged import write_file

COPIES: Final = "copies"


class Copies:
    """`<state>/copies/PAGE.json`: the bytes this computer last wrote or took in.

    They are whole at any moment but not synced to disk: after a power cut one may be older than
    its page, and nothing else depends on it. Whoever writes holds the lock.
    """

    def __init__(self, state: Path, seal: Seal) -> None:
        self.state = state
        self.seal = seal
        self.folder = state / COPIES

    def keep(self, page: str, data: bytes) -> None:
        """Keep the plain bytes of a page; a disk that refuses them costs the page nothing.

        Raises CannotSave where the board has got another seal.
        """
        stored = self.seal.to_disk(data)
        path = self.path(page)
        temp = path.with_name(f".~{path.name}.{os.getpid()}.tmp")
        try:
            make_folder(self.folder)
            write_file(temp, stored, sync=False)
            temp.replace(path)
        except OSError:
            with suppress(OSError):
                temp.unlink()

    def read(self, page: str) -> bytes | None:
        """The plain bytes that were kept; none where there are none, or they can not be read.

        A damaged seal gives the bytes as they stand there, which make no page.
        """
        try:
            return self.kept(page)
        except OSError:
            return None

    def kept(self, page: str) -> bytes | None:
        """The same; raises OSError where there may be one that can not be read now."""
        try:
            stored = self.path(page).read_bytes()
        except FileNotFoundError:
            return None
        try:
            return self.seal.from_disk(stored)
        except WrongShape:
            return stored

    def sure(self, page: str) -> bytes | None:
        """The same for who would go on as if there were none, and write over it.

        Raises Unreadable where there may be one that can not be read now.
        """
        try:
            return self.kept(page)
        except OSError as error:
            raise unreadable(self.path(page), error) from error

    def drop(self, page: str) -> None:
        """Let go of the copy of a page; raises OSError if it stays."""
        self.path(page).unlink(missing_ok=True)

    def pages(self) -> tuple[str, ...]:
        """The pages of which there is a copy, in order."""
        try:
            names = [path.name for path in self.folder.iterdir()]
        except OSError:
            return ()
        return tuple(sorted(n.removesuffix(".json") for n in names if _is_page(n)))

    def path(self, page: str) -> Path:
        """Where the copy of a page is."""
        return self.folder / f"{page}.json"


def _is_page(name: str) -> bool:
    return name.endswith(".json") and not name.startswith(".")
