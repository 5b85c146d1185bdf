"""Where each page file is: in its place, or beside it if something else is there.

What is in the place of a page may be no file of ours: a pipe, a folder, a link to a file of the
person, a file of another program. Nobody knows what it is for, so it is never touched. The page is
then a file beside it, whose `_meta` says which page it is. That is what a copy is that a
sync tool leaves, so it is merged into the page on its own as soon as the place is free, here or
on any other machine. Nothing more is needed for it, and nothing written meanwhile can be lost.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

from winsboard.domain.model.documents import LIBRARY
from winsboard.named_tuple import NamedTuple
from winsboard.store.errors import Unreadable
from winsboard.store.system.files import is_file, is_link

MONTHS: Final = "months"
MERGED: Final = "merged"
"""The folder of the state to which copies go that were merged."""
MOST_BESIDE: Final = 9
"""So many names are tried before giving up; more than one is taken only if somebody means harm."""

_Look: TypeAlias = tuple[object, ...]


class _Other(NamedTuple):
    """A page that is elsewhere than usual."""

    path: Path
    look: _Look
    """What the usual place looked like."""
    error: Unreadable | None
    """Why the usual place cannot be used; none where it is a link to this file."""


def is_month(name: str) -> bool:
    """Whether it is the name of the page of a month."""
    year, dash, month = name[:4], name[4:5], name[5:]
    return (
        len(name) == 7
        and name.isascii()
        and dash == "-"
        and year.isdecimal()
        and month.isdecimal()
        and year != "0000"
        and "01" <= month <= "12"
    )


def is_page(name: str) -> bool:
    """Whether it is the name of a page."""
    return name == LIBRARY or is_month(name)


def path_in(data: Path, page: str) -> Path:
    """The usual file of a page in a data folder."""
    return (data / MONTHS if is_month(page) else data) / f"{page}.json"


class Places:
    """The files of the pages of one data folder."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._usual: dict[str, Path] = {}
        self._others: dict[str, _Other] = {}

    def usual(self, page: str) -> Path:
        """The file of a page as it is called."""
        if page not in self._usual:
            self._usual[page] = path_in(self._data, page)
        return self._usual[page]

    def path(self, page: str) -> Path:
        """The file of a page."""
        other = self._others.get(page)
        return self.usual(page) if other is None else other.path

    def error(self, page: str) -> Unreadable | None:
        """Why the usual place of a page cannot be used; none where it is."""
        other = self._others.get(page)
        return other.error if other is not None else None

    def use(self, page: str, path: Path, error: Unreadable | None = None) -> None:
        """Have a page elsewhere until there is something else in its usual place."""
        self._others[page] = _Other(path, _look(self.usual(page)), error)

    def look_again(self, page: str) -> None:
        """Go back to the usual place where something has changed there."""
        other = self._others.get(page)
        if other is not None and other.look != _look(self.usual(page)):
            del self._others[page]

    def forget(self, page: str) -> None:
        """Go back to the usual place."""
        self._others.pop(page, None)

    def is_elsewhere(self, page: str) -> bool:
        """Whether a page is not in its usual place."""
        return page in self._others

    def elsewhere(self) -> tuple[str, ...]:
        """The pages that have to be beside their usual places."""
        return tuple(page for page, other in self._others.items() if other.error is not None)

    def is_in_use(self, path: Path) -> bool:
        """Whether a file is a page that is not in its usual place."""
        return any(other.path == path for other in self._others.values())

    def beside(self, page: str, is_good: Callable[[Path], bool]) -> Path | None:
        """A file beside the usual place: one that is free, or holds the page already."""
        for path in beside(self._data, page):
            if is_good(path) if is_file(path) else not os.path.lexists(path):
                return path
        return None


def beside(data: Path, page: str) -> Iterator[Path]:
    """The files in which a page may be while its usual place is taken.

    They are not in the folder of the months, in the place of which there may be something, too.
    """
    for number in range(1, MOST_BESIDE + 1):
        yield data / f"{page}.beside{'' if number == 1 else f'-{number}'}.json"


def is_beside(data: Path, page: str) -> bool:
    """Whether a page was written beside its place, so what is in the place is not ours."""
    return any(map(is_file, beside(data, page)))


def leads_outside(path: Path, data: Path) -> bool:
    """Whether a link leads from a path in a data folder out of it, to nowhere or to itself."""
    try:
        real = path.resolve(strict=is_link(path))
        return not real.is_relative_to(data.resolve())
    except (OSError, RuntimeError):
        return True


def _look(path: Path) -> _Look:
    """What stands at a path and the folder it is in, so that another thing is noticed."""
    folder, file = _stat(path.parent), _stat(path)
    return (
        *((folder.st_ino, folder.st_mode) if folder else ()),
        *((file.st_ino, file.st_mode, file.st_size, file.st_ctime_ns) if file else ()),
    )


def _stat(path: Path) -> os.stat_result | None:
    with suppress(OSError):
        return path.lstat()
    return None
