"""Letting go of backups that are closer together than they need to be."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from winsboard.store.backups import Backups

HOURLY: Final = timedelta(days=1)
DAILY: Final = timedelta(days=14)
WEEKLY: Final = timedelta(days=91)


def moment_of(name: str) -> datetime:
    """The beginning of the hour a backup is named after."""
    return datetime.fromisoformat(name)


def thin(backups: Backups, now: datetime) -> None:
    """Keep hourly backups for a day, daily ones for two weeks, weekly ones for a quarter.

    What only a backup that goes has of the state at an earlier one moves there. Raises OSError.
    """
    kept, taken = "", set[tuple[object, ...]]()
    for name in backups.names():
        moment = moment_of(name)
        slot = _slot(moment, now)
        if now - moment > WEEKLY:
            _remove(backups, name)
        elif slot in taken:
            _fold(backups, name, kept)
        else:
            kept = name
            taken.add(slot)


def _fold(backups: Backups, name: str, into: str) -> None:
    known = backups.held(into)
    for page, path in backups.held(name).items():
        if page not in known:
            path.rename(backups.folder / into / path.name)
    _remove(backups, name)


def _remove(backups: Backups, name: str) -> None:
    folder = backups.folder / name
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def _slot(moment: datetime, now: datetime) -> tuple[object, ...]:
    """Of all backups with the same slot the earliest one stays."""
    age = now - moment
    here = moment.astimezone(now.tzinfo)
    if age <= HOURLY:
        return "hour", moment
    if age <= DAILY:
        return "day", here.date()
    return "week", *here.isocalendar()[:2]
