"""Rolling backups of the pages: hourly, then daily, then weekly.

A backup is a folder named after an hour; in it lies every page that was written since, as it was
before. The state at that hour is therefore, page by page, the earliest version kept from then on,
and the page as it is now where there is none. So a backup costs what changed, and nothing is made
where nothing changes.

The order of the backups is the one in which they were taken. Where the clock went back, the names
that follow end in a number, such as `2026-11-21T09Z.1`, one higher each time.
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
from winsboard.store.layout import is_page
from winsboard.store.system.files import make_folder

BACKUPS: Final = "backups"
NAME: Final = "%Y-%m-%dT%HZ"
_NAME: Final = r"\d{4}-\d\d-\d\dT\d\dZ(?:\.[1-9]\d*)?"
ABSENT: Final = ".absent"
"""How a page ends that was not there yet."""
_OF_A_SCHEMA: Final = r"schema-\d+"


def is_backup(name: str) -> bool:
    """Whether a folder is called as the backups are, those kept for good too."""
    return bool(re.fullmatch(_NAME, name) or re.fullmatch(_OF_A_SCHEMA, name))


def is_version(name: str) -> bool:
    """Whether a file in a backup is called as an earlier version of a page is."""
    page, dot, end = name.partition(".")
    return is_page(page) and dot + end in (".json", ABSENT)


def is_in_backups(folder: Path, page: str) -> bool:
    """Whether a page lies in one of the backups in a folder, or was not there yet in one."""
    found = (path for end in (".json", ABSENT) for path in folder.glob(f"*/{page}{end}"))
    return any(is_backup(path.parent.name) for path in found)


def hour_of(name: str) -> str:
    """The hour a backup is named after, as it stands in the name."""
    return name.partition(".")[0]


def _place(name: str) -> tuple[int, str]:
    """What puts the names in the order in which the backups were taken."""
    hour, _, times_back = name.partition(".")
    return int(times_back or 0), hour


class RollingBackups:
    """`<state>/backups`; whoever writes holds the lock."""

    def __init__(self, state: Path, clock: Clock, envelope: Envelope) -> None:
        self.folder = state / BACKUPS
        self._envelope = envelope
        self.clock = clock

    def keep(self, page: str, raw: bytes | None) -> bool:
        """Keep a page as it is before it is written, once an hour; none where it is not there.

        A disk that refuses the backup may still take the page, so nothing is raised. Gives whether
        a new backup began with it, after which those that are not needed any more can go.
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
        """The backup of this hour, which comes after all others that there are."""
        hour = f"{self.clock.now().astimezone(UTC):{NAME}}"
        last = max(self._found(), key=_place, default=hour)
        if hour_of(last) == hour:
            return last
        times_back, hour_before = _place(last)
        times_back += hour < hour_before
        return f"{hour}.{times_back}" if times_back else hour

    def keep_for_good(self, page: str, raw: bytes, schema: int) -> None:
        """Keep a page as an earlier schema wrote it; raises CannotSave."""
        path = self.folder / f"schema-{schema}" / f"{page}.json"
        try:
            make_folder(path.parent)
            if not path.exists():
                AtomicWrite(path, self._envelope.to_disk(raw)).commit()
        except OSError as error:
            raise cannot_save(path, error) from error

    def names(self) -> tuple[str, ...]:
        """All backups, as they were taken; raises OSError where they cannot be listed."""
        return tuple(sorted(self._found(), key=_place))

    def _found(self) -> list[str]:
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 - a third of the time of pathlib
        except (FileNotFoundError, NotADirectoryError):
            return []
        return [name for name in names if re.fullmatch(_NAME, name)]

    def changed_since(self, name: str) -> dict[str, Path]:
        """The pages that were written from an hour on, and where they are as they were before."""
        found: dict[str, Path] = {}
        for later in reversed([n for n in self.names() if _place(n) >= _place(name)]):
            found.update(self.held(later))
        return found

    def knows(self, page: str) -> bool:
        """Whether a page was written here, as far back as there are backups."""
        return is_in_backups(self.folder, page)

    def older(self, page: str) -> Iterator[bytes]:
        """The versions of a page that are kept and can be opened, the newest first.

        Raises OSError where one may be there and cannot be read now.
        """
        for name in reversed(self.names()):
            with suppress(FileNotFoundError, FormatError):
                yield self._envelope.read(self.folder / name / f"{page}.json")

    def is_closed(self, name: str) -> bool:
        """Whether a page in a backup is encrypted with a key that is not open; raises OSError."""
        return any(map(self._envelope.is_closed, self.held(name).values()))

    def held(self, name: str) -> dict[str, Path]:
        """The pages that lie in one backup; raises OSError."""
        try:
            files = [path for path in (self.folder / name).iterdir() if is_version(path.name)]
        except (FileNotFoundError, NotADirectoryError):
            return {}
        return {path.stem: path for path in files}
