"""Earlier versions of the pages, rolling: hourly, then daily, then weekly.

A backup is a folder named after an hour; in it lies every page that was written since, as it was
before. The state at that hour is therefore, page by page, the earliest version kept from then on,
and the page as it is now where there is none. So a backup costs what changed, and nothing is made
where nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from winsboard.clock import Clock
from winsboard.store.files import make_folder
from winsboard.store.staged import Staged

BACKUPS: Final = "backups"
HOURLY: Final = timedelta(days=1)
DAILY: Final = timedelta(days=14)
WEEKLY: Final = timedelta(days=91)
_NAME: Final = "%Y-%m-%dT%HZ"
ABSENT: Final = ".absent"
"""How a page ends that was not there yet."""


class Backups:
    """`<state>/backups`; whoever writes holds the lock."""

    def __init__(self, state: Path, clock: Clock) -> None:
        self.folder = state / BACKUPS
        self._clock = clock

    def keep(self, page: str, raw: bytes | None) -> None:
        """Keep a page as it is before it is written, once an hour; none where it is not there.

        A disk that refuses the backup may still take the page, so nothing is raised.
        """
        name = f"{self._clock.now().astimezone(UTC):{_NAME}}"
        folder = self.folder / name
        end = ABSENT if raw is None else ".json"
        if (folder / f"{page}.json").exists() or (folder / f"{page}{ABSENT}").exists():
            return
        with suppress(OSError):
            is_first = not folder.is_dir()
            make_folder(folder)
            Staged(folder / f"{page}{end}", raw or b"").publish()
            if is_first:
                self.thin()

    def names(self) -> tuple[str, ...]:
        """All backups, oldest first."""
        try:
            found = [path.name for path in self.folder.iterdir()]
        except OSError:
            return ()
        return tuple(sorted(name for name in found if _moment(name) is not None))

    def changed_since(self, name: str) -> dict[str, Path]:
        """The pages that were written from an hour on, and where they are as they were before."""
        found: dict[str, Path] = {}
        for later in reversed([n for n in self.names() if n >= name]):
            found.update(self._held(later))
        return found

    def older(self, page: str) -> Iterator[bytes]:
        """The versions of a page that are kept, the newest first."""
        for name in reversed(self.names()):
            with suppress(OSError):
                yield (self.folder / name / f"{page}.json").read_bytes()

    def thin(self) -> None:
        """Let go of what is closer together than it needs to be, and of what is too old.

        What only a backup that goes has of the state at an earlier one moves there.
        """
        now = self._clock.now()
        kept, held = "", set[tuple[object, ...]]()
        for name in self.names():
            moment = _moment(name)
            assert moment is not None, "a name that is none"
            if now - moment > WEEKLY:
                self._remove(name)
                continue
            slot = _slot(moment, now)
            if slot in held and kept:
                self._fold(name, kept)
            else:
                kept = name
                held.add(slot)

    def _held(self, name: str) -> dict[str, Path]:
        try:
            files = [path for path in (self.folder / name).iterdir() if path.name[0] != "."]
        except OSError:
            return {}
        return {path.stem: path for path in files}

    def _fold(self, name: str, into: str) -> None:
        known = self._held(into)
        for page, path in self._held(name).items():
            if page not in known:
                path.rename(self.folder / into / path.name)
        self._remove(name)

    def _remove(self, name: str) -> None:
        folder = self.folder / name
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def moment_of(name: str) -> datetime:
    """The beginning of the hour a backup is named after."""
    found = _moment(name)
    assert found is not None, "not the name of a backup"
    return found


def _moment(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _slot(moment: datetime, now: datetime) -> tuple[object, ...]:
    """Of all backups with the same slot the earliest one stays."""
    age = now - moment
    here = moment.astimezone(now.tzinfo)
    if age <= HOURLY:
        return "hour", moment
    if age <= DAILY:
        return "day", here.date()
    return "week", *here.isocalendar()[:2]
