"""What of a board waits outside its pages; what that needs is loaded when something does."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from winsboard.clock import Clock
from winsboard.domain.model.edits import Edit
from winsboard.store.crypto.envelope import Seal
from winsboard.store.ids import Ids
from winsboard.store.notices import News

if TYPE_CHECKING:
    from winsboard.store.unsaved.edits import Unsaved


class PendingEdits:
    """The edits that could not be written to their pages."""

    def __init__(self, state: Path, seal: Seal, ids: Ids, clock: Clock, news: News) -> None:
        self._state = state
        self._seal = seal
        self._ids = ids
        self._news = news
        self._clock = clock
        self._unsaved: Unsaved | None = None

    @property
    def unsaved(self) -> Unsaved:
        """The files they are kept in."""
        if self._unsaved is None:
            from winsboard.store.unsaved.edits import Unsaved

            self._unsaved = Unsaved(self._state, self._seal, self._ids)
        return self._unsaved

    def take_up(self, write: Callable[[Edit], Collection[str]]) -> set[str]:
        """Write what boards that are gone could not; the pages that were written.

        Whoever calls it holds the lock.
        """
        from winsboard.store.quarantine.damaged_files import Quarantine
        from winsboard.store.unsaved.recovery import take_up

        try:
            quarantine = Quarantine(self._state, self._seal)
            return take_up(self.unsaved, write, quarantine, self._clock.now(), self._news)
        except Exception:
            # They stay where they are; what is written now must not wait for them.
            return set()
