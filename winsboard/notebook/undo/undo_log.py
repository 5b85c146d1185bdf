"""The undo log, read from the history of the pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import islice
from typing import Final, TypeAlias

from winsboard.clock import Clock
from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.edits import Edit
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.records import Record
from winsboard.store.errors import NO_PAGE, StoreError, Unreadable
from winsboard.store.format.lazy_document import Fields
from winsboard.store.history.edit_log import LoggedEdit
from winsboard.store.store import Store

Done: TypeAlias = Record | Edit
"""An edit, on disk or not yet."""

DEPTH: Final = 60
"""The number of edits that can be undone after a restart."""
MAX_EDITS: Final = 60
"""The number of a page's last edits that are searched for celebration lines."""
MAX_MONTHS: Final = 12
"""The number of files, most recently written first, that are read for an undo."""


class Stacks(NamedTuple):
    """The edits that can be undone and redone, the next one last."""

    undo: list[Done]
    redo: list[Done]


class UndoLog:
    """The history of a board: edits on disk and unsaved ones."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.unreadable: dict[str, Unreadable] = {}
        """The months the last query skipped because they cannot be read, with the reason."""
        self._read: frozenset[str] = frozenset()
        """The ids of the edits the last query read."""

    def since(self, start: datetime, keep: Collection[str], unsaved: Sequence[Edit]) -> list[Done]:
        """The edits since a moment, oldest first.

        Months that cannot be read are skipped. Pages not in `keep` are evicted. Raises Unreadable
        for the library.
        """
        from winsboard.store.backup.clock_jumps import estimate_times

        months = self._store.months_written()
        first = start.timestamp()
        written = [m for n, (m, at) in enumerate(months) if n < MAX_MONTHS or at >= first]
        here = self._store.local_edits()
        pages = dict.fromkeys([LIBRARY, *written, *(page for act in here for page in act.pages)])
        done = self._of(unsaved, pages, keep, here)
        about = estimate_times([act.at for act in done], self._clock.now())
        return [act for act, at in zip(done, about, strict=True) if at >= start]

    def recent_lines(self, page: str, unsaved: Sequence[Edit]) -> dict[str, str]:
        """The celebration lines of a page's last edits, by edit, oldest first.

        Empty if the page cannot be read.
        """
        waiting = {edit.id for edit in unsaved}
        kept: list[tuple[str, str]] = []
        now = self._clock.now()
        with suppress(StoreError):
            told = self._store.history_backwards(page)
            acts = islice((act for act in told if not _is_ahead(act[1], now)), MAX_EDITS)
            kept = [(id, str(act.get("said", ""))) for id, act in acts if id not in waiting]
        lines = [*reversed(kept), *((edit.id, edit.said) for edit in unsaved)]
        return {id: said for id, said in lines if said}

    def stacks(self, keep: Collection[str], unsaved: Sequence[Edit]) -> Stacks:
        """Read the edits that can be undone and redone.

        Reads as many files as needed to be certain of the latest edits, and skips months that
        cannot be read. Raises Unreadable for the library.
        """
        here = self._store.local_edits()
        last = (page for act in here[-2 * DEPTH :] for page in act.pages)
        names = list(dict.fromkeys([LIBRARY, *last]))
        done = self._of(unsaved, names, keep, here)
        for month, written in self._store.months_written()[:MAX_MONTHS]:
            if month in names:
                continue
            # Everything in this file and the following ones is older than its last write.
            if len(stacks(act for act in done if _seconds(act) > written).undo) >= DEPTH:
                break
            names.append(month)
            done = self._of(unsaved, names, keep, here)
        return stacks(done)

    def require_certain(self, found: Stacks) -> Stacks:
        """Return the result of `stacks` if no skipped month can contain a later edit.

        Otherwise raises StoreError, because it is unknown which edit was the last.
        """
        for month, error in self.unreadable.items():
            if self._may_be_later(month, error, found):
                raise StoreError("undo_unsure", **error.values)
        return found

    def _may_be_later(self, month: str, error: Unreadable, found: Stacks) -> bool:
        """Whether an unreadable month may contain an edit later than the latest known one."""
        if any(isinstance(act, Edit) for stack in found for act in stack[-1:]):
            return False
        here = self._store.local_edits()
        # The edit log of this machine, which does not depend on file times.
        known = [n for n, act in enumerate(here) if act.id == _id_of_last(found.undo)]
        last = known[-1] if known else self._last_read_index(here)
        if any(month in act.pages and act.id not in self._read for act in here[last + 1 :]):
            return True
        if here and (error.cause in NO_PAGE or not isinstance(error.__cause__, OSError)):
            # Whatever is in it, this machine has not written it since.
            return False
        known_at = self._last_written(found)
        # If even its time is unknown, it may have been written at any time.
        return (self._store.modified_at(month) or known_at) >= known_at

    def _last_read_index(self, here: Sequence[LoggedEdit]) -> int:
        """The index of this machine's last edit that was read; -1 if there is none."""
        return max((n for n, act in enumerate(here) if act.id in self._read), default=-1)

    def _last_written(self, found: Stacks) -> float:
        """When the page with the latest edit was written, in seconds since 1970."""
        acts = [act for stack in found for act in stack[-1:]]
        if not acts:
            return 0.0
        latest = max((act for act in acts if isinstance(act, Record)), key=_seconds)
        return max(map(self._store.modified_at, latest.pages))

    def _of(
        self,
        unsaved: Sequence[Edit],
        names: Iterable[str],
        keep: Collection[str],
        here: Sequence[LoggedEdit],
    ) -> list[Done]:
        # Imported here, because typing a win rarely needs it.
        from winsboard.notebook.undo.edit_order import in_order

        waiting = {edit.id for edit in unsaved}
        records: dict[str, Record] = {}
        self.unreadable = {}
        for name in names:
            records.update((r.id, r) for r in self._records(name) if r.id not in waiting)
            if name not in keep:
                self._store.evict([name])
        self._read = frozenset(records)
        order = [act.id for act in here]
        return [*in_order(records.values(), order, self._clock.now()), *unsaved]

    def _records(self, name: str) -> tuple[Record, ...]:
        try:
            return self._store.records(name)
        except Unreadable as error:
            if name == LIBRARY:
                raise
            self.unreadable[name] = error
            return ()


def stacks(done: Iterable[Done]) -> Stacks:
    """Replay edits, oldest first.

    A new edit can be undone and clears the redo stack. Undoing an edit moves it from one stack to
    the other.
    """
    undo: list[Done] = []
    redo: list[Done] = []
    for act in done:
        if not act.changes and (isinstance(act, Edit) or len(act.pages) == 1):
            # A note about files, such as a restored page, cannot be undone.
            continue
        if not act.undoes:
            undo.append(act)
            redo.clear()
        elif _remove_from_stack(undo, act.undoes):
            redo.append(act)
        elif _remove_from_stack(redo, act.undoes):
            undo.append(act)
    return Stacks(undo, redo)


def _remove_from_stack(stack: list[Done], id: str) -> bool:
    """Remove an undone edit from a stack, starting at the top where it usually is."""
    for n in range(len(stack) - 1, -1, -1):
        if stack[n].id == id:
            del stack[n]
            return True
    return False


def _id_of_last(acts: Sequence[Done]) -> str:
    return acts[-1].id if acts else ""


def _is_ahead(fields: Fields, now: datetime) -> bool:
    """Whether a record has a time in the future, from a clock that was ahead."""
    try:
        at = datetime.fromisoformat(fields["at"])
        if at <= now:
            return False
        from winsboard.store.backup.clock_jumps import JUMP

        return at - now > JUMP
    except (KeyError, TypeError, ValueError):
        return False


def _seconds(act: Done) -> float:
    return act.at.timestamp()
