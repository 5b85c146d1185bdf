"""Unsaved edits of a board; the code that handles them is imported only if there are any."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from winsboard.clock import Clock
from winsboard.domain.model.edits import Edit
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.ids import Ids
from winsboard.store.notices import Notices

if TYPE_CHECKING:
    from winsboard.store.unsaved.edits import UnsavedEdits


class PendingEdits:
    """The edits that could not be written to their pages."""

    def __init__(
        self, state: Path, envelope: Envelope, ids: Ids, clock: Clock, notices: Notices
    ) -> None:
        self._state = state
        self._envelope = envelope
        self._ids = ids
        self._notices = notices
        self._clock = clock
        self._unsaved: UnsavedEdits | None = None

    @property
    def unsaved(self) -> UnsavedEdits:
        """The files with unsaved edits."""
        if self._unsaved is None:
            from winsboard.store.unsaved.edits import UnsavedEdits

            self._unsaved = UnsavedEdits(self._state, self._envelope, self._ids)
        return self._unsaved

    def write_orphaned(self, write: Callable[[Edit], Collection[str]]) -> set[str]:
        """Write the edits of boards that have ended; returns the pages written.

        The caller must hold the lock.
        """
        from winsboard.store.quarantine.damaged_files import Quarantine
        from winsboard.store.unsaved.recovery import recover

        try:
            quarantine = Quarantine(self._state, self._envelope)
            return recover(self.unsaved, write, quarantine, self._clock.now(), self._notices)
        except Exception:
            # The edits stay on disk; the current write must not wait for them.
            return set()
