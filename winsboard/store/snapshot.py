"""The file of a page as it was when it was read."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from winsboard.named_tuple import NamedTuple
from winsboard.store import form, imprint, page_parser
from winsboard.store.errors import unreadable
from winsboard.store.files import Handle, Signature, read_whole
from winsboard.store.form import Kept
from winsboard.store.seal import Seal


class Snapshot(NamedTuple):
    """A file as it was at one time; nothing in it is ever changed."""

    signature: Signature | None = None
    """None where there is no file."""
    tables: Kept = MappingProxyType({})
    raw: bytes = b""
    """The plain bytes, also of a sealed file."""
    handle: Handle | None = None
    is_as_written: bool = False
    """Whether a file that was read is as winsboard wrote it."""

    @property
    def is_newer(self) -> bool:
        """Whether a newer winsboard wrote it."""
        return imprint.schema_of(self.tables) > imprint.SCHEMA

    @property
    def is_older(self) -> bool:
        """Whether it was written with an earlier schema; its tables are migrated."""
        return imprint.schema_of(self.tables) < imprint.SCHEMA


def take_snapshot(path: Path, page: str, seal: Seal) -> Snapshot:
    """Read a file.

    Raises Unreadable, also for a file that is empty or of another shape.
    """
    try:
        found = read_whole(path)
        if found is None:
            return Snapshot()
        handle, signature, stored = found
        raw = seal.page_from_disk(page, stored)
        tables, is_as_written = page_parser.read_checked(page, raw)
        if imprint.schema_of(tables) < imprint.SCHEMA:
            from winsboard.store.migrations import migrated

            tables = migrated(tables)
        return Snapshot(signature, tables, raw, handle, is_as_written)
    except OSError as error:
        raise unreadable(path, error) from error
    except form.WrongShape as error:
        raise unreadable(path, str(error)) from error
