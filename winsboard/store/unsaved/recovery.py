"""Writing the unsaved edits of sessions that have ended."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from winsboard.domain.model.edits import Edit
from winsboard.store.errors import CannotSave, Unreadable
from winsboard.store.history.apply import pages_of
from winsboard.store.notices import Notices
from winsboard.store.quarantine.damaged_files import Quarantine
from winsboard.store.system.files import read_with_version
from winsboard.store.unsaved.edits import OrphanedEdits, UnsavedEdits, is_damaged


def recover(
    unsaved: UnsavedEdits,
    write: Callable[[Edit], Collection[str]],
    quarantine: Quarantine,
    now: datetime,
    notices: Notices,
) -> set[str]:
    """Write the orphaned edits in order; returns the pages written.

    An edit that cannot be written stays, with all later ones that touch the same pages. An invalid
    file is quarantined. The caller must hold the lock.
    """
    written: set[str] = set()
    in_the_way: set[str] = set()
    for left in unsaved.orphaned():
        waiting = []
        for edit in left.edits:
            pages = pages_of(edit)
            try:
                if in_the_way.isdisjoint(pages):
                    written.update(write(edit))
                    continue
            except Exception:
                # Whatever is wrong with this edit, it stays on disk and does not block other pages.
                in_the_way.update(pages)
            waiting.append(edit)
        _save_unwritten(unsaved, left, waiting)
    for error in unsaved.unreadable():
        if is_damaged(error):
            _move_aside(error, quarantine, now, notices)
    return written


def _save_unwritten(unsaved: UnsavedEdits, left: OrphanedEdits, waiting: list[Edit]) -> None:
    if len(waiting) < len(left.edits) or not waiting:
        # An edit that stays by mistake does nothing when it is written again.
        with suppress(OSError, CannotSave):
            unsaved.replace(left, waiting)


def _move_aside(error: Unreadable, quarantine: Quarantine, now: datetime, notices: Notices) -> None:
    from winsboard.words import format_phrase

    path, why = Path(str(error.values["path"])), str(error.values["why"])
    with suppress(OSError, CannotSave):
        found = read_with_version(path)
        if found is not None:
            aside = quarantine.save(path.name, found[2], now)
            path.unlink()
            notices.add(format_phrase("store.unsaved_aside", path=path, why=why, aside=aside))
