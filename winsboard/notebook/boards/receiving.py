"""Receiving what other boards sent: a line becomes an entry, and one taken back is erased.

Each message is received once, however often it comes. What was taken back stays away, also if the
line itself comes later.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time
from pathlib import Path
from typing import Final

from winsboard.clock import Clock
from winsboard.domain.errors import Refusal
from winsboard.domain.family import suggestions
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LIBRARY, Entry, Person, Suggestion, page_of
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.calendar import FIRST_DAY, day_of
from winsboard.domain.text.folding import fold_name
from winsboard.paths import board_id_of
from winsboard.store.errors import Busy, StoreError
from winsboard.store.inbox.folder import Inbox, Outcome, Received
from winsboard.store.inbox.messages import BadMessage, Message
from winsboard.store.inbox.names import waiting_names
from winsboard.store.store import Store
from winsboard.words import format_phrase

NEWER: Final = "newer"
WAIT: Final = 0.5
"""Seconds to wait for another window that is receiving."""


class Receiver:
    """Receives the messages in the inbox of one board."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._inbox = Inbox(store.state)

    def receive(self) -> frozenset[str]:
        """Receive what waits; returns the names of the files that could not be received now.

        What cannot be received is said, and waits or is moved aside.
        """
        try:
            with self._inbox.lock.acquire(WAIT):
                self._inbox.remove_stale_files()
                self._receive_all()
        except Busy:
            return frozenset()
        except StoreError as error:
            self._store.notices.add(error.sentence())
        return waiting_names(self._store.state)

    def _receive_all(self) -> None:
        board = board_id_of(self._store.data)
        for found in self._inbox.messages(board):
            if isinstance(found, Received):
                try:
                    receive(reopened(self._store, self._clock), self._clock, found.message)
                except Refusal:
                    found = found.path, BadMessage("huge")
                else:
                    self._inbox.remove(found.path)
                    continue
            path, bad = found
            if str(bad) == NEWER:
                # A newer winsboard on this computer can read it, such as a withdrawal.
                self._store.notices.add(format_phrase("store.inbox.waits", path=path))
                continue
            self._say_moved(self._inbox.move_aside(path), str(bad))

    def _say_moved(self, path: Path, why: str) -> None:
        reason = format_phrase(f"store.inbox.why.{why}")
        self._store.notices.add(format_phrase("store.inbox.aside", path=path, why=reason))


def reopened(store: Store, clock: Clock) -> Store:
    """The same board once more: the first store sees its writes as those of another program."""
    return Store(store.data, store.state, clock, store.notices, store.envelope)


def receive(store: Store, clock: Clock, message: Message) -> Outcome | None:
    """Receive one message; returns what had become of it before. Raises StoreError.

    What the board makes of it is durable before the receipt is.
    """
    inbox = Inbox(store.state)
    before = inbox.outcome(message.id)
    if message.kind == "withdraw":
        # What a person has saved is theirs, and nobody is told that they have.
        if before != "erased" and not _is_saved_note(store, message.document_id):
            _erase(store, clock, message)
            inbox.write_receipt(message.id, "erased")
    elif before is None:
        _keep(store, clock, message)
        inbox.write_receipt(message.id, "kept")
    return before


def _keep(store: Store, clock: Clock, message: Message) -> None:
    board = Board({LIBRARY: store.page(LIBRARY)})
    now = clock.now()
    context = EditContext(now, day_of(now, board.settings.day_boundary), store.ids.new_id)
    edit: Edit | None
    if message.kind == "suggestion":
        id, day = message.document_id, message.day
        edit = suggestions.arrive(board, message.text, message.name, context, id=id, day=day)
    else:
        entry = _entry(board, message, context)
        is_there = (Entry, entry.id) in store.page(page_of(entry))
        did = "share.received" if message.name else "share.received.somebody"
        edit = None if is_there else context.creation(did, message.name, entry)
    if edit is not None:
        store.commit(edit)


def _entry(board: Board, message: Message, context: EditContext) -> Entry:
    # Another clock may be ahead of this one, and nothing belongs to a day to come.
    day = max(min(message.day, context.today), FIRST_DAY)
    morning = time(*divmod(board.settings.day_boundary, 60))
    return Entry(
        id=message.document_id,
        day=day,
        # When a line came tells when somebody was at their own board, so nothing keeps the time.
        at=datetime.combine(day, morning, context.now.tzinfo),
        kind="win",
        text=message.text,
        whose=_whose(board, message.name),
        given=message.id,
    )


def _whose(board: Board, name: str) -> tuple[str, ...]:
    """The id of the person with this name, a member before others; else the name as it is."""
    found = [p for p in board.library_documents(Person) if fold_name(p.name) == fold_name(name)]
    members = [person for person in found if person.member] or found
    if len(members) == 1:
        return (members[0].id,)
    return (name,) if name else ()


def _erase(store: Store, clock: Clock, message: Message) -> None:
    """Erase what a message once became, from pages, history, copies, backups and drafts."""
    from winsboard.notebook.saving.erasing import erase

    erase(store, clock, {message.document_id, *_later_ids(store, message.document_id)})


def _is_saved_note(store: Store, id: str) -> bool:
    """Whether a suggestion was saved as an entry by the person it is for."""
    found = store.page(LIBRARY).get((Suggestion, id))
    return isinstance(found, Suggestion) and found.state == "taken"


def _later_ids(store: Store, id: str) -> set[str]:
    """The ids that an entry got when it was moved to another month."""
    found: set[str] = set()
    with suppress(StoreError):
        for page in store.every_page({}).values():
            found |= {e.id for e in page.values() if isinstance(e, Entry) and id in e.was}
    return found
