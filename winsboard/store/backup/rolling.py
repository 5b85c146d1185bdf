"""Rolling backups of the pages: hourly, then daily, then weekly.

A backup is a folder named after an hour. It contains every page written since, as it was before. So
the state at that hour is, for each page, its earliest version in this or a later backup, and the
current page if there is none. A backup costs only what changed, and without changes none is made.

Backups are ordered by when they were made. If the clock was set back, the following names have a
number appended that increases each time, such as `2026-11-21T09Z.1`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC
from pathlib import Path
from typing import Final

from winsboard.clock import Clock
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.atomic import AtomicWrite, remove_stale_temp_files
from winsboard.store.errors import cannot_save
from winsboard.store.format.page_json import FormatError
from winsboard.store.page_paths import is_page
from winsboard.store.system.files import make_folder

BACKUPS: Final = "backups"
NAME: Final = "%Y-%m-%dT%HZ"
_NAME: Final = r"\d{4}-\d\d-\d\dT\d\dZ(?:\.[1-9]\d*)?"
ABSENT: Final = ".absent"
"""The suffix that stands for a page that did not exist yet."""
_OF_A_SCHEMA: Final = r"schema-\d+"


def is_backup(name: str) -> bool:
    """Whether a folder has the name of a backup, including those that are kept forever."""
    return bool(re.fullmatch(_NAME, name) or re.fullmatch(_OF_A_SCHEMA, name))


def _is_usual(name: str) -> bool:
    """Whether a folder has the name of a backup that is the only one of its hour."""
    bare = name.replace("-", "")
    return (
        len(name) == 14
        and name[10:14:3] == "TZ"
        and name[4:8:3] == "--"
        and (len(bare) == 12 and name.isascii() and (bare[:8] + bare[9:11]).isdigit())
    )


def is_version(name: str) -> bool:
    """Whether a file in a backup has the name of a page version."""
    page, dot, end = name.partition(".")
    return is_page(page) and dot + end in (".json", ABSENT)


def is_in_backups(folder: Path, page: str) -> bool:
    """Whether a page is in one of the backups in a folder, even as absent."""
    found = (path for end in (".json", ABSENT) for path in folder.glob(f"*/{page}{end}"))
    return any(is_backup(path.parent.name) for path in found)


def hour_of(name: str) -> str:
    """The hour in the name of a backup."""
    return name.partition(".")[0]


def _sort_key(name: str) -> tuple[int, str]:
    """Sort key for the order in which backups were made."""
    hour, _, times_back = name.partition(".")
    return int(times_back or 0), hour


class RollingBackups:
    """The folder `<state>/backups`. The caller must hold the lock to write."""

    def __init__(self, state: Path, clock: Clock, envelope: Envelope) -> None:
        self.folder = state / BACKUPS
        self._envelope = envelope
        self.clock = clock

    def save(self, page: str, raw: bytes | None) -> bool:
        """Save a page as it is before a write, once an hour; `raw` is None if it does not exist.

        Raises nothing, because the disk may still accept the page. Returns whether a new backup was
        begun, after which old ones can be pruned.
        """
        end = ABSENT if raw is None else ".json"
        with suppress(OSError):
            folder = self.folder / self._name_now()
            if (folder / f"{page}.json").exists() or (folder / f"{page}{ABSENT}").exists():
                return False
            is_first = not folder.is_dir()
            make_folder(folder)
            remove_stale_temp_files(folder)
            AtomicWrite(
                folder / f"{page}{end}", self._envelope.to_disk(raw) if raw else b""
            ).commit()
            return is_first
        return False

    def _name_now(self) -> str:
        """The name of this hour's backup, ordered after all existing ones."""
        hour = f"{self.clock.now().astimezone(UTC):{NAME}}"
        last = max(self._list(), key=_sort_key, default=hour)
        if hour_of(last) == hour:
            return last
        times_back, hour_before = _sort_key(last)
        times_back += hour < hour_before
        return f"{hour}.{times_back}" if times_back else hour

    def save_permanently(self, page: str, raw: bytes, schema: int) -> None:
        """Save a page in its old schema forever. Raises CannotSave."""
        path = self.folder / f"schema-{schema}" / f"{page}.json"
        try:
            make_folder(path.parent)
            if not path.exists():
                AtomicWrite(path, self._envelope.to_disk(raw)).commit()
        except OSError as error:
            raise cannot_save(path, error) from error

    def names(self) -> tuple[str, ...]:
        """All backups in the order they were made. Raises OSError if they cannot be listed."""
        return tuple(sorted(self._list(), key=_sort_key))

    def _list(self) -> list[str]:
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 - a third of the time of pathlib
        except (FileNotFoundError, NotADirectoryError):
            return []
        return [name for name in names if _is_usual(name) or re.fullmatch(_NAME, name)]

    def changed_since(self, name: str) -> dict[str, Path]:
        """The pages written since a backup, with the files of their earlier versions."""
        found: dict[str, Path] = {}
        for later in reversed([n for n in self.names() if _sort_key(n) >= _sort_key(name)]):
            found.update(self.files_of(later))
        return found

    def contains(self, page: str) -> bool:
        """Whether any backup contains a page."""
        return is_in_backups(self.folder, page)

    def earlier_versions(self, page: str) -> Iterator[bytes]:
        """The decryptable earlier versions of a page, newest first.

        Raises OSError if one may exist but cannot be read now.
        """
        for name in reversed(self.names()):
            with suppress(FileNotFoundError, FormatError):
                yield self._envelope.read(self.folder / name / f"{page}.json")

    def is_undecryptable(self, name: str) -> bool:
        """Whether a page in a backup needs a key that is not available. Raises OSError."""
        return any(map(self._envelope.is_undecryptable, self.files_of(name).values()))

    def files_of(self, name: str) -> dict[str, Path]:
        """The files of the pages in one backup. Raises OSError."""
        try:
            files = [path for path in (self.folder / name).iterdir() if is_version(path.name)]
        except (FileNotFoundError, NotADirectoryError):
            return {}
        return {path.stem: path for path in files}
