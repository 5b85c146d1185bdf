"""Where the file of each page is: its usual path, or a fallback if something else is there.

The usual path of a page may hold something that is not ours: a pipe, a folder, a link to one of the
person's files, a file of another program. It is never touched. The page is then written to a
fallback file in the data folder, whose `_meta` names the page. That makes it a conflict copy like
those of sync tools, so it is merged into the page as soon as the usual path is free, on this
machine or any other, and nothing written meanwhile is lost.
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
"""Folder in the state folder for copies that have been merged."""
INBOX: Final = "inbox"
"""Folder in the state folder for what other boards have sent."""
MAX_FALLBACKS: Final = 9
"""How many fallback names are tried. A second one is only needed if someone blocks the first."""

_PathState: TypeAlias = tuple[object, ...]


class _DisplacedPage(NamedTuple):
    """A page that is not at its usual path."""

    path: Path
    usual_state: _PathState
    """The state of the usual path when the page was redirected."""
    error: Unreadable | None
    """Why the usual path cannot be used; None if it is a link to this file."""


def is_month(name: str) -> bool:
    """Whether a string is the name of a month's page."""
    if len(name) != 7 or name[4] != "-" or not name.isascii():
        return False
    year, month = name[:4], name[5:]
    return (year + month).isdecimal() and year != "0000" and "01" <= month <= "12"


def is_page(name: str) -> bool:
    """Whether a string is the name of a page."""
    return name == LIBRARY or is_month(name)


def path_in(data: Path, page: str) -> Path:
    """The usual path of a page in a data folder."""
    return (data / MONTHS if is_month(page) else data) / f"{page}.json"


def has_inbox(state: Path) -> bool:
    """Whether another board has ever sent something to the board with this state folder."""
    return (state / INBOX).is_dir()


class PagePaths:
    """The paths of the pages in one data folder."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._usual: dict[str, Path] = {}
        self._others: dict[str, _DisplacedPage] = {}

    def usual(self, page: str) -> Path:
        """The usual path of a page."""
        if page not in self._usual:
            self._usual[page] = path_in(self._data, page)
        return self._usual[page]

    def path(self, page: str) -> Path:
        """The path where a page is now."""
        other = self._others.get(page)
        return self.usual(page) if other is None else other.path

    def error(self, page: str) -> Unreadable | None:
        """Why the usual path of a page cannot be used; None if it can."""
        other = self._others.get(page)
        return other.error if other is not None else None

    def use(self, page: str, path: Path, error: Unreadable | None = None) -> None:
        """Use another file for a page until something changes at its usual path."""
        self._others[page] = _DisplacedPage(path, _state_of(self.usual(page)), error)

    def recheck(self, page: str) -> None:
        """Return to the usual path if something has changed there."""
        other = self._others.get(page)
        if other is not None and other.usual_state != _state_of(self.usual(page)):
            del self._others[page]

    def reset(self, page: str) -> None:
        """Return to the usual path."""
        self._others.pop(page, None)

    def is_displaced(self, page: str) -> bool:
        """Whether a page is not at its usual path."""
        return page in self._others

    def blocked_pages(self) -> tuple[str, ...]:
        """The pages that are in fallback files because their usual paths are blocked."""
        return tuple(page for page, other in self._others.items() if other.error is not None)

    def is_in_use(self, path: Path) -> bool:
        """Whether a file is in use as the file of a page that is not at its usual path."""
        return any(other.path == path for other in self._others.values())

    def free_fallback(self, page: str, is_good: Callable[[Path], bool]) -> Path | None:
        """The first fallback file that is free or already holds the page."""
        for path in fallback_paths(self._data, page):
            if is_good(path) if is_file(path) else not os.path.lexists(path):
                return path
        return None


def fallback_paths(data: Path, page: str) -> Iterator[Path]:
    """The fallback files of a page, in order.

    They are not in the `months` folder, which may be blocked as well.
    """
    for number in range(1, MAX_FALLBACKS + 1):
        yield data / f"{page}.beside{'' if number == 1 else f'-{number}'}.json"


def has_fallback(data: Path, page: str) -> bool:
    """Whether a page has a fallback file, so that the file at its usual path is not ours."""
    return any(map(is_file, fallback_paths(data, page)))


def leads_outside(path: Path, data: Path) -> bool:
    """Whether a link in a data folder points outside it, to nowhere or to itself."""
    try:
        real = path.resolve(strict=is_link(path))
        return not real.is_relative_to(data.resolve())
    except (OSError, RuntimeError):
        return True


def _state_of(path: Path) -> _PathState:
    """The state of a path and its folder, to notice when something else is put there."""
    folder, file = _stat(path.parent), _stat(path)
    return (
        *((folder.st_ino, folder.st_mode) if folder else ()),
        *((file.st_ino, file.st_mode, file.st_size, file.st_ctime_ns) if file else ()),
    )


def _stat(path: Path) -> os.stat_result | None:
    with suppress(OSError):
        return path.lstat()
    return None
