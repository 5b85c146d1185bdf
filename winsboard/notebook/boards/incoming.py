"""Looks for messages from other boards. Without any, only a folder is looked for."""

from __future__ import annotations

from winsboard.clock import Clock
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Document
from winsboard.domain.model.edits import Edit
from winsboard.store.page_paths import INBOX, MONTHS, has_inbox
from winsboard.store.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from winsboard.store.system.folder_watch import FolderWatch as FolderWatch


class Incoming:
    """What other boards have sent to a board and what was tried in vain."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._left: frozenset[str] = frozenset()
        """The names of the files that could not be received the last time."""

    def watch(self) -> FolderWatch | None:
        """Watch the folders in which others write; None if that is not possible here."""
        try:
            from winsboard.store.system.folder_watch import watch
        except ImportError:
            # A Python without `ctypes`.
            return None
        data, state = self._store.data, self._store.state
        return watch((data, data / MONTHS, state, state / INBOX))

    def is_waiting(self) -> bool:
        """Whether something waits that was not tried in vain already."""
        if not has_inbox(self._store.state):
            return False
        from winsboard.store.inbox.names import waiting_names

        names = waiting_names(self._store.state)
        return bool(names) and names != self._left

    def is_taken_back(self, document: Document | None) -> bool:
        """Whether a document was given by another board and is erased here since."""
        if not getattr(document, "given", ""):
            return False
        from winsboard.store.inbox.taken_back import is_taken_back

        return is_taken_back(self._store.state, document)

    def refuse_taken_back(self, edit: Edit) -> None:
        """Raise Refusal for an edit of what another board has taken back."""
        if any(self.is_taken_back(change.after) for change in edit.changes):
            raise Refusal("entry.taken_back")

    def receive(self) -> None:
        """Receive what waits. What cannot be received is told, and waits or is moved aside."""
        if self.is_waiting():
            from winsboard.notebook.boards.receiving import Receiver

            self._left = Receiver(self._store, self._clock).receive()
