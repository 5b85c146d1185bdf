"""Looks for messages from other boards. Without any, only a folder is looked for."""

from __future__ import annotations

from winsboard.clock import Clock
from winsboard.store.page_paths import has_inbox
from winsboard.store.store import Store


class Incoming:
    """What other boards have sent to a board and what was tried in vain."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._left: frozenset[str] = frozenset()
        """The names of the files that could not be received the last time."""

    def is_waiting(self) -> bool:
        """Whether something waits that was not tried in vain already."""
        if not has_inbox(self._store.state):
            return False
        from winsboard.store.inbox.names import waiting_names

        names = waiting_names(self._store.state)
        return bool(names) and names != self._left

    def receive(self) -> None:
        """Receive what waits. What cannot be received is told, and waits or is moved aside."""
        if self.is_waiting():
            from winsboard.notebook.boards.receiving import Receiver

            self._left = Receiver(self._store, self._clock).receive()
