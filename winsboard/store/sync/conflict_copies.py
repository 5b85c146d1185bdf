"""Conflict copies that sync tools, version control and people leave next to the pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

from winsboard.domain.model.documents import LIBRARY
from winsboard.store.page_paths import is_month
from winsboard.store.system.files import FileVersion, file_version

_ENDS: Final = (".json", ".json.orig")
"""The endings of a copy's name; git also writes names with something after `.json~`."""


LOOKS: Final = 3
"""How often an unchanged folder is listed again, because its time is a few milliseconds coarse."""


_Look: TypeAlias = tuple[int, int, list[Path]]
"""Modification time of a folder (nanoseconds), how often it was listed since, and its copies."""


class ConflictCopies:
    """Conflict copies of pages, whatever a sync tool names them.

    Names differ by tool and language: a copy is any JSON file that is not named like a page but
    says in its `_meta` which page it is. Every other file is opened once per version and then
    ignored.
    """

    def __init__(
        self, data: Path, months: Path, is_page: Callable[[Path], bool] = lambda _: False
    ) -> None:
        """`is_page` returns whether a file is a page in a fallback file."""
        self._is_page = is_page
        self._folders = data, months
        self._left: dict[Path, FileVersion | None] = {}
        self._looks: dict[Path, _Look] = {}
        self._pages: dict[Path, set[str]] = {data: set(), months: set()}

    def pending(self) -> list[Path]:
        """The files that may be copies of a page and have not been read yet."""
        return [path for path in self._all() if path not in self._left or self._has_changed(path)]

    def ignore(self, path: Path, version: FileVersion | None) -> None:
        """Ignore this version of a file: it is not a copy, or has been merged."""
        self._left[path] = version

    def is_present(self, path: Path) -> bool:
        """Whether a file is one of those that may be copies."""
        return path in self._all()

    def _all(self) -> list[Path]:
        data, months = self._folders
        found = [*self._copies_in(data), *self._copies_in(months)]
        return [path for path in found if not self._is_page(path)]

    def _copies_in(self, folder: Path) -> list[Path]:
        """The files of a folder that may be copies."""
        try:
            touched = folder.stat().st_mtime_ns
        except OSError:
            return []
        before, times, copies = self._looks.get(folder, (0, 0, []))
        times = times + 1 if before == touched else 0
        if times < LOOKS:
            copies = list(self._listed(folder))
        self._looks[folder] = touched, times, copies
        return copies

    def _listed(self, folder: Path) -> Iterator[Path]:
        is_library = folder == self._folders[0]
        try:
            names = os.listdir(folder)  # noqa: PTH208 - a third of the time for 360 months
        except OSError:
            return
        for name in sorted({*names} - self._pages[folder]):
            page = name.removesuffix(".json")
            if page != name and (page == LIBRARY if is_library else is_month(page)):
                # Remembered, so that a check does not take longer with more years.
                self._pages[folder].add(name)
            elif is_copy(name):
                yield folder / name

    def _has_changed(self, path: Path) -> bool:
        return version_at(path) != self._left[path]


def is_copy(name: str) -> bool:
    """Whether a file with this name can be a page or a copy of one."""
    has_end = name.endswith(_ENDS) or (not name.endswith("~") and ".json~" in name)
    return has_end and not name.startswith(".")


def version_at(path: Path) -> FileVersion | None:
    """The version of a file; None also if it cannot be checked."""
    with suppress(OSError):
        return file_version(path)
    return None
