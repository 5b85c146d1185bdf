"""The file of a page as it was when it was read, and what is in memory of each page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from winsboard.domain.model.board import Page
from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.errors import unreadable
from winsboard.store.format import header, page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Tables
from winsboard.store.page_io import parser
from winsboard.store.system.files import FileVersion, OpenFile, read_with_version

NO_VERSION: Final = FileVersion(0, 0, 0, 0)
"""Of no file, not even of one that is missing."""


class Snapshot(NamedTuple):
    """An immutable snapshot of a file."""

    version: FileVersion | None = None
    """None if there is no file."""
    tables: Tables = MappingProxyType({})
    raw: bytes = b""
    """The plain bytes, also of an encrypted file."""
    open_file: OpenFile | None = None
    is_as_written: bool = False
    """Whether the file is exactly as winsboard wrote it."""

    @property
    def is_newer(self) -> bool:
        """Whether a newer winsboard wrote it."""
        return header.schema_of(self.tables) > header.SCHEMA

    @property
    def is_older(self) -> bool:
        """Whether it has an older schema; its tables are migrated."""
        return header.schema_of(self.tables) < header.SCHEMA


class CachedPage:
    """What is in memory of one page.

    Any thread may read it. The values are never changed: one takes the place of another in one
    step, so the record itself stays the same object.
    """

    __slots__ = (
        "decoded",
        "ignored_version",
        "is_stale",
        "moved_here",
        "own",
        "returned_version",
        "snapshot",
    )

    def __init__(self) -> None:
        self.snapshot: Snapshot | None = None
        """The file as it was last read or written."""
        self.own: Snapshot | None = None
        """The file as this computer last wrote it or merged it, as far as known.

        It is another one than `snapshot` when a sync tool has replaced the file since.
        """
        self.decoded: tuple[Snapshot, Page] | None = None
        """The documents, with the snapshot from which they were decoded."""
        self.moved_here: Sequence[tuple[str, Fields]] = ()
        """The entries that came from other pages, by id."""
        self.is_stale = False
        """Whether a page read later has a document of this one, which was moved there."""
        self.returned_version: FileVersion | None = NO_VERSION
        """The version that was last given out, None for no file."""
        self.ignored_version: FileVersion | None = NO_VERSION
        """The version that cannot be merged and was left as it is, None for no file."""

    def versions(self) -> set[FileVersion | None]:
        """The versions that were last given out and last read or written; one if all is shown."""
        known = {self.snapshot.version} if self.snapshot else set()
        return known | {self.returned_version} - {NO_VERSION}


class CachedPages(dict[str, CachedPage]):
    """The records by the name of the page; one is made when it is first asked for, and stays."""

    def __missing__(self, name: str) -> CachedPage:
        """Make the record of a page; two threads that ask for it get the same one."""
        return self.setdefault(name, CachedPage())


def take_snapshot(path: Path, page: str, envelope: Envelope) -> Snapshot:
    """Read a file.

    Raises Unreadable, also if the file is empty or of another format.
    """
    try:
        found = read_with_version(path)
        if found is None:
            return Snapshot()
        handle, signature, stored = found
        raw = envelope.page_from_disk(page, stored)
        tables, is_as_written = parser.read_checked(page, raw)
        if header.schema_of(tables) < header.SCHEMA:
            from winsboard.store.format.migrations import migrate

            tables = migrate(tables)
        return Snapshot(signature, tables, raw, handle, is_as_written)
    except OSError as error:
        raise unreadable(path, error) from error
    except page_json.FormatError as error:
        raise unreadable(path, str(error)) from error
