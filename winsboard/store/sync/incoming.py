"""Versions of a page that came from somewhere else, as they stand in files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.envelope import Seal
from winsboard.store.format import header
from winsboard.store.format.json_text import as_utf8, parsed
from winsboard.store.format.migrations import migrated
from winsboard.store.format.page_json import Kept, WrongShape
from winsboard.store.layout import is_page
from winsboard.store.merge.conflict_markers import sides_of
from winsboard.store.merge.external_edits import NAMES
from winsboard.store.merge.misplaced import without_misplaced
from winsboard.store.merge.pages import merged
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.rows.validation import Wrong, sifted
from winsboard.store.sync.conflict_copies import Strays, is_copy, signature_at
from winsboard.store.system.files import Signature, read_whole


class Version(NamedTuple):
    """A version of a page that came from somewhere else."""

    page: str
    tables: Kept
    path: Path
    signature: Signature | None = None
    """Of the file as it was read."""
    wrong: tuple[Wrong, ...] = ()
    """The rows that make no sense and are not among the tables."""


class Came(NamedTuple):
    """A page before and after something was merged into it."""

    before: Kept
    after: Kept


Arrived: TypeAlias = dict[str, Came]
"""What was merged, by page."""


class Read(NamedTuple):
    """What a file holds."""

    versions: Sequence[Version] = ()
    """Two where version control has left both sides in it, none where nothing can be merged."""
    why: str = ""
    """Key of the reason, where there is one why it can not be opened."""


def waiting(strays: Strays, seal: Seal) -> list[Version]:
    """What the copies in a data folder hold; files that hold none are left alone from now on."""
    versions: list[Version] = []
    for path in strays.found():
        signature = signature_at(path)
        found = read_versions(path, seal).versions
        versions += found
        if not found:
            strays.leave(path, signature)
    return versions


def read_versions(path: Path, seal: Seal) -> Read:
    """The versions of pages in a file.

    None where it can not be read, is of no page, or a newer winsboard wrote it.
    """
    try:
        found = read_whole(path)
        raw = as_utf8(seal.from_disk(found[2])) if found else b""
    except OSError:
        return Read()
    except WrongShape as error:
        return Read(why=str(error))
    except ValueError:
        # It has a byte order mark and is no text.
        return Read()
    if found is None or b'"_meta"' not in raw:
        return Read()
    sides = [version_of(side, path) for side in sides_of(raw) or [raw]]
    return Read([side._replace(signature=found[1]) for side in sides if side is not None])


def sides_in(path: Path, page: str, seal: Seal) -> tuple[Snapshot, list[Kept]] | None:
    """A page in whose file version control has left both sides; none if it is no such file.

    The snapshot has no documents.
    """
    try:
        found = read_whole(path)
        raw = seal.page_from_disk(page, found[2]) if found else b""
    except (OSError, WrongShape):
        return None
    sides = [version_of(side, path) for side in sides_of(raw)]
    tables = [side.tables for side in sides if side is not None and side.page == page]
    if found is None or not tables:
        return None
    handle, signature, _ = found
    return Snapshot(signature, {}, raw, handle), tables


def files_below(path: Path) -> list[Path]:
    """A file, or the files of a folder and of those below it that can hold pages."""
    if not path.is_dir():
        return [path]
    found = [file for file in sorted(path.rglob("*")) if is_copy(file.name)]
    return [file for file in found if file.is_file()]


def version_of(raw: bytes, path: Path) -> Version | None:
    """The version of a page that some bytes hold; none if they hold none that can be merged."""
    page = header.page_of(raw)
    if page is None or not is_page(page):
        return None
    tables = _tables(page, raw)
    if header.schema_of(tables) != header.SCHEMA:
        return None
    # What makes no sense is set aside alone; the rest of the file is merged.
    found, graves = (sifted(page, part, {}, keep=False) for part in without_misplaced(tables))
    if found.replaced and not any(found.tables.get(table) for table in NAMES):
        return None
    wrong = (*found.replaced, *graves.replaced)
    is_whole = not any(graves.tables.values())
    whole = found.tables if is_whole else merged(found.tables, graves.tables)
    return Version(page, whole, path, wrong=wrong)


def _tables(page: str, raw: bytes) -> Kept:
    """The tables of a file, also of one in which something has another shape."""
    try:
        return migrated(parser.read(page, raw))
    except WrongShape:
        tables: Kept = {name: rows for name, rows in parsed(raw).items() if type(rows) is dict}
        return tables
