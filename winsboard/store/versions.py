"""Versions of a page that came from somewhere else, as they stand in files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from winsboard.store import form, imprint
from winsboard.store.files import Signature, read_whole
from winsboard.store.form import Kept, WrongShape
from winsboard.store.misplaced import has_misplaced, put_in_place
from winsboard.store.page_file import Snapshot
from winsboard.store.pages import decoded
from winsboard.store.places import is_page
from winsboard.store.seal import Seal
from winsboard.store.sides import sides_of
from winsboard.store.strays import Strays, is_copy, signature_at


class Version(NamedTuple):
    """A version of a page that came from somewhere else."""

    page: str
    tables: Kept
    path: Path
    signature: Signature | None = None
    """Of the file as it was read."""


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
        raw = seal.from_disk(found[2]) if found else b""
    except OSError:
        return Read()
    except WrongShape as error:
        return Read(why=str(error))
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
    page = imprint.page_of(raw)
    if page is None or not is_page(page):
        return None
    try:
        tables = form.read(page, raw)
    except WrongShape:
        return None
    if has_misplaced(tables):
        tables = put_in_place(tables)
    # One document that can not be read would make the whole page unreadable.
    if imprint.schema_of(tables) > imprint.SCHEMA or not is_sound(page, tables):
        return None
    return Version(page, tables, path)


def is_sound(page: str, tables: Kept) -> bool:
    """Whether every document in it can be read."""
    try:
        decoded(page, tables, {}, {})
    except WrongShape:
        return False
    return True
