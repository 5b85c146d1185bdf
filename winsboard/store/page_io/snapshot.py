"""The file of a page as it was when it was read."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.errors import unreadable
from winsboard.store.format import header, page_json
from winsboard.store.format.page_json import Tables
from winsboard.store.page_io import parser
from winsboard.store.system.files import FileVersion, OpenFile, read_whole


class Snapshot(NamedTuple):
    """An immutable snapshot of a file."""

    signature: FileVersion | None = None
    """None if there is no file."""
    tables: Tables = MappingProxyType({})
    raw: bytes = b""
    """The plain bytes, also of an encrypted file."""
    handle: OpenFile | None = None
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


def take_snapshot(path: Path, page: str, envelope: Envelope) -> Snapshot:
    """Read a file.

    Raises Unreadable, also if the file is empty or of another format.
    """
    try:
        found = read_whole(path)
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
