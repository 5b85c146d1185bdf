"""Versions of a page that came from somewhere else, as they stand in files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from winsboard.store import form
from winsboard.store.files import Signature, read_whole
from winsboard.store.form import Kept, Tables, WrongShape
from winsboard.store.pages import decoded
from winsboard.store.sides import sides_of
from winsboard.store.strays import Strays, is_copy, is_page, signature_at


class Version(NamedTuple):
    """A version of a page that came from somewhere else."""

    page: str
    tables: Tables
    path: Path
    signature: Signature | None = None
    """Of the file as it was read."""


class Came(NamedTuple):
    """A page before and after something was merged into it."""

    before: Kept
    after: Kept


Arrived: TypeAlias = dict[str, Came]
"""What was merged, by page."""


def waiting(strays: Strays) -> list[Version]:
    """What the copies in a data folder hold; files that hold none are left alone from now on."""
    versions = []
    for path in strays.found():
        signature = signature_at(path)
        found = list(versions_in(path))
        versions += found
        if not found:
            strays.leave(path, signature)
    return versions


def versions_in(path: Path) -> Iterator[Version]:
    """The versions of a page in a file, two where version control has left both sides in it.

    None where it can not be read, is of no page, or a newer winsboard wrote it.
    """
    try:
        found = read_whole(path)
    except OSError:
        return
    if found is None or b'"_meta"' not in found[2]:
        return
    for raw in sides_of(found[2]) or [found[2]]:
        version = version_of(raw, path)
        if version is not None:
            yield version._replace(signature=found[1])


def files_below(path: Path) -> list[Path]:
    """A file, or the files of a folder and of those below it that can hold pages."""
    if not path.is_dir():
        return [path]
    found = [file for file in sorted(path.rglob("*")) if is_copy(file.name)]
    return [file for file in found if file.is_file()]


def version_of(raw: bytes, path: Path) -> Version | None:
    """The version of a page that some bytes hold; none if they hold none that can be merged."""
    page = form.page_of(raw)
    if page is None or not is_page(page):
        return None
    try:
        tables = form.read(page, raw)
    except WrongShape:
        return None
    # One document that can not be read would make the whole page unreadable.
    if form.schema_of(tables) > form.SCHEMA or not is_sound(page, tables):
        return None
    return Version(page, tables, path)


def is_sound(page: str, tables: Kept) -> bool:
    """Whether every document in it can be read."""
    try:
        decoded(page, tables, {}, {})
    except WrongShape:
        return False
    return True
