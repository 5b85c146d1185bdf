"""The retention of rolling backups: which are kept, and which are merged into others.

A clock can be wrong, so age alone never decides: a number of the newest backups always stays, only
a few are removed at a time, and none while the clock is far from the previous backup. A backup that
cannot be decrypted is only removed by number, because nobody knows what only it contains.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.backup.clock_jumps import estimate_times
from winsboard.store.backup.rolling import RollingBackups, hour_of
from winsboard.store.disk.atomic import remove_stale_temp_files
from winsboard.store.disk.temporary_files import temporary_in

HOURLY: Final = timedelta(days=1)
DAILY: Final = timedelta(days=14)
WEEKLY: Final = timedelta(days=91)
MIN_KEPT: Final = 7
"""How many of the newest hours, days and weeks with a backup stay, and versions of each page."""
MAX_KEPT: Final = 120
"""The maximum number of backups, whatever the clock says."""
MAX_REMOVED_AT_ONCE: Final = 2
"""The most backups removed at a time, so that a wrong clock does not remove weeks of them."""
MAX_CLOCK_DIFFERENCE: Final = timedelta(days=3)
"""A clock that differs more than this from the previous backup is not trusted yet."""


class BackupAge(NamedTuple):
    """A backup and its age."""

    name: str
    age: timedelta


def hour_of_backup(name: str) -> datetime:
    """The beginning of the hour a backup is named after."""
    return datetime.fromisoformat(hour_of(name))


def clean_up(backups: RollingBackups) -> None:
    """Remove temporary files and backups that are no longer needed; called once an hour.

    If the disk refuses, the next call tries again.
    """
    with suppress(OSError):
        for name in backups.names():
            remove_stale_temp_files(backups.folder / name)
        prune(backups, backups.clock.now())


def prune(backups: RollingBackups, now: datetime) -> None:
    """Keep hourly backups for a day, daily ones for two weeks, weekly ones for a quarter.

    Page versions that only a removed backup has move to the one before it. Raises OSError.
    """
    names = backups.names()
    if len(names) > MAX_KEPT:
        _remove_one(backups, names)
    elif len(names) > MIN_KEPT and _is_clock_plausible(names, now):
        closed = frozenset(filter(backups.is_undecryptable, names))
        aged = [one for one in _ages_of(names, now) if one.name not in closed]
        gone = [
            one.name
            for one in _removable(backups, aged, now)
            if not _follows_undecryptable(names, one.name, closed)
        ]
        for name in gone[:MAX_REMOVED_AT_ONCE]:
            _merge_into(backups, name)


def _follows_undecryptable(names: Sequence[str], name: str, closed: Collection[str]) -> bool:
    """Whether a backup follows one that cannot be decrypted and cannot receive its pages."""
    place = names.index(name)
    return place > 0 and names[place - 1] in closed


def _is_clock_plausible(names: Sequence[str], now: datetime) -> bool:
    """Whether the clock is close to the backup before the newest one."""
    since = now - hour_of_backup(names[-2])
    return timedelta(0) <= since <= MAX_CLOCK_DIFFERENCE


def _ages_of(names: Sequence[str], now: datetime) -> list[BackupAge]:
    """The ages of backups, oldest first."""
    taken = estimate_times([hour_of_backup(name) for name in names], now)
    ages = [max(now - moment, timedelta(0)) for moment in taken]
    return [BackupAge(name, age) for name, age in zip(names, ages, strict=True)]


def _removable(
    backups: RollingBackups, aged: Sequence[BackupAge], now: datetime
) -> list[BackupAge]:
    """The backups that can be removed, oldest first."""
    newest = _kept_by_number(aged, now)
    stay = newest | _with_few_versions(backups, [one.name for one in aged])
    taken = set[tuple[object, ...]]()
    gone = []
    for one in aged:
        slot = _slot(one, now)
        is_close = slot in taken and one.name not in newest
        if is_close or (one.age > WEEKLY and one.name not in stay):
            gone.append(one)
        taken.add(slot)
    return gone


def _kept_by_number(aged: Sequence[BackupAge], now: datetime) -> frozenset[str]:
    """The backups that stay because of their number, whatever their age."""
    stay = {one.name for one in aged[-MIN_KEPT:]}
    for span in (_day, _week):
        first: dict[object, str] = {}
        for one in aged:
            first.setdefault(span(one, now), one.name)
        stay.update(list(first.values())[-MIN_KEPT:])
    return frozenset(stay)


def _remove_one(backups: RollingBackups, names: Sequence[str]) -> None:
    """Remove one backup, but no version of a page that has few of them."""
    few = _with_few_versions(backups, names)
    gone = next((name for name in names if name not in few), names[1])
    _merge_into(backups, gone)


def _with_few_versions(backups: RollingBackups, names: Sequence[str]) -> frozenset[str]:
    """The backups with a page that has too few newer versions."""
    newer = Counter[str]()
    found = set()
    for name in reversed(names):
        pages = backups.files_of(name)
        if any(newer[page] < MIN_KEPT for page in pages):
            found.add(name)
        newer.update(pages.keys())
    return frozenset(found)


def _merge_into(backups: RollingBackups, name: str) -> None:
    """Remove a backup; the one before it receives the pages it lacks."""
    names = backups.names()
    place = names.index(name)
    if place:
        into = names[place - 1]
        known = backups.files_of(into)
        for page, path in backups.files_of(name).items():
            if page not in known:
                path.rename(backups.folder / into / path.name)
    _remove(backups, name)


def _remove(backups: RollingBackups, name: str) -> None:
    folder = backups.folder / name
    for path in [*backups.files_of(name).values(), *temporary_in(folder)]:
        path.unlink()
    with suppress(OSError):
        # It stays if someone has put a file into it.
        folder.rmdir()


def _slot(one: BackupAge, now: datetime) -> tuple[object, ...]:
    """The time slot of a backup; only the earliest backup of a slot stays."""
    if one.age <= HOURLY:
        return "hour", one.name
    return ("day", _day(one, now)) if one.age <= DAILY else ("week", *_week(one, now))


def _day(one: BackupAge, now: datetime) -> object:
    return (now - one.age).date()


def _week(one: BackupAge, now: datetime) -> tuple[int, int]:
    return (now - one.age).isocalendar()[:2]
