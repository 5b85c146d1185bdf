"""Incoming versions of a page, parsed from their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.format import header
from winsboard.store.format.json_text import as_utf8, parse_json
from winsboard.store.format.migrations import migrate
from winsboard.store.format.page_json import FormatError, Tables
from winsboard.store.merge.conflict_markers import split_conflict_markers
from winsboard.store.merge.external_edits import NAMES
from winsboard.store.merge.misplaced import without_misplaced
from winsboard.store.merge.pages import merge_pages
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.page_paths import is_page
from winsboard.store.rows.validation import InvalidRow, validate
from winsboard.store.sync.conflict_copies import ConflictCopies, is_copy, version_at
from winsboard.store.system.files import FileVersion, read_with_version


class Version(NamedTuple):
    """A version of a page from another machine or program."""

    page: str
    tables: Tables
    path: Path
    file_version: FileVersion | None = None
    """The version of the file as it was read."""
    invalid_rows: tuple[InvalidRow, ...] = ()
    """Invalid rows that are not in the tables."""


class PageChange(NamedTuple):
    """A page before and after a merge."""

    before: Tables
    after: Tables


MergeResult: TypeAlias = dict[str, PageChange]
"""The changes of a merge, by page."""


class ReadResult(NamedTuple):
    """The contents of a file."""

    versions: Sequence[Version] = ()
    """Two if the file has merge-conflict markers; empty if nothing can be merged."""
    why: str = ""
    """Key of the reason if the file cannot be opened."""


def pending_versions(conflict_copies: ConflictCopies, envelope: Envelope) -> list[Version]:
    """Parse the conflict copies of a data folder. Files without a page are ignored from now on."""
    versions: list[Version] = []
    for path in conflict_copies.pending():
        signature = version_at(path)
        found = read_versions(path, envelope).versions
        versions += found
        if not found:
            conflict_copies.ignore(path, signature)
    return versions


def read_versions(path: Path, envelope: Envelope) -> ReadResult:
    """Parse the versions of pages in a file.

    Empty if it cannot be read, is not a page, or was written by a newer winsboard.
    """
    try:
        found = read_with_version(path)
        raw = as_utf8(envelope.from_disk(found[2])) if found else b""
    except OSError:
        return ReadResult()
    except FormatError as error:
        return ReadResult(why=str(error))
    except ValueError:
        # It has a byte order mark but is not text.
        return ReadResult()
    if found is None or b'"_meta"' not in raw:
        return ReadResult()
    sides = [version_of(side, path) for side in split_conflict_markers(raw) or [raw]]
    return ReadResult([side._replace(file_version=found[1]) for side in sides if side is not None])


def sides_in(path: Path, page: str, envelope: Envelope) -> tuple[Snapshot, list[Tables]] | None:
    """Parse a page file with merge-conflict markers.

    Returns None unless the sides are versions of this page; the snapshot's tables are empty.
    """
    try:
        found = read_with_version(path)
        raw = envelope.page_from_disk(page, found[2]) if found else b""
    except (OSError, FormatError):
        return None
    sides = [version_of(side, path) for side in split_conflict_markers(raw)]
    tables = [side.tables for side in sides if side is not None and side.page == page]
    if found is None or not tables:
        return None
    handle, signature, _ = found
    return Snapshot(signature, {}, raw, handle), tables


def files_below(path: Path) -> list[Path]:
    """A file, or all files below a folder that can be pages."""
    if not path.is_dir():
        return [path]
    found = [file for file in sorted(path.rglob("*")) if is_copy(file.name)]
    return [file for file in found if file.is_file()]


def version_of(raw: bytes, path: Path) -> Version | None:
    """Parse a version of a page; None if there is nothing that can be merged."""
    page = header.page_of(raw)
    if page is None or not is_page(page):
        return None
    tables = _tables(page, raw)
    if header.schema_of(tables) != header.SCHEMA:
        return None
    # Invalid rows are left out; the rest of the file is merged.
    found, graves = (validate(page, part, {}, keep=False) for part in without_misplaced(tables))
    if found.replaced and not any(found.tables.get(table) for table in NAMES):
        return None
    wrong = (*found.replaced, *graves.replaced)
    is_whole = not any(graves.tables.values())
    whole = found.tables if is_whole else merge_pages(found.tables, graves.tables)
    return Version(page, whole, path, invalid_rows=wrong)


def _tables(page: str, raw: bytes) -> Tables:
    """Parse the tables of a file, skipping any that are not tables."""
    try:
        return migrate(parser.parse(page, raw))
    except FormatError:
        tables: Tables = {
            name: rows for name, rows in parse_json(raw).items() if type(rows) is dict
        }
        return tables
