"""Copies that synchronisers, version control and people leave beside the pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from winsboard.domain.documents import LIBRARY
from winsboard.store import form
from winsboard.store.files import Signature, make_folder, read_whole, signature_of
from winsboard.store.form import Kept, Tables, WrongShape
from winsboard.store.ids import RANDOM_BITS
from winsboard.store.pages import decoded
from winsboard.store.staged import Staged

MERGED: Final = "merged"
"""The folder of the state to which copies go that were merged."""
MOST_KEPT: Final = 50
KEPT_DAYS: Final = 90
"""So many of them are kept, and for so long."""
_ENDS: Final = (".json", ".json.orig")
"""How the name of a copy ends; git also writes what comes behind `.json~`."""


class Version(NamedTuple):
    """A version of a page that came from somewhere else."""

    page: str
    tables: Tables
    path: Path


class Strays:
    """The copies in a data folder, whatever their names are.

    No pattern of a synchroniser is known here, since it is translated and changes: a copy is what
    has no name of a page and says in its `_meta` of which page it is. Other files are left alone,
    and looked into once per version.
    """

    def __init__(self, data: Path, months: Path, state: Path) -> None:
        self._folders = data, months
        self._merged = state / MERGED
        self._left: dict[Path, Signature | None] = {}
        self._pages: dict[Path, set[str]] = {data: set(), months: set()}

    def found(self) -> list[Path]:
        """The files that may be copies of a page and were not looked into yet."""
        return [path for path in self._all() if path not in self._left or self._is_other(path)]

    def versions(self) -> list[Version]:
        """What the copies hold; files that hold none are left alone from now on."""
        versions = []
        for path in self.found():
            signature = _signature(path)
            found = list(versions_in(path))
            if found:
                versions += found
            else:
                self._left[path] = signature
        return versions

    def leave(self, path: Path) -> None:
        """Leave a copy that can not be merged alone until it is another one."""
        self._left[path] = _signature(path)

    def put_away(self, path: Path, number: int) -> None:
        """Move a copy that was merged out of the data folder."""
        self.leave(path)
        if path in self._all():
            # One that stays where it is changes nothing when it is merged once more.
            with suppress(OSError):
                make_folder(self._merged)
                _move(path, self._merged / f"{number}-{path.name}")
                thin(self._merged, number)

    def drop(self, path: Path) -> None:
        """Remove a copy that was merged and holds words that somebody has erased."""
        self.leave(path)
        if path in self._all():
            with suppress(OSError):
                path.unlink()

    def keep(self, path: Path, raw: bytes, number: int) -> None:
        """Keep what stood in a page that is about to be replaced by what could be read of it."""
        with suppress(OSError):
            make_folder(self._merged)
            Staged(self._merged / f"{number}-{path.name}", raw).publish()
            thin(self._merged, number)

    def _all(self) -> list[Path]:
        data, months = self._folders
        return [*self._copies_in(data), *self._copies_in(months)]

    def _copies_in(self, folder: Path) -> Iterator[Path]:
        """The files of a folder that may be copies."""
        is_library = folder == self._folders[0]
        try:
            names = os.listdir(folder)  # noqa: PTH208 - a third of the time for 360 months
        except OSError:
            return
        for name in sorted({*names} - self._pages[folder]):
            page = name.removesuffix(".json")
            if page != name and (page == LIBRARY if is_library else _is_month(page)):
                # Known from now on, so that a look costs no more with the years.
                self._pages[folder].add(name)
            elif is_copy(name):
                yield folder / name

    def _is_other(self, path: Path) -> bool:
        return _signature(path) != self._left[path]


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
    from winsboard.store.sides import sides_of

    for raw in sides_of(found[2]) or [found[2]]:
        version = version_of(raw, path)
        if version is not None:
            yield version


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


def is_page(name: str) -> bool:
    """Whether it is the name of a page."""
    return name == LIBRARY or _is_month(name)


def _is_month(name: str) -> bool:
    year, dash, month = name.partition("-")
    is_number = name.isascii() and year.isdecimal() and month.isdecimal()
    return is_number and (len(year), dash, len(month)) == (4, "-", 2) and 1 <= int(month) <= 12


def is_copy(name: str) -> bool:
    """Whether a file of this name can hold a page, or a copy of one."""
    has_end = name.endswith(_ENDS) or (not name.endswith("~") and ".json~" in name)
    return has_end and not name.startswith(".")


def is_sound(page: str, tables: Kept) -> bool:
    """Whether every document in it can be read."""
    try:
        decoded(page, tables, {}, {})
    except WrongShape:
        return False
    return True


def _move(path: Path, target: Path) -> None:
    """Move a file, to another file system too."""
    try:
        path.replace(target)
    except OSError:
        found = read_whole(path)
        if found is not None:
            Staged(target, found[2]).publish()
            path.unlink()


def thin(folder: Path, number: int) -> None:
    """Let go of copies that were merged long ago: of those before a stamp, and all but the newest.

    All that is in them is on the pages. Raises OSError.
    """
    names = [path.name for path in folder.iterdir() if path.name.partition("-")[0].isdecimal()]
    newest_first = sorted(names, key=_number_of, reverse=True)
    oldest = number - (KEPT_DAYS * 24 * 3600 << RANDOM_BITS)
    for place, name in enumerate(newest_first):
        if place >= MOST_KEPT or _number_of(name) < oldest:
            (folder / name).unlink(missing_ok=True)


def _number_of(name: str) -> int:
    return int(name.partition("-")[0])


def _signature(path: Path) -> Signature | None:
    with suppress(OSError):
        return signature_of(path)
    return None
